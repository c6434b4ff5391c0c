import Foundation

/// Looks for words in files, byte by byte, in every form in which a careless program could have left them.
struct Scanner {
  enum Form: String, CaseIterable {
    case raw, lowerCase, base64, hexadecimal, url, utf16
  }

  /// The byte strings of which one is there when the word is there in this form, wherever it begins.
  static func patterns(_ word: String, _ form: Form) -> [[UInt8]] {
    let bytes = Array(word.utf8)
    func hex(_ digits: String) -> String {
      let digits = Array(digits)
      return bytes.map { "\(digits[Int($0 >> 4)])\(digits[Int($0 & 15)])" }.joined()
    }
    switch form {
    case .raw: return [bytes]
    case .lowerCase: return [Array(word.lowercased().utf8), Array(word.uppercased().utf8)]
    case .hexadecimal: return [Array(hex("0123456789abcdef").utf8), Array(hex("0123456789ABCDEF").utf8)]
    case .url:
      return ["0123456789ABCDEF", "0123456789abcdef"].map { digits in
        let text = hex(digits)
        return Array(
          stride(from: 0, to: text.count, by: 2).flatMap { "%" + text.dropFirst($0).prefix(2) }.map(String.init)
            .joined().utf8)
      }
    case .utf16: return [word.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }]
    case .base64:
      // Where the word begins decides how its bits fall; the letters that share bits with its neighbours are left out.
      return (0..<3).map { offset in
        let padded = Array(repeating: UInt8(0), count: offset) + bytes
        let text = Array(Data(padded).base64EncodedString().utf8.prefix { $0 != UInt8(ascii: "=") })
        let first = (offset * 8 + 5) / 6
        let last = padded.count * 8 / 6
        return Array(text[first..<last])
      }
    }
  }

  /// A word written in a form, for planting it.
  static func written(_ word: String, _ form: Form) -> [UInt8] {
    form == .base64 ? Array(Data(word.utf8).base64EncodedString().utf8) : patterns(word, form)[0]
  }

  /// Every file below the folders, also those without names of ours.
  static func files(_ folders: [String]) -> [String] {
    // No enumerator: it counts the folders of a folder beforehand, and goes past one that is made meanwhile.
    folders.flatMap { folder in
      ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).flatMap { name in
        let path = folder + "/" + name
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return [String]() }
        return isFolder.boolValue ? files([path]) : [path]
      }
    }
  }

  /// Which of the words are there in which form, and in which file one was found first.
  static func find(_ words: [String], forms: [Form] = Form.allCases, in folders: [String]) -> [String: String] {
    let wanted = words.flatMap { word in
      forms.map { form in ("\(form.rawValue) \(word)", patterns(word, form)) }
    }
    var found: [String: String] = [:]
    for path in files(folders) {
      // What is written under us may be gone when its turn comes.
      guard let data = try? Data(contentsOf: URL(filePath: path), options: .mappedIfSafe), !data.isEmpty else {
        continue
      }
      data.withUnsafeBytes { file in
        for (name, patterns) in wanted where found[name] == nil {
          if patterns.contains(where: { occurs($0, in: file) }) { found[name] = path }
        }
      }
    }
    return found
  }

  /// How many of the byte strings are somewhere in the files.
  static func count(_ strings: [[UInt8]], in files: [String]) -> Int {
    strings.count { bytes in
      files.contains { path in
        guard let data = try? Data(contentsOf: URL(filePath: path), options: .mappedIfSafe) else { return false }
        return data.withUnsafeBytes { occurs(bytes, in: $0) }
      }
    }
  }

  /// From one place where the pattern's first byte stands to the next, as the system's library finds them.
  static func occurs(_ pattern: [UInt8], in file: UnsafeRawBufferPointer) -> Bool {
    guard let base = file.baseAddress, let first = pattern.first, file.count >= pattern.count else { return false }
    let end = file.count - pattern.count + 1
    var start = 0
    while start < end, let hit = memchr(base + start, Int32(first), end - start) {
      if memcmp(hit, pattern, pattern.count) == 0 { return true }
      start = UnsafeRawPointer(hit) - base + 1
    }
    return false
  }
}
