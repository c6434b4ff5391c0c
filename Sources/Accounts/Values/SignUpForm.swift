public import Core

/// What somebody fills in to get an account.
public struct SignUpForm: Sendable {
  public var email: String
  public var username: String
  public var password: String
  /// The box "I am 18 or older", which comes unticked (D35).
  public var isAdult: Bool
  /// The version of the privacy policy that was shown beside the box.
  public var policyVersion: String
  public var language: Language

  public init(
    email: String, username: String, password: String, isAdult: Bool, policyVersion: String, language: Language
  ) {
    self.email = email
    self.username = username
    self.password = password
    self.isAdult = isAdult
    self.policyVersion = policyVersion
    self.language = language
  }
}
