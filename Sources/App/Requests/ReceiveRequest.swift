import Accounts
import Adapters
import Core
import Privacy

/// Takes a mail to the contact address as a request (§9.3, D28): what the mail server's pipe calls.
struct ReceiveRequest {
  let instance: Instance

  enum Taken: Sendable, Hashable {
    /// A case was opened.
    case number(String)
    /// A bounce, an absence note or our own mail come back: nobody asks anything with it.
    case ignored
  }

  /// Looks at no account. Throws `mail-unreadable`, `email-invalid`, and what `Requests.receive` throws.
  func receive(_ bytes: [UInt8]) async throws -> Taken {
    let mail = try IncomingMail(bytes)
    let address = try Accounts.canonical(email: mail.address)
    let own = ["mail.sender", "operator.mail"].compactMap { key in
      try? Accounts.canonical(email: instance.settings[key])
    }
    guard mail.nature != .reply, !own.contains(address) else { return .ignored }
    let language = Self.language(of: mail.subject + "\n" + mail.text)
    return .number(
      try await instance.requests.receive(
        ReceivedMail(
          address: address, subject: mail.subject, text: mail.text, ignored: mail.ignored,
          language: language ?? Language(rawValue: instance.settings["site.language"]) ?? .english,
          mayBeAnswered: mail.nature == .personal)))
  }

  /// The language of what somebody wrote, by its letters; nil where there are none. The account would know better, but
  /// an answer in its language would say that there is one (D28).
  static func language(of text: String) -> Language? {
    var (latin, cyrillic, kazakh) = (0, 0, 0)
    for scalar in text.unicodeScalars.prefix(Self.lettersLookedAt) {
      switch scalar.value {
      case 0x41...0x5a, 0x61...0x7a: latin += 1
      case 0x0400...0x04ff:
        cyrillic += 1
        if kazakhLetters.contains(scalar) { kazakh += 1 }
      default: break
      }
    }
    guard latin + cyrillic > 0 else { return nil }
    guard cyrillic * 3 >= latin else { return .english }
    // Every fourth to tenth letter of Kazakh is one that Russian lacks; a name or two in a Russian text are fewer.
    return kazakh * 40 >= cyrillic && kazakh > 1 ? .kazakh : .russian
  }

  private static let lettersLookedAt = 5000
  private static let kazakhLetters = Set("әғқңөұүһіӘҒҚҢӨҰҮҺІ".unicodeScalars)
}
