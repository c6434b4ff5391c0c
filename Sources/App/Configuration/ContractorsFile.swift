import Core
import Foundation
import Policy

extension Settings {
  /// The contractors that the operator declares, from the file of `contractors.file`: a JSON list of objects (D16).
  /// Throws `contractors-unreadable`, and what the register throws.
  func contractors() throws(DomainError) -> ContractorRegister {
    let path = self["contractors.file"]
    guard !path.isEmpty else { return .empty }
    guard let data = FileManager.default.contents(atPath: path), data.count <= Limits.contractorsFileBytesMax else {
      throw Self.unreadable(path, "it is missing or too large")
    }
    guard let objects = try? JSONSerialization.jsonObject(with: data) as? [[String: Any]] else {
      throw Self.unreadable(path, "it must be a JSON list of objects: [{\"name\": …}]")
    }
    for key in objects.flatMap(\.keys).sorted() where !Contractor.Declaration.fields.contains(key) {
      throw Self.unreadable(path, "there is nothing to say under \"\(key)\"")
    }
    let declarations: [Contractor.Declaration]
    do {
      declarations = try JSONDecoder().decode([Contractor.Declaration].self, from: data)
    } catch let DecodingError.typeMismatch(_, context) {
      let field = context.codingPath.map { $0.intValue.map { "\($0 + 1)." } ?? $0.stringValue }.joined(separator: " ")
      throw Self.unreadable(path, "a value has the wrong form (\(field))")
    } catch {
      throw Self.unreadable(path, "it cannot be read")
    }
    return try ContractorRegister(declarations)
  }

  private static func unreadable(_ path: String, _ reason: String) -> DomainError {
    DomainError(
      .invalid, "contractors-unreadable", "The contractors in \(path) cannot be read: \(reason).")
  }
}
