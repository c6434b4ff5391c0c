import Core
import Dispatch
import Policy
import Synchronization
import Testing

@testable import Accounts

@Suite struct HasherTests {
  @Test func writesAndReadsTheCommonForm() async throws {
    let hasher = PasswordHasher(parameters: .init(kibibytes: 64, passes: 1, lanes: 1))
    let hash = try await hasher.hash(Password(typed: "correct horse"), salt: Array(0..<16))
    #expect(hash.text.hasPrefix("$argon2id$v=19$m=64,t=1,p=1$AAECAwQFBgcICQoLDA0ODw$"))
    #expect(try PasswordHash(hash.text) == hash)
    #expect(try PasswordHash(hash.text).equals(hash))
    for text in ["", "$argon2i$v=19$m=64,t=1,p=1$AA$AA", String(hash.text.dropLast(4)), "plain password"] {
      #expect(throws: DomainError.self) { try PasswordHash(text) }
    }
  }

  @Test func costsWhatThePolicySays() async throws {
    let hasher = PasswordHasher()
    #expect(hasher.parameters == .init(kibibytes: 19 * 1024, passes: 2, lanes: 1))
    let hash = try await hasher.hash(Password(typed: "correct horse"), salt: Array(0..<16))
    #expect(hash.text.contains("$m=19456,t=2,p=1$"))
    let other = try await hasher.hash(Password(typed: "correct horsf"), salt: Array(0..<16))
    #expect(!hash.equals(other))
  }

  /// Threats: at most two at once, then a queue, then 503.
  @Test(.timeLimit(.minutes(10))) func twoAtOnceThenAQueueThenBusy() async throws {
    let pool = HashPool(atOnce: 2, waitingMax: 3)
    let crowd = Crowd()
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<9 {
        group.addTask {
          do {
            try await pool.run { crowd.passGate() }
          } catch {
            let error = error as? DomainError
            crowd.refuse("\(error?.kind.rawValue ?? "") \(error?.code ?? "")")
          }
        }
      }
    }
    let counts = crowd.counts.withLock { $0 }
    #expect(counts.most == 2 && counts.done == 5)
    #expect(counts.refused == Array(repeating: "unavailable busy", count: 4))
    // All places are free again.
    #expect(try await pool.run { 7 } == 7)
  }

  @Test func aPasswordNeverShowsItself() throws {
    let password = try Password(typed: "correct horse")
    #expect("\(password)" == "password" && String(reflecting: password) == "password")
    var text = ""
    dump(password, to: &text)
    #expect(!text.contains("99"))
  }
}

/// Counts who is inside; nobody goes on before two are and the other four were refused.
private final class Crowd: Sendable {
  struct Counts {
    var running = 0
    var most = 0
    var done = 0
    var refused: [String] = []
  }

  let counts = Mutex(Counts())
  private let gate = DispatchSemaphore(value: 0)

  func passGate() {
    counts.withLock { counts in
      counts.running += 1
      counts.most = max(counts.most, counts.running)
      openGate(counts)
    }
    gate.wait()
    gate.signal()
    counts.withLock { counts in
      counts.running -= 1
      counts.done += 1
    }
  }

  func refuse(_ code: String) {
    counts.withLock { counts in
      counts.refused.append(code)
      openGate(counts)
    }
  }

  private func openGate(_ counts: Counts) {
    if counts.refused.count == 4 && counts.running == 2 { gate.signal() }
  }
}
