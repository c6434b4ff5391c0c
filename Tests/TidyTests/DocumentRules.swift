/// What documents name: links, commands.
enum DocumentRules {
  /// Targets of `[text](target)` that lie in the repository, parts of pages dropped.
  static func links(_ text: String) -> [String] {
    text.ranges(of: "](").compactMap { mark in
      let target = text[mark.upperBound...].prefix { $0 != ")" && !$0.isWhitespace }
      guard !target.isEmpty, !target.contains("://"), !target.hasPrefix("#"), !target.hasPrefix("mailto:") else {
        return nil
      }
      return String(target.prefix { $0 != "#" })
    }
  }

  /// A link as a path from the root.
  static func resolve(_ link: String, from document: String) -> String {
    var parts = document.split(separator: "/").dropLast().map(String.init)
    for part in link.split(separator: "/") {
      if part == ".." {
        _ = parts.popLast()
      } else if part != "." {
        parts.append(String(part))
      }
    }
    return parts.joined(separator: "/")
  }

  /// `make run` written as code: in backticks or on a line of a code block. Other sentences may use the verb.
  static func commands(_ tool: String, in text: String) -> [String] {
    ["`\(tool) ", "\n\(tool) ", "    \(tool) "].flatMap { mark in
      text.ranges(of: mark).map { range in
        String(text[range.upperBound...].prefix { $0.isLetter || $0 == "-" })
      }
    }.filter { !$0.isEmpty }
  }

  static func scripts(in text: String) -> [String] {
    text.ranges(of: "bin/").filter { range in
      range.lowerBound == text.startIndex
        || !"/._-".contains(text[text.index(before: range.lowerBound)])
          && !text[text.index(before: range.lowerBound)].isLetter
    }.map { String(text[$0.upperBound...].prefix { $0.isLetter }) }.filter { !$0.isEmpty }
  }
}
