import Core
import Foundation
import Policy

/// What a scenario says: acts with their times, in order.
struct Scenario: Sendable {
  struct Line: Sendable {
    var number: Int
    var at: Instant
    var act: Act
  }

  enum Act: Sendable, Hashable {
    case signUp(user: String)
    case access(user: String)
    case create(user: String, work: String)
    case upload(user: String, upload: String)
    case message(user: String, assistant: String, count: Int)
    case delete(user: String, work: String)
    case restore(user: String, work: String)
    case prime(user: String, until: Instant)
    case endPrime(user: String)
    case pay(user: String, transaction: String)
    case hold(hold: String, objects: [String], until: Instant)
    case release(hold: String)
    case restrict(user: String)
    case unrestrict(user: String)
    case deleteAccount(user: String)
    case addressSeen(user: String)
    case stopSweeper, startSweeper, end
  }

  var lines: [Line]

  /// Reads one JSON object a line; empty lines are passed over. What stands after `end` is not read.
  /// Throws `scenario-wrong` with the number of the line and what is wrong with it, and `scenario-empty`.
  init(_ text: String) throws(DomainError) {
    lines = []
    let parts = text.trimmingPrefix("\u{feff}").split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, part) in parts.enumerated() {
      let trimmed = part.trimmingCharacters(in: .whitespaces)
      guard !trimmed.isEmpty else { continue }
      let line = try Self.line(trimmed, number: index + 1)
      if let last = lines.last, line.at < last.at {
        throw Self.wrong(line.number, "its time lies before that of line \(last.number)")
      }
      lines.append(line)
      if line.act == .end { return }
    }
    guard !lines.isEmpty else {
      throw DomainError(.invalid, "scenario-empty", "The scenario holds no act: it needs at least one line.")
    }
  }

  private static func line(_ text: String, number: Int) throws(DomainError) -> Line {
    do {
      let written = try JSONDecoder().decode(Written.self, from: Data(text.utf8))
      return Line(number: number, at: written.at.instant, act: try written.act())
    } catch let problem as Problem {
      throw wrong(number, problem.sentence)
    } catch DecodingError.keyNotFound(let key, _) {
      throw wrong(number, "\"\(key.stringValue)\" is missing")
    } catch DecodingError.typeMismatch(_, let context) where !context.codingPath.isEmpty {
      throw wrong(number, "\"\(key(of: context))\" is of another kind than is asked for")
    } catch DecodingError.dataCorrupted(let context) where !context.codingPath.isEmpty {
      let isTime = ["at", "until"].contains(key(of: context))
      throw wrong(
        number, "\"\(key(of: context))\": " + (isTime ? context.debugDescription : "that is out of all bounds"))
    } catch {
      throw wrong(number, "it is no JSON object")
    }
  }

  private static func key(of context: DecodingError.Context) -> String {
    context.codingPath.first?.stringValue ?? ""
  }

  private static func wrong(_ line: Int, _ sentence: String) -> DomainError {
    DomainError(.invalid, "scenario-wrong", "Line \(line) of the scenario cannot be read: \(sentence).")
  }

  private struct Problem: Error {
    var sentence: String
  }

  /// A line as it stands in the file.
  private struct Written: Decodable {
    var at: Timestamp
    var `do`: String
    var user, work, upload, assistant, transaction, hold: String?
    var count: Int?
    var objects: [String]?
    var until: Timestamp?

    func act() throws -> Act {
      switch self.do {
      case "signup": .signUp(user: try name(user, "user"))
      case "access": .access(user: try name(user, "user"))
      case "create": .create(user: try name(user, "user"), work: try name(work, "work"))
      case "upload": .upload(user: try name(user, "user"), upload: try name(upload, "upload"))
      case "message":
        .message(
          user: try name(user, "user"), assistant: try name(assistant, "assistant"), count: try messages())
      case "delete": .delete(user: try name(user, "user"), work: try name(work, "work"))
      case "restore": .restore(user: try name(user, "user"), work: try name(work, "work"))
      case "prime": .prime(user: try name(user, "user"), until: try end())
      case "endPrime": .endPrime(user: try name(user, "user"))
      case "pay": .pay(user: try name(user, "user"), transaction: try name(transaction, "transaction"))
      case "hold": .hold(hold: try name(hold, "hold"), objects: try held(), until: try end())
      case "release": .release(hold: try name(hold, "hold"))
      case "restrict": .restrict(user: try name(user, "user"))
      case "unrestrict": .unrestrict(user: try name(user, "user"))
      case "deleteAccount": .deleteAccount(user: try name(user, "user"))
      case "addressSeen": .addressSeen(user: try name(user, "user"))
      case "stopSweeper": .stopSweeper
      case "startSweeper": .startSweeper
      case "end": .end
      default: throw Problem(sentence: "\"do\" names no act that there is")
      }
    }

    private func name(_ value: String?, _ key: String) throws -> String {
      guard let value, !value.isEmpty else { throw Problem(sentence: "\"\(key)\" is missing") }
      return value
    }

    private func end() throws -> Instant {
      guard let until else { throw Problem(sentence: "\"until\" is missing") }
      return until.instant
    }

    private func held() throws -> [String] {
      guard let objects else { throw Problem(sentence: "\"objects\" is missing") }
      return objects
    }

    private func messages() throws -> Int {
      guard let count, (1...Limits.simulatedMessagesMax).contains(count) else {
        throw Problem(sentence: "\"count\" must be from 1 to \(Limits.simulatedMessagesMax)")
      }
      return count
    }
  }
}
