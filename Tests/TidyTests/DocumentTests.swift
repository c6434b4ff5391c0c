import Foundation
import Testing

/// Documents that name things which do not exist fail here.
@Suite struct DocumentTests {
  private let tree = SourceTree()

  @Test func architectureAndTableAgree() {
    let documented = ImportTable.parse(document: tree.read("ARCHITECTURE.md"))
    for (module, allowed) in ImportTable.modules.sorted(by: { $0.key < $1.key }) {
      #expect(documented[module] == Set(allowed), "ARCHITECTURE.md: \(module)")
    }
  }

  @Test func everyFolderOfSourcesIsDescribedAndEveryModuleExists() {
    let architecture = tree.read("ARCHITECTURE.md")
    let folders = tree.names(in: "Sources")
    for folder in folders {
      #expect(architecture.contains(folder), "ARCHITECTURE.md says nothing of Sources/\(folder)")
    }
    for module in ImportTable.modules.keys.sorted() { #expect(folders.contains(module), "Sources/\(module)") }
  }

  @Test func everyDecisionIsLinked() {
    let architecture = tree.read("ARCHITECTURE.md")
    let decisions = tree.names(in: "docs/decisions")
    #expect(!decisions.isEmpty)
    for decision in decisions {
      #expect(architecture.contains("docs/decisions/\(decision)"), "\(decision) is not linked")
    }
  }

  @Test func linksLeadSomewhere() {
    let faults = tree.documents.flatMap { file in
      DocumentRules.links(file.text).filter { !tree.exists(DocumentRules.resolve($0, from: file.path)) }
        .map { "\(file.path): \($0)" }
    }
    #expect(faults == [])
  }

  @Test func commandsOfTheReadmeExist() {
    let makefile = tree.read("Makefile")
    for document in ["README.md", "CONTRIBUTING.md"] {
      let text = tree.read(document)
      #expect(!DocumentRules.commands("make", in: text).isEmpty || document != "README.md")
      for target in DocumentRules.commands("make", in: text) {
        #expect(makefile.contains("\n\(target):"), "\(document): make \(target)")
      }
      for script in DocumentRules.scripts(in: text) {
        #expect(tree.isExecutable("bin/\(script)"), "\(document): bin/\(script)")
      }
    }
  }

  @Test func scriptsCanBeCalled() {
    for script in ["setup", "build", "run", "test", "ci", "format"] { #expect(tree.isExecutable("bin/\(script)")) }
    #expect(tree.isExecutable(".ci/run"))
    #expect(tree.read(".ci/run").contains("make test"))
  }

  @Test func theChangelogHasAPlaceForTheNextChange() {
    #expect(tree.read("CHANGELOG.md").contains("## [Unreleased]"))
  }

  @Test func theLicenceIsApache() {
    #expect(tree.read("LICENSE").contains("Apache License") && tree.read("LICENSE").contains("Version 2.0"))
  }
}
