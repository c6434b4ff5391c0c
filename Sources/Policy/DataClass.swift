/// A class of data as people understand it: what the policy page, "My data" and the California table (§17) list.
/// Each says its clause, its keeping rule, why it is used and who may receive it.
public enum DataClass: String, Sendable, Hashable, CaseIterable {
  case account, preferences, sessions, drafts, uploads, works, chats, energy, transactions, logs, addressHashes,
    departures, takeouts, requests

  public var clause: Clause {
    switch self {
    case .account: .accountData
    case .preferences, .sessions, .logs, .addressHashes: .technicalData
    case .drafts, .uploads: .uploads
    case .works, .chats: .generatedContent
    case .energy, .transactions: .payments
    case .departures: .outgoingRequests
    case .takeouts: .rights
    case .requests: .requests
    }
  }

  public var purposes: [Purpose] {
    switch self {
    case .account: [.signIn, .security, .support]
    case .preferences: [.signIn]
    case .sessions: [.signIn, .security]
    case .drafts, .works, .chats: [.making]
    case .uploads: [.making, .moderation]
    case .energy: [.payments]
    case .transactions: [.legalDuties, .payments]
    case .logs, .addressHashes: [.security]
    case .departures, .takeouts, .requests: [.legalDuties]
    }
  }

  /// The ground of the first purpose: the one without which the data would not be held.
  public var ground: Ground { purposes.first?.ground ?? .legalObligation }

  public var recipients: [Recipient] {
    switch self {
    // The address is what a payment operator sends its receipt to (§7.1).
    case .account, .transactions: [.authorities, .paymentOperators]
    case .drafts, .uploads, .works: [.authorities, .contractors]
    default: [.authorities]
    }
  }

  /// The categories of the California disclosure (§17).
  public enum CaliforniaCategory: String, Sendable, Hashable, CaseIterable {
    case identifiers, networkActivity, audioVisualContent, inferences
  }

  public var californiaCategory: CaliforniaCategory {
    switch self {
    case .account, .energy, .transactions, .requests: .identifiers
    case .sessions, .logs, .addressHashes, .departures: .networkActivity
    case .drafts, .uploads, .works, .chats, .takeouts: .audioVisualContent
    case .preferences: .inferences
    }
  }

  /// Where data comes from (§17).
  public enum Source: String, Sendable, Hashable, CaseIterable {
    case person, use, paymentProcessors
  }

  public var sources: [Source] {
    switch self {
    case .account, .drafts, .uploads, .requests: [.person]
    case .preferences, .works, .chats, .takeouts: [.person, .use]
    case .sessions, .logs, .addressHashes, .departures: [.use]
    case .energy: [.use, .paymentProcessors]
    case .transactions: [.person, .paymentProcessors]
    }
  }
}
