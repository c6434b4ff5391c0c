/// A use of somebody's data that needs their own choice (§4, D25, D30): each is off until it is given, withdrawn as
/// easily as it was given, and kept with its history.
public enum ConsentKind: String, Sendable, Hashable, CaseIterable {
  /// Their content serves internal testing (§8, D25).
  case internalUse = "internal-use"
  /// Mails beyond those that the service owes.
  case optionalMail = "optional-mail"
  /// Their use is counted in statistics, in no number below `Limits.smallestCountShown` (D26).
  case statistics
  /// The third-party counter, where the operator has enabled one (§11, D15).
  case analytics

  public var clause: Clause {
    switch self {
    case .internalUse: .internalUse
    case .optionalMail: .restriction
    case .statistics: .smallCounts
    case .analytics: .metrikaOptIn
    }
  }

  /// What holds before anybody chose. Statistics rest on legitimate interest, against which a person may object; the
  /// others rest on consent.
  public var isOnBeforeChoice: Bool { self == .statistics }
}
