import Core
import Policy

extension Simulator {
  /// Lets one act happen and says whether the instance took it, and what came of it at once.
  mutating func perform(_ act: Scenario.Act) async throws {
    let subject = ActSubject(act)
    let now = house.clock.now
    do {
      let due = try await carryOut(act)
      say(Happening(.accepted, at: now, object: subject.object, user: subject.user, clause: subject.clause, due: due))
    } catch let error as DomainError where error.kind != .fault && error.kind != .unavailable {
      say(
        Happening(
          .refused, at: now, object: subject.object, user: subject.user, clause: subject.clause, reason: error.code))
      // Who was refused was there all the same (D7).
      return try await observe(concerned(by: act))
    }
    let concerned = concerned(by: act)
    if case .deleteAccount(let user) = act { try await erase(user) }
    try await observe(concerned)
    sayMoved(act, at: now)
    // What is owed at the end of Prime is owed now (D5).
    if case .endPrime = act, isSweeping { try await sendNotices() }
  }

  /// What a person does is an access, if their account is there (D7); Prime is bought, which is none.
  private mutating func carryOut(_ act: Scenario.Act) async throws -> Instant? {
    switch act {
    case .signUp(let user): try await signUp(user)
    case .prime(let user, let until): try await startPrime(until, of: user)
    case .hold(let hold, let objects, let until): try await place(hold, on: objects, until: until)
    case .release(let hold): try await release(hold)
    case .access(let user): _ = try await access(user)
    case .create(let user, let work): return try await create(work, by: access(user))
    case .upload(let user, let upload): return try await receive(upload, by: access(user))
    case .message(let user, let assistant, let count):
      return try await send(count, to: assistant, by: access(user))
    case .delete(let user, let work): try await delete(work, by: access(user))
    case .restore(let user, let work): try await restore(work, by: access(user))
    case .endPrime(let user): try await endPrime(of: access(user))
    case .pay(let user, let transaction): try await pay(transaction, by: access(user))
    case .restrict(let user): try await restrict(true, access(user))
    case .unrestrict(let user): try await restrict(false, access(user))
    case .deleteAccount(let user): try await leave(access(user))
    case .addressSeen(let user): try await see(access(user))
    case .stopSweeper, .startSweeper, .end: break
    }
    return nil
  }

  /// Whose things an act can have changed: of others nothing happens between two instants.
  private func concerned(by act: Scenario.Act) -> [Int] {
    switch act {
    case .hold(let hold, _, _), .release(let hold): cast.people(under: hold)
    default: (ActSubject(act).user.flatMap { cast.current[$0] }).map { [$0] } ?? []
    }
  }

  private mutating func sayMoved(_ act: Scenario.Act, at now: Instant) {
    switch act {
    case .delete(let user, let work):
      guard let thing = moved(work, of: user).map({ cast.things[$0] }) else { return }
      say(
        Happening(
          .trashed, at: now, object: work, user: user, clause: .trashSevenDays,
          due: purgeDue(thing, findings[thing.person])))
    case .restore(let user, let work):
      guard let index = moved(work, of: user) else { return }
      cast.things[index].isHidden = false
      let thing = cast.things[index]
      say(
        Happening(
          .restored, at: now, object: work, user: user, clause: .trashSevenDays,
          due: hiddenDue(thing, findings[thing.person])))
    default: return
    }
  }

  private func moved(_ work: String, of user: String) -> Int? {
    cast.current[user].flatMap { cast.thing(work, .work, of: $0) }
  }
}

/// What an act is about: the names and the clause of the line that answers it.
struct ActSubject {
  var object: String?
  var user: String?
  var clause: Clause

  init(_ act: Scenario.Act) {
    switch act {
    case .signUp(let user): self.init(nil, user, .accountData)
    case .access(let user): self.init(nil, user, .accessIsAuthenticated)
    case .create(let user, let work): self.init(work, user, .keepGenerated)
    case .upload(let user, let upload): self.init(upload, user, .keepUploads)
    case .message(let user, let assistant, _): self.init(assistant, user, .keepChats)
    case .delete(let user, let work), .restore(let user, let work): self.init(work, user, .trashSevenDays)
    case .prime(let user, _), .endPrime(let user): self.init(nil, user, .primeRestartsClock)
    case .pay(let user, let transaction): self.init(transaction, user, .keepTransactions)
    case .hold(let hold, _, _), .release(let hold): self.init(hold, nil, .holds)
    case .restrict(let user), .unrestrict(let user): self.init(nil, user, .restriction)
    case .deleteAccount(let user): self.init(nil, user, .accountDeletion)
    case .addressSeen(let user): self.init(nil, user, .addressHash)
    case .stopSweeper, .startSweeper, .end: self.init(nil, nil, .hiddenAtExpiry)
    }
  }

  private init(_ object: String?, _ user: String?, _ clause: Clause) {
    (self.object, self.user, self.clause) = (object, user, clause)
  }
}
