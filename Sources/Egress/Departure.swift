public import Core
public import Policy

/// What somebody wants to let leave, and what then does.
public enum Departure {
  /// Only what the policy permits has a case (§7.1, §7.2).
  public enum Content: Sendable, Hashable {
    /// The text of a wish; what points at a person is taken out before it leaves (D19).
    case prompt(String)
    /// A picture that was transformed, with the name of the way in which it was: without that record it is refused
    /// (§2.1.2, D9, D23).
    case image([UInt8], transform: String)
    /// A mail to the address that the person gave, of which the ledger notes how large it is.
    case mail(bytes: Int)

    var matter: Gate.Matter {
      switch self {
      case .prompt: .request(.promptText)
      case .image: .request(.transformedImage)
      case .mail: .delivery(.ownMail)
      }
    }

    var bytes: Int {
      switch self {
      case .prompt(let text): text.utf8.count
      case .image(let bytes, _): bytes.count
      case .mail(let bytes): (max(0, bytes) / Limits.mailBytesStep + 1) * Limits.mailBytesStep
      }
    }

    /// What the person is shown of it: the words that left, or how the picture had been transformed. Of a mail nothing:
    /// the person has it, and its links are secrets.
    var shown: String? {
      switch self {
      case .prompt(let text): text
      case .image(_, let transform): transform
      case .mail: nil
      }
    }
  }

  public struct Wish: Sendable, Hashable {
    public var content: Content
    /// Whose it is; nil for what is nobody's, or nobody's any more.
    public var account: Identifier?
    /// A word of ours, such as `song` or `verification`.
    public var purpose: String
    public var host: String
    /// Where the caller believes the host to be; required for a request (§7.3).
    public var country: String?
    /// The person's own e-mail and login, which the redactor takes out with the rest.
    public var known: [String]

    public init(
      _ content: Content, of account: Identifier?, purpose: String, to host: String, country: String? = nil,
      known: [String] = []
    ) {
      self.content = content
      self.account = account
      self.purpose = purpose
      self.host = host
      self.country = country
      self.known = known
    }
  }

  /// What may be handed over now, once: its line is in the ledger.
  public struct Parcel: Sendable, Hashable {
    /// Made for this delivery and for no other; it says nothing of the person (D19).
    public var id: Identifier
    public var content: Content
    public var findings: [Redactor.Finding]
    /// Nil for another program of this machine.
    public var contractor: Contractor?
  }

  public enum Outcome: String, Sendable, Hashable, CaseIterable {
    /// The gate let nothing out.
    case refused
    /// Its line was written and nothing was heard since: it may have left, or a crash came first.
    case begun
    case sent
    case failed
  }

  /// One line of the ledger, as its person reads it.
  public struct Line: Sendable, Hashable, Identifiable {
    public var id: Identifier
    public var at: Instant
    /// `prompt.text`, `image.transformed` or `mail.own`.
    public var matter: String
    public var purpose: String
    /// Nil for another program of this machine, and for a host that the register does not name.
    public var contractor: String?
    public var host: String
    public var bytes: Int
    public var outcome: Outcome
    /// Why it was refused or failed; stable.
    public var code: String?
    /// The text that left (D19).
    public var text: String?
    /// From this instant on the line is gone (§5.6).
    public var until: Instant?
  }
}
