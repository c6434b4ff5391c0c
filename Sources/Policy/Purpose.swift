/// Why the service may use personal data at all (§4).
public enum Ground: String, Sendable, Hashable, CaseIterable {
  case contract, legitimateInterest, consent, legalObligation
}

/// What personal data is used for (§3). There is no other use, and each has exactly one ground (§4).
public enum Purpose: String, Sendable, Hashable, CaseIterable {
  case signIn, security, making, payments, moderation, support, improvement, legalDuties, operatorInterests

  public var ground: Ground {
    switch self {
    case .signIn, .making, .payments, .support: .contract
    case .security, .moderation, .operatorInterests: .legitimateInterest
    // Nothing of a person's serves improvement unless they said so (D25).
    case .improvement: .consent
    case .legalDuties: .legalObligation
    }
  }
}

/// Who may receive personal data (§7.1). Nobody else does, and nobody buys it.
public enum Recipient: String, Sendable, Hashable, CaseIterable {
  /// On a lawful request, as a case that is counted (D42).
  case authorities
  /// Only amount, order number and e-mail address.
  case paymentOperators
  /// Those in `Contractor.register`, with the classes declared there (D16).
  case contractors
}
