import Core
import Persistence
public import Policy
import Vault

/// What the operator does about requests.
extension Requests {
  /// Requests that wait, the most urgent first; with `closed` those that are over too, until they are forgotten. At
  /// most `Limits.requestsListedMax`. Opens no words, so it is no look that has to be logged.
  public func list(closed: Bool = false, overdueOnly: Bool = false) async throws -> [RequestEntry] {
    let now = world.now
    return try await database.read { transaction in
      let condition: SQL =
        overdueOnly
        ? "requests.state IN ('received', 'open') AND requests.due_at <= \(now)"
        : closed ? "1 = 1" : "requests.closed_at IS NULL"
      return try entries(
        where: condition, order: "requests.due_at, requests.id", limit: Limits.requestsListedMax, at: now,
        in: transaction
      ).filter { closed || !$0.state.isClosed }
    }
  }

  /// Opens a request with its words; the look is logged, and a person with an account sees that it happened (D21).
  /// Throws `request-unknown`, `request-person`.
  public func show(_ number: String, by person: String?) async throws -> RequestCase {
    let entry = try await database.read { try need(number, in: $0) }
    let key = try await vault.objectKeys([entry.id])[entry.id]
    let seal = key.map { RequestSeal(request: entry.id, key: $0, entropy: world.entropy) }
    let words = try seal.map { try self.words(name: person, $0) }
    return try await database.write { transaction in
      let current = try need(entry.id, in: transaction)
      try note(.viewed, by: .desk, of: current.id, words: words, in: transaction)
      return try assemble(current, seal, in: transaction)
    }
  }

  /// Answers a request, or refuses it on a ground that the law knows, and writes to the person in their language. The
  /// answer stays beside the request until both go.
  ///
  /// Nothing is answered before it is known whose request it is (D28): unproven ones can only be refused for that
  /// reason, and nothing is written to anybody. Throws `request-unproven` otherwise, `request-answer` for a text that
  /// is missing or too long, `request-unknown`, `request-closed`, `request-person`.
  public func answer(
    _ number: String, text typed: String, refusing refusal: RequestRefusal? = nil, by person: String?
  ) async throws {
    let text = RequestText.tidy(typed)
    let (entry, seal) = try await opened(number)
    let words = try self.words(name: person, seal)
    let isUnproven = entry.state == .received || entry.state == .waiting
    let isSilent = isUnproven && entry.proof == .none
    guard !isUnproven || refusal == .identity else { throw RequestFault.unproven }
    guard isSilent || text.contains(where: { !$0.isWhitespace }), text.count <= Limits.requestAnswerLengthMax else {
      throw RequestFault.answerForm
    }
    let (sealed, mail) = (isSilent ? nil : try seal.seal(.answer, text), world.identifier())
    try await database.write { transaction in
      let current = try need(entry.id, in: transaction)
      guard current.state == entry.state, current.proof == entry.proof else {
        throw current.state.isClosed ? RequestFault.closed : RequestFault.unproven
      }
      try close(current, as: refusal == nil ? .answered : .refused, refusal: refusal, in: transaction)
      try transaction.run("UPDATE request_texts SET answer_sealed = \(sealed) WHERE request = \(current.id)")
      try note(refusal == nil ? .answered : .refused, by: .desk, of: current.id, words: words, in: transaction)
      guard !isSilent else { return }
      try ask(
        refusal == nil ? "answer" : "refuse", mail, of: current.id, account: current.account, in: transaction)
    }
  }

  /// Writes down something about a request, for the desk alone, and says what right it is about; the due date follows,
  /// and only ever comes nearer (D29). Throws `request-unknown`, `request-closed`, `request-empty` when there is
  /// neither, `request-too-long`, `request-person`.
  public func note(
    _ number: String, text: String?, right: RequestRight? = nil, by person: String?
  ) async throws {
    guard text?.isEmpty == false || right != nil else { throw RequestFault.empty }
    let (entry, seal) = try await opened(number)
    let said = try words(name: person, note: text.map(RequestText.tidy), seal)
    try await database.write { transaction in
      let current = try need(entry.id, in: transaction)
      if let right {
        guard !current.state.isClosed else { throw RequestFault.closed }
        let sooner = DueDates.answer(receivedAt: current.receivedAt, to: right, terms: terms)
        let usual = DueDates.answer(receivedAt: current.receivedAt, to: current.right, terms: terms)
        let nearer = max(0, usual.microseconds - sooner.microseconds)
        let due = max(
          current.dueAt.adding(microseconds: -nearer), current.receivedAt.adding(microseconds: Span.second))
        try transaction.run(
          "UPDATE requests SET right_name = \(right.rawValue), due_at = \(due) WHERE id = \(current.id)")
      }
      try note(right == nil ? .noted : .classified, by: .desk, of: current.id, words: said, in: transaction)
    }
  }
}
