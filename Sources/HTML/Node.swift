/// A piece of a page. There is no case for ready-made markup: whatever comes from people is `text` and is escaped
/// when written, so a page cannot be made to run somebody's script by forgetting a call.
public indirect enum Node: Sendable, ExpressibleByStringLiteral {
  case text(String)
  case element(Tag, [Attribute], [Node])
  case void(VoidTag, [Attribute])
  case group([Node])

  public init(stringLiteral value: String) {
    self = .text(value)
  }

  /// Nothing at all, for the branch of a condition.
  public static var empty: Node { .group([]) }

  /// An element with children: `.tag("p", .class("lead"), ["Hello"])`.
  public static func tag(_ tag: Tag, _ attributes: Attribute..., children: [Node]) -> Node {
    .element(tag, attributes, children)
  }

  /// An element that holds one text.
  public static func tag(_ tag: Tag, _ attributes: Attribute..., text: String) -> Node {
    .element(tag, attributes, [.text(text)])
  }
}

/// The name of an element that has an end tag. Only spelled-out source code can make one, never a value from
/// outside. `script` and `style` have no children that escaping could make safe, so they exist only with `src`.
public struct Tag: Sendable, Hashable, ExpressibleByStringLiteral {
  let name: StaticString

  public init(stringLiteral name: StaticString) {
    self.name = name
  }

  var text: String { name.description }

  public static func == (left: Tag, right: Tag) -> Bool { left.text == right.text }

  public func hash(into hasher: inout Hasher) { hasher.combine(text) }
}

/// The elements of HTML that have no end tag and no children.
public enum VoidTag: String, Sendable, CaseIterable {
  case area, base, br, col, embed, hr, img, input, link, meta, source, track, wbr
}
