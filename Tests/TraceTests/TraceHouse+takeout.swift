import Accounts
import Assistants
import Core
import Energy
import Foundation
import Persistence
import Policy
import Privacy
import Studio
import TestSupport
import Vault

@testable import App

/// A take-out as its person has it on their disk.
struct Takeout {
  var path: String
  var archive: TakeoutArchive

  init(_ path: String) throws {
    self.path = path
    archive = try TakeoutArchive(path)
  }

  func bytes(_ name: String) throws -> [UInt8] {
    let file = try archive.file(name)
    return try file.read(0..<file.byteCount)
  }

  func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }

  /// The rows of a table as JSON says them, without our own reader.
  func rows(_ table: String) throws -> [[String: Any]] {
    let whole = try JSONSerialization.jsonObject(with: Data(try bytes("data/\(table).json"))) as? [String: Any]
    return whole?["rows"] as? [[String: Any]] ?? []
  }

  /// The whole file, for canaries: it is stored as it is.
  func holds(_ text: String) throws -> Bool {
    try Data(contentsOf: URL(filePath: path)).range(of: Data(text.utf8)) != nil
  }
}

extension TraceHouse {
  /// Asks for a take-out, lets it be made, and saves it as a person does.
  func takeout(of account: Identifier, as name: String = "takeout.zip") async throws -> Takeout {
    try await instance.takeouts.ask(by: account, in: .english)
    try await work()
    return try await download(of: account, as: name)
  }

  func download(of account: Identifier, as name: String = "takeout.zip") async throws -> Takeout {
    let path = folder + "/" + name
    try await copy(of: account).write(to: URL(filePath: path))
    return try Takeout(path)
  }

  /// The bytes of a take-out that is ready.
  func copy(of account: Identifier) async throws -> Data {
    guard case .ready(let ready) = try await instance.takeouts.standing(of: account) else {
      throw DomainError(.fault, "test-takeout", "It is not ready.")
    }
    let link = try await instance.takeouts.link(ready.id, of: account).text
    let opened = try await instance.takeouts.open(ready.id, by: link, of: account)
    return Data(try await opened.read(0..<ready.plainBytes))
  }

  /// Writes everything down at once, without anybody asking and waiting.
  func exported(_ account: Identifier, as name: String) async throws -> Takeout {
    let path = folder + "/" + name
    var written: [UInt8] = []
    try await instance.exporter.export(account, in: .english, to: { written += $0 })
    try Data(written).write(to: URL(filePath: path))
    return try Takeout(path)
  }

  /// What the service holds of a person beside songs and drafts; every text is a canary.
  func settleTraces(_ mark: String, of account: Identifier) async throws {
    _ = try await instance.uploads.receive(
      .bytes(Array("\(mark)Photo".utf8)),
      transform: TransformRecord(
        kind: .image, method: "picture-1", mediaType: "image/webp", longEdge: 1600, doneAt: clock.now), by: account)
    try await instance.assistants.append(
      [
        NewMessage(isFromPerson: true, text: "=\(mark)Question"),
        NewMessage(isFromPerson: false, text: "{\"\(mark)\": \"Answer\"}"),
      ], to: "poet", by: account)
    _ = try await instance.transactions.record(
      Payment(
        amount: 990, currency: "EUR", product: "\(mark)Product", orderID: "\(mark)Order", provider: "pay",
        providerID: "\(mark)Paid", paidAt: clock.now), by: account)
    let (energy, points) = (instance.energy, try Points(5))
    try await instance.database.write {
      try energy.grant(points, to: account, reason: "\(mark)-reason", idempotencyKey: "\(mark)-key", in: $0)
    }
    try await instance.rights.choose(
      .consent(.internalUse), true, policyVersion: "\(mark)Version", by: account)
  }

  /// Stored objects of take-outs.
  func storedTakeouts() async throws -> [String] {
    try await instance.objects.list(nil, 10_000).map(\.description).filter { $0.hasPrefix("takeout/") }
  }
}
