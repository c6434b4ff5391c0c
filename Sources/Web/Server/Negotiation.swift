import Core

/// The best of our languages for an `Accept-Language` header (RFC 9110 §12.5.4): the highest weight wins, the first
/// of equals. Related languages count for what people can be expected to read: Belarusian and Ukrainian speakers
/// are not sent to Russian; they did not ask for it.
enum Negotiation {
  static func language(_ header: String?, usual: Language) -> Language {
    guard let header, header.utf8.count <= 1000 else { return usual }
    var best: (language: Language, weight: Double)?
    for item in header.split(separator: ",").prefix(20) {
      let parts = item.split(separator: ";").map { $0.filter { $0 != " " } }
      guard let tag = parts.first?.lowercased(),
        let language = Language.allCases.first(where: { tag == $0.rawValue || tag.hasPrefix($0.rawValue + "-") })
      else { continue }
      let weight = parts.dropFirst().compactMap { $0.hasPrefix("q=") ? Double($0.dropFirst(2)) : nil }.first ?? 1
      guard weight.isFinite, weight > 0, weight > (best?.weight ?? 0) else { continue }
      best = (language, weight)
    }
    return best?.language ?? usual
  }
}
