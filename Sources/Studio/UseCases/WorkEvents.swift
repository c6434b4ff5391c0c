public import Core
import Foundation
public import Jobs
import Persistence
import Policy

/// Something that happened to a work, for whoever watches it. It says that, never what: words and names are read from
/// the work itself.
public struct WorkEvent: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case queued, making, step, words, ready, failed, cancelled
  }

  /// For `Last-Event-ID`: increases within a work.
  public var number: Int64
  public var kind: Kind
  public var version: Int
  /// `words`, `melody`, `singing`, `harmony`, `band`, `mixing`, `mastering`, `saving`.
  public var step: String?
  public var done: Int?
  public var of: Int?
  /// Why it failed.
  public var code: String?
  public var at: Instant
}

extension Studio {
  /// What happened to a work after a number, oldest first. Throws `work-unknown`.
  public func events(
    _ id: Identifier, of account: Identifier, after: Int64 = 0
  ) async throws -> [WorkEvent] {
    try await database.read { _ = try openShelf(id, of: account, in: $0) }
    return try await signals.since(topic: id, after: after).compactMap(WorkEvent.init)
  }

  /// Rings when there may be something new; it says nothing about the work, so it asks no leave.
  public func wakeUps(_ id: Identifier) -> WakeUps {
    signals.wakeUps(topic: id)
  }

  func tell(
    _ kind: WorkEvent.Kind, version: Int, of work: Identifier, _ account: Identifier, step: String? = nil,
    done: Int? = nil, of count: Int? = nil, code: String? = nil, in transaction: any Transaction
  ) throws {
    let detail = EventDetail(version: version, step: step, done: done, of: count, code: code)
    try signals.append(
      topic: work, account: account, kind: kind.rawValue,
      detail: String(decoding: try VersionSeal.json(detail), as: UTF8.self), in: transaction)
  }
}

private struct EventDetail: Codable {
  var version: Int
  var step: String?
  var done: Int?
  var of: Int?
  var code: String?
}

extension WorkEvent {
  init?(_ signal: Signal) {
    guard let kind = Kind(rawValue: signal.kind),
      let detail = try? JSONDecoder().decode(EventDetail.self, from: Data(signal.detail.utf8))
    else { return nil }
    self.init(
      number: signal.number, kind: kind, version: detail.version, step: detail.step, done: detail.done,
      of: detail.of, code: detail.code, at: signal.at)
  }
}
