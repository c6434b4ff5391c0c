public import Core
public import Persistence
public import Policy
import Privacy
public import Vault

/// The only way out (§7.1, D16): the gate decides, the text is redacted, the line is written to the ledger and on the
/// disk, and only then whoever sends is called. Without a line nothing leaves.
public struct Departures: Sendable {
  let database: Database
  let vault: Vault
  private let gate: Gate
  let world: World

  /// - Parameters:
  ///   - database: that of the data, migrated with `Departures.migrations`.
  ///   - gate: the register that decides.
  public init(database: Database, vault: Vault, gate: Gate = Gate(), world: World) {
    self.database = database
    self.vault = vault
    self.gate = gate
    self.world = world
  }

  /// Lets something leave, once, and answers what came back.
  ///
  /// - Parameter hand: sends the parcel it is given and nothing else. It is called once at most, after the line is on
  ///   the disk; the account may be closed by then, so whoever asked discards a late answer (D44).
  ///
  /// Throws `egress-` and the gate's refusal, which is noted without content; `egress-untransformed` for a picture
  /// without a record of its transformation (D23); `egress-too-large`; `account-closed` and `key-destroyed` for
  /// somebody who has left; what the database throws when the line cannot be written; and what `hand` throws.
  public func send<T: Sendable>(
    _ wish: Departure.Wish, hand: (_ parcel: Departure.Parcel) async throws -> T
  ) async throws -> T {
    let id = world.identifier()
    let (contractor, refusal) = decide(wish)
    if let refusal {
      try? await write(Entry(id: id, wish: wish, contractor: nil, refusal: refusal))
      throw Self.refused(refusal, wish)
    }
    let parcel = redacted(wish, id: id, contractor)
    guard parcel.content.shown.map({ $0.utf8.count <= Limits.departureTextBytesMax }) ?? true else {
      throw DomainError(.tooLarge, "egress-too-large", "The text is too long to be sent.")
    }
    try await write(Entry(id: id, wish: wish, contractor: contractor, refusal: nil, parcel: parcel))
    do {
      let answer = try await hand(parcel)
      await end(id, .sent, nil)
      return answer
    } catch {
      await end(id, .failed, (error as? DomainError)?.code ?? (error is CancellationError ? "cancelled" : "fault"))
      throw error
    }
  }

  /// Why a class of things may not go to a host today; nil when it may. For a look at start, before anything is due.
  public func refusal(of matter: Gate.Matter, to host: String) -> Gate.Refusal? {
    switch gate.decide(Gate.Request(matter, host: host, country: nil), on: CivilDate(world.now)) {
    case .allowed, .ownMachine: nil
    case .refused(let refusal): refusal
    }
  }

  private func decide(_ wish: Departure.Wish) -> (Contractor?, refusal: String?) {
    if case .image(_, let transform) = wish.content, transform.isEmpty { return (nil, "untransformed") }
    // A request says where it believes to go; for a mail the operator's setting names the host and nothing more.
    if case .request = wish.content.matter, wish.country == nil {
      return (nil, Gate.Refusal.countryUndeclared.rawValue)
    }
    let request = Gate.Request(wish.content.matter, host: wish.host, country: wish.country)
    switch gate.decide(request, on: CivilDate(world.now)) {
    case .allowed(let contractor): return (contractor, nil)
    case .ownMachine: return (nil, nil)
    case .refused(let refusal): return (nil, refusal.rawValue)
    }
  }

  private func redacted(_ wish: Departure.Wish, id: Identifier, _ contractor: Contractor?) -> Departure.Parcel {
    guard case .prompt(let text) = wish.content else {
      return Departure.Parcel(id: id, content: wish.content, findings: [], contractor: contractor)
    }
    let known = wish.known + (wish.account.map { [$0.description] } ?? [])
    let result = Redactor(known: known).redact(text)
    return Departure.Parcel(
      id: id, content: .prompt(result.text), findings: result.findings, contractor: contractor)
  }

  private static func refused(_ refusal: String, _ wish: Departure.Wish) -> DomainError {
    DomainError(
      .forbidden, "egress-\(refusal)",
      "Nothing was sent: the register of contractors does not allow \(wish.content.matter.name) to go there.")
  }
}
