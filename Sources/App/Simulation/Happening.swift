import Core
import Policy

/// Something that happened in a simulation: a line of its output.
struct Happening: Sendable, Hashable, Encodable {
  enum Event: String, Sendable, Hashable, Encodable {
    case accepted, refused, hidden, trashed, restored, purged, notice, accountErased, keyDestroyed, transactionPurged
  }

  var at: Timestamp
  var event: Event
  /// The scenario's own name of what it happened to: for a chat the assistant's, for an address key its month.
  var object: String?
  var user: String?
  /// The clause by which it happened.
  var clause: String
  /// When it was due.
  var due: Timestamp?
  /// Of a notice: how many days before.
  var days: Int?
  /// Of a refusal: its stable code.
  var reason: String?

  init(
    _ event: Event, at: Instant, object: String? = nil, user: String? = nil, clause: Clause, due: Instant? = nil,
    days: Int? = nil, reason: String? = nil
  ) {
    self.at = Timestamp(at)
    self.event = event
    self.object = object
    self.user = user
    self.clause = clause.rawValue
    self.due = due.map(Timestamp.init)
    self.days = days
    self.reason = reason
  }
}
