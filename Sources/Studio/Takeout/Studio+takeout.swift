import Core
import Persistence
public import Privacy

extension Studio {
  /// What take-outs need to know about works (D31): what of them is there or in the trash at an instant, marked, and
  /// what their files are called. `Shelf` decides, as for every page (D45).
  public var exportGuides: [ExportGuide] {
    [
      ExportGuide(
        table: "works",
        look: { ids, account, now, transaction in
          try exportShelves(of: ids, account, at: now, in: transaction).reduce(into: [:]) { seen, shelf in
            if shelf.isKept { seen[shelf.work.id] = Self.trashNote([]) }
            if shelf.isInTrash { seen[shelf.work.id] = Self.trashNote(shelf.inTrash.map(shelf.standing)) }
          }
        }, isForSpreadsheets: true),
      ExportGuide(
        table: "versions",
        look: { ids, account, now, transaction in
          let works = Set(try Self.works(of: ids, in: transaction).values).sorted()
          let wanted = Set(ids)
          return try exportShelves(of: works, account, at: now, in: transaction).reduce(into: [:]) { seen, shelf in
            for version in shelf.versions where wanted.contains(version.id) {
              switch shelf.standing(version) {
              case .kept(let until):
                seen[version.id] = [("kept_until", until.map { .time($0) } ?? .null)] + Self.trashNote([])
              case .inTrash:
                seen[version.id] = [("kept_until", .null)] + Self.trashNote([shelf.standing(version)])
              case .gone: break
              }
            }
          }
        }, label: { $0["title"].text }),
      ExportGuide(
        table: "artifacts",
        path: { row in
          guard let version = row["version"].text, let file = row["file"].text.flatMap({ WorkFile(rawValue: $0) })
          else { return nil }
          return "\(version)/\(file.name)"
        }),
    ]
  }

  /// Until when it can be had back from the trash; nothing for what does not lie there.
  private static func trashNote(_ standings: [WorkLife.Standing]) -> ExportGuide.Notes {
    let ends = standings.compactMap { standing -> Instant? in
      if case .inTrash(let until, _) = standing { until } else { nil }
    }
    return [("in_trash_until", ends.max().map { .time($0) } ?? .null)]
  }

  /// The shelves of some works of an account; held ones are served to nobody (D20).
  private func exportShelves(
    of ids: [Identifier], _ account: Identifier, at now: Instant, in transaction: any Transaction
  ) throws -> [Shelf] {
    guard !ids.isEmpty else { return [] }
    let list = SQL.joined(ids.map { "\($0)" as SQL }, separator: ", ")
    return try shelves(of: account, where: "id IN (\(list))", limit: ids.count, in: transaction).map { shelf in
      var shelf = shelf
      shelf.now = now
      return shelf
    }
  }
}

extension Uploads {
  /// What an upload is called in a take-out.
  public var exportGuides: [ExportGuide] {
    [
      ExportGuide(
        table: "uploads",
        path: { row in
          guard let id = row["id"].text, let type = row["media_type"].text else { return nil }
          return "uploads/\(id).\(Self.ending(type))"
        })
    ]
  }

  private static func ending(_ mediaType: String) -> String {
    switch mediaType {
    case "image/jpeg": "jpg"
    case "image/png": "png"
    case "image/webp": "webp"
    case "audio/mpeg": "mp3"
    case "audio/ogg": "opus"
    case "audio/wav": "wav"
    case "video/mp4": "mp4"
    case "video/webm": "webm"
    default: "bin"
    }
  }
}
