import Core
import Policy
import Vault

extension Receipt {
  /// The signed text of a receipt, out of whatever it was pasted from: a whole mail, lines with spaces at their ends,
  /// line breaks of another system. Nil when there is none in it.
  static func signedPart(of pasted: String) -> (text: String, signature: [UInt8])? {
    let lines = pasted.split(whereSeparator: \.isNewline).map { line in
      line.split(separator: " ").joined(separator: " ")
    }.filter { !$0.isEmpty }
    guard let start = lines.firstIndex(of: "\(mark): \(format)"),
      let end = lines[start...].firstIndex(where: { $0.hasPrefix(signaturePrefix) }),
      let signature = Digest.bytes(hex: String(lines[end].dropFirst(signaturePrefix.count)))
    else { return nil }
    return (lines[start..<end].map { $0 + "\n" }.joined(), signature)
  }

  static let signaturePrefix = "signature: "

  /// Reads the text of a receipt; nil unless it is exactly what `text` writes.
  init?(text: String) {
    var fields: [String: String] = [:]
    var counts: [Line] = []
    for line in text.split(separator: "\n") {
      guard let colon = line.firstRange(of: ": ") else { return nil }
      let (name, value) = (String(line[..<colon.lowerBound]), String(line[colon.upperBound...]))
      if name.hasPrefix("records ") {
        guard let dataClass = DataClass(rawValue: String(name.dropFirst("records ".count))),
          let count = value.split(separator: " ").first.flatMap({ Int($0) })
        else { return nil }
        counts.append(Line(dataClass: dataClass, count: count))
      } else {
        fields[name] = value
      }
    }
    guard let origin = fields["instance"], let policy = fields["policy"],
      let closedAt = fields["closed"].flatMap(Instant.init(utc:)),
      let sweptBy = fields["remains-gone-by"].flatMap(Instant.init(utc:)),
      let keys = fields["keys"].flatMap({ Int($0) }), let files = fields["files"].flatMap({ Int($0) }),
      let held = fields["held"].flatMap({ Int($0) })
    else { return nil }
    self.init(
      origin: origin, closedAt: closedAt, destroyedAt: fields["keys-destroyed"].flatMap(Instant.init(utc:)),
      sweptBy: sweptBy, policy: policy, keys: keys, files: files, held: held, lines: counts)
    guard self.text == text else { return nil }
  }
}
