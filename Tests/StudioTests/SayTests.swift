import Core
import Foundation
import Media
import Policy
import Synchronization
import TestSupport
import Testing

@testable import Studio

/// The listen button.
@Suite struct SayTests {
  @Test(arguments: [("Anna", Language.english), ("Юля", .russian), ("Айгерім", .kazakh)])
  func aNameIsHeard(_ name: String, _ language: Language) async throws {
    signal(SIGPIPE, SIG_IGN)
    let sound = try await Say()(name, language: language)
    // An MP3 begins with its tags; a spoken name lasts about a second, at some kilobytes.
    #expect(sound.mediaType == "audio/mpeg" && sound.bytes.starts(with: Array("ID3".utf8)))
    #expect(sound.bytes.count > 4000 && sound.bytes.count < 200_000)
  }

  @Test func whatCannotBeSungIsNotSaid() async throws {
    let say = Say { _, _ in [] }
    for (name, code) in [
      ("", "name-empty"), ("Anna5", "name-letters"), ("Анна", "name-script"),
      (String(repeating: "a", count: 41), "name-too-long"), ("a b c d", "name-words"),
    ] {
      await #expect("\(name)") {
        _ = try await say(name, language: .english)
      } throws: {
        ($0 as? DomainError)?.code == code
      }
    }
  }

  /// So many at once, so many wait, the next is told to come back; and whoever waits gets a turn.
  @Test(.timeLimit(.minutes(10))) func soManyAtATime() async throws {
    let gate = Gate()
    let say = Say { _, _ in
      await gate.enter()
      return [1]
    }
    let room = Limits.sayingsAtOnceMax + Limits.sayingsWaitingMax
    await gate.openedAtTheLatest {
      await withTaskGroup(of: Bool.self) { group in
        for _ in 0..<room + 3 {
          group.addTask { (try? await say("Anna", language: .english))?.bytes == [1] }
        }
        // Those without a place are told at once, while the others are still being said.
        for _ in 0..<3 {
          let answer = await group.next()
          #expect(answer == false)
        }
        // Whoever has a place may still be on the way in.
        try? await waitUntil { gate.inside >= Limits.sayingsAtOnceMax }
        #expect(gate.inside == Limits.sayingsAtOnceMax)
        gate.open()
        for _ in 0..<room {
          let answer = await group.next()
          #expect(answer == true)
        }
      }
    }
    #expect(gate.most == Limits.sayingsAtOnceMax)
    let after = try await say("Anna", language: .english)
    #expect(after.bytes == [1])
  }

  @Test(.timeLimit(.minutes(10))) func whoIsTurnedAwayIsToldWhy() async throws {
    let gate = Gate()
    let say = Say { _, _ in
      await gate.enter()
      return [1]
    }
    let room = Limits.sayingsAtOnceMax + Limits.sayingsWaitingMax
    let codes = await gate.openedAtTheLatest {
      await withTaskGroup(of: String?.self) { group in
        for _ in 0..<room + 1 {
          group.addTask {
            do {
              _ = try await say("Anna", language: .english)
              return nil
            } catch {
              return (error as? DomainError)?.code
            }
          }
        }
        let first = await group.next()
        gate.open()
        return [first ?? nil] + (await group.reduce(into: []) { $0.append($1) })
      }
    }
    #expect(codes == ["say-busy"] + [String?](repeating: nil, count: room))
  }

  @Test func aFailureFreesItsPlace() async throws {
    let say = Say { _, _ in throw DomainError(.missing, "speech-missing", "Install it.") }
    for _ in 0..<(3 * Limits.sayingsAtOnceMax) {
      await #expect(throws: DomainError.self) { _ = try await say("Anna", language: .english) }
    }
  }
}

/// Holds those who enter until it is opened.
private final class Gate: Sendable {
  private struct State {
    var isOpen = false
    var inside = 0
    var most = 0
    var waiting: [CheckedContinuation<Void, Never>] = []
  }

  private let state = Mutex(State())

  var inside: Int { state.withLock { $0.inside } }
  var most: Int { state.withLock { $0.most } }

  func enter() async {
    await withCheckedContinuation { continuation in
      let isOpen = state.withLock { state in
        state.inside += 1
        state.most = max(state.most, state.inside)
        if !state.isOpen { state.waiting.append(continuation) }
        return state.isOpen
      }
      if isOpen { continuation.resume() }
    }
    state.withLock { $0.inside -= 1 }
  }

  /// A test whose time is up opens the gate: nobody waits before it for ever.
  func openedAtTheLatest<T: Sendable>(
    isolation: isolated (any Actor)? = #isolation, _ body: () async -> T
  ) async -> T {
    await withTaskCancellationHandler(operation: body, onCancel: { self.open() })
  }

  func open() {
    let waiting = state.withLock { state in
      state.isOpen = true
      return state.waiting
    }
    for continuation in waiting { continuation.resume() }
  }
}
