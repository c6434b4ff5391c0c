import Core
import Policy

/// What this module says when something goes wrong. One home, so that two use cases cannot answer differently.
enum AccountFault {
  static let unknown = DomainError(.notFound, "account-unknown", "There is no such account.")
  static let signInWrong = DomainError(
    .invalid, "sign-in-wrong", "The name or the password is not right. Try again, or ask for a new password.")
  static let passwordWrong = DomainError(.invalid, "password-wrong", "The password is not right.")
  static let usernameTaken = DomainError(.conflict, "username-taken", "Somebody has this name already. Choose another.")
  static let emailTaken = DomainError(
    .conflict, "email-taken", "Another account has confirmed this address in the meantime.")
  static let clockDoubted = DomainError(
    .unavailable, "clock-doubted", "The clock is being checked, so this address cannot be confirmed just now.",
    retryAfterSeconds: SweepLimits.clockDoubtRetrySeconds)
  static let emailSame = DomainError(.conflict, "email-same", "This is the address the account has already.")
  static let emailVerified = DomainError(.conflict, "email-verified", "The address is confirmed already.")
  static let linkDead = DomainError(
    .gone, "link-dead", "This link was used already or is too old. Ask for a new one.")
  static let adultRequired = DomainError(
    .invalid, "adult-required", "Songly is for people of 18 years and older. Tick the box if you are.")
  static let policyVersion = DomainError(.invalid, "policy-version", "The policy was updated. Read the page again.")
  static let phraseWrong = DomainError(
    .invalid, "phrase-wrong", "Type your username exactly, so that nobody deletes an account by mistake.")
  static let sessionUnknown = DomainError(.notFound, "session-unknown", "This session is over already.")

  static let primeInvalid = DomainError(.invalid, "prime-invalid", "Choose an end of Prime that is still to come.")
  static let primeNotRunning = DomainError(.conflict, "prime-not-running", "This account has no Prime just now.")

  static func tooManyAttempts(_ seconds: Int) -> DomainError {
    DomainError(
      .tooMany, "too-many-attempts", "Too many attempts. Wait a little and try again.", retryAfterSeconds: seconds)
  }

  static func tooManyMails(_ seconds: Int) -> DomainError {
    DomainError(
      .tooMany, "too-many-mails", "We have sent several mails to this address just now. Look for them, or wait.",
      retryAfterSeconds: seconds)
  }
}
