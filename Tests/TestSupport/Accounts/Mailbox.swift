public import Core
import Synchronization

/// A mailer that keeps what it is given, or fails as told.
public final class Mailbox: Sendable {
  private let state = Mutex<(mails: [OutgoingMail], fault: DomainError?)>(([], nil))

  public init() {}

  public var mailer: Mailer {
    Mailer { [self] mail in
      try state.withLock { state in
        if let fault = state.fault { throw fault }
        state.mails.append(mail)
      }
    }
  }

  public var mails: [OutgoingMail] { state.withLock { $0.mails } }

  /// From now on every mail fails like this; nil mends it.
  public func fail(with fault: DomainError?) {
    state.withLock { $0.fault = fault }
  }

  public func subjects(to recipient: String) -> [String] {
    mails.filter { $0.recipient == recipient }.map(\.subject)
  }

  /// The token behind `/page/` in the newest mail to somebody that has such a link.
  public func token(_ page: String, to recipient: String) -> String? {
    for mail in mails.reversed() where mail.recipient == recipient {
      if let token = Self.tokens(page, in: mail.text).first { return token }
    }
    return nil
  }

  public static func tokens(_ page: String, in text: String) -> [String] {
    text.split(whereSeparator: \.isWhitespace).compactMap { word in
      word.firstRange(of: "/\(page)/").map { String(word[$0.upperBound...]) }
    }
  }
}
