/// Which details of the story go into which stanza.
struct DetailPlan: Sendable {
  /// Details by the index of their stanza, in the order of telling.
  private(set) var placed: [Int: [StoryDetail]] = [:]
  private(set) var unused: [StoryDetail] = []

  /// A stanza that can take details: so many as couplets, or so many lines when there is a crowd.
  struct Room: Sendable {
    var stanza: Int
    var couplets: Int
    var lines: Int { couplets * 2 }
  }

  /// Few details are answered by the song, each in a couplet of its own; many are told line after line.
  init(_ details: [StoryDetail], rooms: [Room]) {
    let singable = details.filter { !$0.lines.isEmpty }
    let seats = rooms.reduce(0) { $0 + $1.couplets }
    var left = singable[...]
    if singable.count <= seats {
      let counts = Self.spread(singable.count, rooms)
      for (room, count) in zip(rooms, counts) where count > 0 {
        placed[room.stanza] = Array(left.prefix(count))
        left = left.dropFirst(count)
      }
    } else {
      for room in rooms {
        var lines = 0
        while let next = left.first, lines + next.lines.count <= room.lines {
          placed[room.stanza, default: []].append(next)
          lines += next.lines.count
          left = left.dropFirst()
        }
      }
    }
    let rest = Array(left)
    unused = details.filter { $0.lines.isEmpty || rest.contains($0) }
  }

  /// The fullest rooms first (the second verse), the half-open one (the first verse) when those are taken.
  private static func spread(_ count: Int, _ rooms: [Room]) -> [Int] {
    var counts = rooms.map { _ in 0 }
    var left = count
    let order = rooms.indices.filter { rooms[$0].couplets > 1 }.prefix(1)
    let others = rooms.indices.filter { !order.contains($0) }
    for index in Array(order) + others {
      counts[index] = min(left, rooms[index].couplets)
      left -= counts[index]
    }
    return counts
  }
}
