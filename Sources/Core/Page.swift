/// A part of a long list and the place where the next part begins. Places are ids, not counts: a list that
/// changes between two looks shows nothing twice and leaves nothing out.
public struct Page<Item: Sendable>: Sendable {
  public var items: [Item]
  /// Nil at the end of the list.
  public var next: Cursor?

  public init(items: [Item], next: Cursor?) {
    self.items = items
    self.next = next
  }

  /// Makes a page from up to `limit` + 1 rows: the extra row says that there is more and is not shown.
  public init(rows: [Item], limit: PageLimit, id: (Item) -> Identifier) {
    let shown = Array(rows.prefix(limit.value))
    items = shown
    next = rows.count > shown.count ? shown.last.map { Cursor(after: id($0)) } : nil
  }
}

/// "Everything after this id", as it travels in a link.
public struct Cursor: Sendable, Hashable, Codable {
  public var after: Identifier

  public init(after: Identifier) {
    self.after = after
  }
}

/// How many rows a page may hold: what was asked for, brought into 1...100.
public struct PageLimit: Sendable, Hashable {
  public static let most = 100
  public let value: Int

  public init(_ asked: Int) {
    value = min(max(asked, 1), Self.most)
  }
}
