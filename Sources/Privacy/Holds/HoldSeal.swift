import Core
import Vault

/// Seals what a hold says in words.
struct HoldSeal: Sendable {
  var hold: Identifier
  var key: DataKey
  var entropy: Entropy

  func reason(_ text: String) throws -> [UInt8] {
    try key.seal(text, at: SealedPlace("evidence_holds", "reason", hold), entropy: entropy)
  }

  func firstApprover(_ text: String) throws -> [UInt8] {
    try key.seal(text, at: SealedPlace("evidence_holds", "first_approver", hold), entropy: entropy)
  }

  func secondApprover(_ text: String) throws -> [UInt8] {
    try key.seal(text, at: SealedPlace("evidence_holds", "second_approver", hold), entropy: entropy)
  }

  func person(_ text: String, of event: Identifier) throws -> [UInt8] {
    try key.seal(text, at: SealedPlace("hold_events", "person", event), entropy: entropy)
  }
}
