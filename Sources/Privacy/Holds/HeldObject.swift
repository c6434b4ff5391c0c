public import Core

/// What can be put under hold (§12, D20): the things on which everything else that a person made or sent hangs. A
/// table says by `Holding.heldAs` that its rows are such things.
public enum HeldKind: String, Sendable, Hashable, CaseIterable {
  case work, upload, chat
}

/// One thing under hold, or to be put there: its kind and its own id.
public struct HeldObject: Sendable, Hashable {
  public var kind: HeldKind
  public var id: Identifier

  public init(_ kind: HeldKind, _ id: Identifier) {
    self.kind = kind
    self.id = id
  }
}
