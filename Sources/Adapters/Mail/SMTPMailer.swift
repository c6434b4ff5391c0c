import CMail
public import Core
import Dispatch
public import Policy

/// Hands mails to a mail server by SMTP. The call blocks for as long as the server takes, so it has a thread of its
/// own; mails go one after another.
public struct SMTPMailer: Sendable {
  public enum Security: String, Sendable, Hashable, CaseIterable {
    /// TLS from the first byte (usually port 465).
    case tls
    /// TLS before anything is said (usually port 587); without it nothing is sent.
    case startTLS = "starttls"
    /// No TLS: for a server on this machine only.
    case plain
  }

  /// Where the server is and who we are to it.
  public struct Server: Sendable, Hashable {
    public var host: String
    public var port: Int
    public var security: Security
    public var user: String?
    public var password: String?
    /// A file of certificates to trust instead of the system's own.
    public var authorities: String?

    public init(
      host: String, port: Int, security: Security = .startTLS, user: String? = nil, password: String? = nil,
      authorities: String? = nil
    ) {
      self.host = host
      self.port = port
      self.security = security
      self.user = user
      self.password = password
      self.authorities = authorities
    }
  }

  private let server: Server
  private let url: String
  private let sender: MailSender
  private let world: World
  private let timeoutSeconds: Int
  private let queue = DispatchQueue(label: "mail")

  /// Throws `mail-server` for a host or port that cannot be one.
  public init(
    server: Server, sender: MailSender, world: World, timeoutSeconds: Int = Limits.mailSecondsMax
  ) throws(DomainError) {
    let isHost = !server.host.isEmpty && server.host.utf8.allSatisfy { Self.hostLetters.contains($0) }
    guard isHost, (1...65_535).contains(server.port) else {
      throw DomainError(.invalid, "mail-server", "The mail server needs a host name and a port.")
    }
    self.server = server
    self.sender = sender
    self.world = world
    self.timeoutSeconds = timeoutSeconds
    let scheme = server.security == .tls ? "smtps" : "smtp"
    // The path is the name by which curl greets the server.
    url = "\(scheme)://\(server.host):\(server.port)/\(sender.domain)"
  }

  public var port: Mailer { Mailer(send: send) }

  @Sendable func send(_ mail: OutgoingMail) async throws {
    let message = try MailMessage(mail, from: sender, world: world)
    let answer = await withCheckedContinuation { continuation in
      queue.async { continuation.resume(returning: perform(message)) }
    }
    switch answer {
    case .taken: return
    case .refused: throw MailFault.refused
    case .unavailable: throw MailFault.unavailable
    }
  }

  private enum Answer {
    case taken, refused, unavailable
  }

  private func perform(_ message: MailMessage) -> Answer {
    var reply: CLong = 0
    let code = url.withCString { url in
      Self.withOptional(server.user) { user in
        Self.withOptional(server.password) { password in
          Self.withOptional(server.authorities) { authorities in
            var route = mail_route(
              url: url, user: user, password: password, require_tls: server.security == .plain ? 0 : 1,
              authorities: authorities, timeout_seconds: timeoutSeconds)
            return mail_send(&route, sender.address, message.recipient, message.bytes, message.bytes.count, &reply)
          }
        }
      }
    }
    if code == 0 { return .taken }
    // 55x is the server's last word on this mail; all else (no way there, no TLS, no sign-in, busy) may heal.
    return (550...559).contains(reply) ? .refused : .unavailable
  }

  private static func withOptional<T>(_ text: String?, _ body: (UnsafePointer<CChar>?) -> T) -> T {
    guard let text else { return body(nil) }
    return text.withCString { body($0) }
  }

  private static let hostLetters = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-".utf8)
}
