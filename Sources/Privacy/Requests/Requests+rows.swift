import Core
import Persistence
import Policy
import Vault

/// How requests are read. What waits for a proof that can come no more is as good as expired, though the sweeper has
/// not come yet (D45).
extension Requests {
  private static let columns: SQL = """
    requests.id, requests.number, requests.account, requests.right_name, requests.channel, requests.language,
    requests.state, requests.proof, requests.refusal, requests.received_at, requests.due_at, requests.waits_from,
    requests.closed_at, request_links.ends_at
    """

  func entries(
    where condition: SQL, order: SQL = "requests.id", limit: Int, at now: Instant, in transaction: any Transaction
  ) throws -> [RequestEntry] {
    try transaction.rows(
      """
      SELECT \(Self.columns) FROM requests LEFT JOIN request_links ON request_links.request = requests.id
      WHERE \(condition) ORDER BY \(order) LIMIT \(limit)
      """
    ).map { try Self.entry($0, at: now) }
  }

  /// By the number people know, or by the id. Throws `request-unknown`.
  func need(_ typed: String, in transaction: any Transaction) throws -> RequestEntry {
    let condition: SQL? =
      if let number = RequestNumber.read(typed) {
        "requests.number = \(number)"
      } else if let id = Identifier(typed) {
        "requests.id = \(id)"
      } else {
        nil
      }
    guard let condition,
      let entry = try entries(where: condition, limit: 1, at: world.now, in: transaction).first
    else { throw RequestFault.unknown }
    return entry
  }

  /// The same by its id, inside the writing transaction.
  func need(_ id: Identifier, in transaction: any Transaction) throws -> RequestEntry {
    guard let entry = try entries(where: "requests.id = \(id)", limit: 1, at: world.now, in: transaction).first else {
      throw RequestFault.unknown
    }
    return entry
  }

  /// With the means to open it. Throws `request-unknown` and, when its words are gone, `request-closed`.
  func opened(_ typed: String) async throws -> (entry: RequestEntry, seal: RequestSeal) {
    let entry = try await database.read { try need(typed, in: $0) }
    guard let key = try await vault.objectKeys([entry.id])[entry.id] else { throw RequestFault.closed }
    return (entry, RequestSeal(request: entry.id, key: key, entropy: world.entropy))
  }

  private static func entry(_ row: Row, at now: Instant) throws -> RequestEntry {
    guard let right = RequestRight(rawValue: try row.text(3)), let channel = RequestChannel(rawValue: try row.text(4)),
      let language = Language(rawValue: try row.text(5)), var state = RequestState(rawValue: try row.text(6)),
      let proof = RequestProof(rawValue: try row.text(7))
    else { throw DomainError(.fault, "row-shape", "The request cannot be read.") }
    var closedAt = try row.optionalInstant(12)
    if state == .waiting, let end = try row.optionalInstant(13), end <= now { (state, closedAt) = (.expired, end) }
    return RequestEntry(
      id: try row.identifier(0), number: try row.text(1), account: try row.optionalIdentifier(2), right: right,
      channel: channel, language: language, state: state, proof: proof,
      refusal: try row.optionalText(8).flatMap(RequestRefusal.init), receivedAt: try row.instant(9),
      dueAt: try row.instant(10), waitingSince: state == .expired ? nil : try row.optionalInstant(11),
      closedAt: closedAt)
  }

  func steps(of request: Identifier, _ seal: RequestSeal?, in transaction: any Transaction) throws -> [RequestStep] {
    try transaction.rows(
      """
      SELECT request_steps.id, act, actor, at, name_sealed, note_sealed FROM request_steps
      LEFT JOIN request_notes ON request_notes.id = request_steps.id
      WHERE request_steps.request = \(request) ORDER BY request_steps.place
      """
    ).compactMap { row in
      guard let act = RequestStep.Act(rawValue: try row.text(1)),
        let actor = RequestStep.Actor(rawValue: try row.text(2))
      else { return nil }
      let id = try row.identifier(0)
      return RequestStep(
        act: act, actor: actor, at: try row.instant(3),
        name: try row.optionalBytes(4).flatMap { try seal?.open(name: $0, of: id) },
        note: try row.optionalBytes(5).flatMap { try seal?.open(note: $0, of: id) })
    }
  }

  /// A request with its words, as far as they are still there.
  func assemble(_ entry: RequestEntry, _ seal: RequestSeal?, in transaction: any Transaction) throws -> RequestCase {
    var whole = RequestCase(entry: entry, steps: try steps(of: entry.id, seal, in: transaction))
    let isGone = entry.state == .expired && entry.proof == .none
    guard let seal, !isGone,
      let row = try transaction.row(
        """
        SELECT address_sealed, subject_sealed, text_sealed, ignored_sealed, answer_sealed FROM request_texts
        WHERE request = \(entry.id)
        """)
    else { return whole }
    whole.address = try row.optionalBytes(0).map { try seal.open(.address, $0) }
    whole.subject = try seal.open(.subject, try row.bytes(1))
    whole.text = try seal.open(.text, try row.bytes(2))
    whole.ignored = try row.optionalBytes(3).map { try seal.open(.ignored, $0) }
    whole.answer = try row.optionalBytes(4).map { try seal.open(.answer, $0) }
    return whole
  }
}
