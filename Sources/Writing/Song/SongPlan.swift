internal import Core

/// The different stanzas of a song: each verse and bridge once, the pre-chorus and chorus once for all their returns.
struct SongPlan: Sendable {
  struct Stanza: Sendable {
    var kind: SectionKind
    /// The roles of its couplets that the bank fills.
    var roles: [CoupletRole]
    var details: [StoryDetail] = []
  }

  private(set) var stanzas: [Stanza] = []
  /// For each section of the form, its stanza.
  private(set) var order: [Int] = []
  private(set) var unused: [StoryDetail]

  init(form: [SectionKind], details: [StoryDetail]) {
    var returning: [SectionKind: Int] = [:]
    for kind in form {
      if let known = returning[kind] {
        order.append(known)
        continue
      }
      if kind == .preChorus || kind == .chorus { returning[kind] = stanzas.count }
      order.append(stanzas.count)
      stanzas.append(Stanza(kind: kind, roles: Self.roles(kind, isFirst: stanzas.isEmpty)))
    }
    let hasOpen = { (stanza: Stanza) in stanza.roles.first == .open }
    let rooms = stanzas.enumerated().filter { $0.element.kind == .verse || $0.element.kind == .bridge }
      .map { DetailPlan.Room(stanza: $0.offset, couplets: hasOpen($0.element) ? 1 : 2) }
    let plan = DetailPlan(details, rooms: rooms)
    unused = plan.unused
    for index in stanzas.indices {
      guard let details = plan.placed[index] else { continue }
      stanzas[index].details = details
      stanzas[index].roles.removeLast(min(hasOpen(stanzas[index]) ? 1 : 2, details.count))
    }
  }

  private static func roles(_ kind: SectionKind, isFirst: Bool) -> [CoupletRole] {
    switch kind {
    case .verse: isFirst ? [.open, .verse] : [.verse, .verse]
    case .preChorus: [.pre]
    case .chorus: [.hook, .chorus]
    case .bridge: [.bridge, .bridge]
    }
  }
}
