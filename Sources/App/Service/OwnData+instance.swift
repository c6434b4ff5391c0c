import Accounts
import Assistants
import Core
import Egress
import Energy
import Policy
import Privacy
import Studio
import Web

extension OwnData {
  /// What every module says of one person: counts and dates, never contents (§9.1, D2b).
  init(_ instance: Instance) {
    self.init(
      rights: instance.rights, looks: instance.looks,
      held: { try await Holding(instance, $0).held },
      forecast: { account in
        OwnForecast(try await Holding(instance, account).ends, from: instance.world.now)
      },
      departed: { account in
        // What the gate refused did not leave; what was begun may have.
        try await instance.departures.lines(of: account).items.filter { $0.outcome != .refused }.map { line in
          Departed(at: line.at, contractor: line.contractor ?? line.host, matter: line.matter, text: line.text)
        }
      })
  }

  /// What one person has at one moment.
  private struct Holding {
    var held: [DataClass: Held] = [:]
    var ends: [OwnForecast.End] = []

    init(_ instance: Instance, _ account: Identifier) async throws {
      let census = try await instance.studio.census(of: account)
      held[.works] = Held(count: census.works, first: census.firstEnd, last: census.lastEnd)
      let lives = Dictionary(grouping: try await instance.studio.lives(of: account), by: \.work)
      ends += lives.values.flatMap { OwnForecast.ends(ofWork: $0.map(\.life)) }
      add(.drafts, census.draftEnds)
      add(.uploads, try await instance.uploads.uploads(of: account).map(\.until))
      add(.chats, try await instance.assistants.ends(of: account))
      add(.sessions, try await instance.accounts.sessions(of: account).map(\.endsAt))
      add(.addressHashes, try await instance.sightings.ends(of: account))
      held[.energy] = Held(count: try await instance.energy.movementCount(account))
      add(.transactions, try await instance.transactions.ends(of: account))
      held[.takeouts] = try await instance.takeouts.held(of: account)
      held[.requests] = Held(count: try await instance.requests.census(of: account).all)
      if let closes = try await instance.accounts.profile(of: account).closesAt {
        ends.append(OwnForecast.End(.account, at: closes))
      }
    }

    private mutating func add(_ dataClass: DataClass, _ dates: [Instant?]) {
      held[dataClass] = Held(ends: dates)
      ends += dates.compactMap(\.self).map { OwnForecast.End(dataClass, at: $0) }
    }
  }
}

extension Instance {
  /// Copies of works of people who agreed to internal testing (D25).
  var testCopies: TestCopies {
    TestCopies(studio: studio) { [rights] in try rights.allows(.internalUse, of: $0, in: $1) }
  }

  /// That somebody has looked at a person's things, for that person (D20, D21).
  var looks: Looks { Looks(database: database, world: world) }
}
