import Core
import Foundation
import Policy
import Privacy
import Testing

@testable import App

/// Nothing is promised that nobody carries out, and nothing is stored under a name that nobody declared.
@Suite struct RuleCoverageTests {
  /// Rules that others than the sweeper's forgetters carry out: the cleaner of the queue.
  private static let elsewhere: Set<String> = ["job", "signal"]

  /// §5: each period of the policy has a forgetter that says it keeps it; the page of proof measures it by that.
  @Test func everyRuleIsCarriedOut() async throws {
    let folder = try Folder()
    let settings = try Settings.load(
      file: nil, environment: ["SONGLY_DATA_FOLDER": folder.url.appending(path: "data").path])
    let instance = try await Bootstrap.open(settings)
    let carried = Set(instance.forgetters.compactMap { $0.retention?.name })
    let names = instance.forgetters.map(\.name)
    await instance.close()
    let promised = Set(Retention.all.filter { $0.keep != nil }.map(\.name))
    #expect(promised.subtracting(carried).subtracting(Self.elsewhere) == [])
    #expect(Self.elsewhere.isSubset(of: promised))
    #expect(Set(names).count == names.count)
  }

  /// D43, D45: the class in every object's name is declared by a column that names such objects.
  @Test func everyObjectClassIsDeclared() throws {
    let root = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources")
    let declared = Set(
      Instance.holdings.flatMap(\.columns.values).compactMap { column in
        if case .objectName(let name) = column { return name.description }
        return nil
      })
    let files = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
    var used: Set<String> = []
    for file in files where file.hasSuffix(".swift") {
      let text = (try? String(contentsOf: root.appending(path: file), encoding: .utf8)) ?? ""
      used.formUnion(Self.objectClasses(in: text))
    }
    #expect(!used.isEmpty && used.subtracting(declared) == [])
    // One that no column declares is noticed.
    #expect(Self.objectClasses(in: "ObjectName(objectClass: \"memo\", id: id)").subtracting(declared) == ["memo"])
  }

  private static func objectClasses(in text: String) -> Set<String> {
    Set(text.matches(of: /objectClass: "([a-z-]+)"/).map { String($0.output.1) })
  }
}
