/// The two engines, as far as their spelling differs.
public enum Dialect: String, Sendable, Hashable, CaseIterable {
  case sqlite, postgres

  func text(_ fragment: SQL.Fragment) -> String {
    switch (fragment, self) {
    case (.integer, .sqlite): "INTEGER"
    case (.integer, .postgres): "BIGINT"
    case (.blob, .sqlite): "BLOB"
    case (.blob, .postgres): "BYTEA"
    case (.strict, .sqlite): "STRICT"
    case (.strict, .postgres): ""
    // One writer at a time: there is nothing to pass over.
    case (.skipLocked, .sqlite): ""
    case (.skipLocked, .postgres): "FOR UPDATE SKIP LOCKED"
    }
  }

  func marker(_ number: Int) -> String {
    switch self {
    case .sqlite: "?\(number)"
    case .postgres: "$\(number)"
    }
  }
}

extension SQL {
  /// The statement as an engine reads it and its values in the order of their numbers.
  public func rendered(for dialect: Dialect) -> (text: String, values: [Value]) {
    var text = ""
    var values: [Value] = []
    for part in parts {
      switch part {
      case .text(let literal): text += literal
      case .fragment(let fragment): text += dialect.text(fragment)
      case .value(let value, _):
        values.append(value)
        text += dialect.marker(values.count)
      }
    }
    return (text, values)
  }

  /// The kinds of the values, in the same order.
  var kinds: [Value.Kind] {
    parts.compactMap { part in
      if case .value(_, let kind) = part { kind } else { nil }
    }
  }
}
