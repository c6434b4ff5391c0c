import Core
import Foundation
import Persistence
import Policy
import Privacy
import TestSupport
import Testing
import Vault

@testable import App

/// D3, D4: of a destroyed key nothing stays that the instance key could open, on a server that keeps deleted rows too.
@Suite struct KeyRemainsTests {
  @Test(arguments: Engine.allCases)
  func wrappingsOfDestroyedKeysAreGone(_ engine: Engine) async throws {
    // Keys of its own: the server holds the databases of other tests too, and those of theirs that are made alike.
    try await TraceHouse.with(engine, seed: 20_301) { house, _ in
      let (ada, ben) = (house.canaries(1), house.canaries(2))
      let (goes, stays) = (try await house.settle(ada), try await house.settle(ben))
      try await house.settleMore(ada, goes)
      let doomed = try await house.wrappings(of: goes)
      let kept = try await house.wrappings(of: stays)
      #expect(doomed.count > 5 && kept.count > 2)
      try await house.checkpoint(engine)
      #expect(found(doomed, house, engine) == doomed.count, "the search sees them while they live")
      // Statistics are samples, and would keep them.
      try await house.instance.keys.write { _ = try $0.run("ANALYZE") }

      try await house.instance.eraser.erase(account: goes)
      try await house.checkpoint(engine)
      // SQLite overwrites; PostgreSQL keeps them, which is why there is something to do.
      #expect((found(doomed, house, engine) > 0) == (engine == .postgres))
      let forgetter = try #require(house.instance.forgetters.first { $0.name == "key-remains" })
      let due = SweepLimits.keyRemainsMost.end(from: house.clock.now)
      #expect(try await forgetter.count(dueAt: due.adding(microseconds: -1)) == 0)
      house.clock.pass(to: due)
      #expect((try await forgetter.count(dueAt: due) > 0) == (engine == .postgres))
      let report = try await house.instance.makeSweeper().sweepOnce()
      #expect(report.failures.isEmpty, "\(report)")
      #expect(try await forgetter.count(dueAt: due) == 0)
      try await house.checkpoint(engine)
      #expect(found(doomed, house, engine) == 0, "\(places(doomed, house, engine))")
      #expect(found(kept, house, engine) == kept.count)
      // Who stays is as they were, and the next sweeps find nothing to do.
      #expect(try await house.shown(stays).contains(ben.title))
      house.clock.pass(.days(1))
      #expect(try await forgetter.forget(dueAt: house.clock.now, limit: 10) == 0)
    }
  }

  private func places(_ wrappings: [[UInt8]], _ house: TraceHouse, _ engine: Engine) -> [String] {
    Scanner.files(house.places(engine)).filter { path in
      guard let data = try? Data(contentsOf: URL(filePath: path), options: .mappedIfSafe) else { return false }
      return data.withUnsafeBytes { bytes in wrappings.contains { Scanner.occurs($0, in: bytes) } }
    }
  }

  /// How many of them lie in the tables of the server and in everything of the instance. The server's own log is another
  /// matter: it removes its files by its settings (docs/operations/scale-out.md).
  private func found(_ wrappings: [[UInt8]], _ house: TraceHouse, _ engine: Engine) -> Int {
    let files = Scanner.files(house.places(engine)).filter { !$0.contains("/pg_wal/") }
    return Scanner.count(wrappings, in: files)
  }
}
