import Testing

/// The code of the whole tree against the rules of STYLE.md.
@Suite struct CodeTests {
  private let tree = SourceTree()

  @Test func theTreeIsFound() {
    #expect(tree.swift.count > 50)
    #expect(tree.exists("Package.swift"))
  }

  @Test func filesAreShort() {
    let faults = tree.files(in: ["Sources", "Tests", "Benchmarks", "bin"], endings: [".swift", ".c", ".h", ".py"])
      .flatMap(CodeRules.size)
    #expect(faults == [])
  }

  @Test func functionsFitAScreen() {
    #expect(tree.swift.flatMap(CodeRules.functionSize) == [])
  }

  @Test func callsStayInTheirHomes() {
    #expect(tree.swift.flatMap(CodeRules.bannedCalls) == [])
  }

  @Test func numbersOfThePolicyStayInPolicy() {
    #expect(tree.swift.flatMap(CodeRules.literals) == [])
  }

  @Test func nothingIsLeftUnfinished() {
    let files =
      tree.swift + tree.documents + tree.files(in: ["Sources", "bin", "Tests"], endings: [".c", ".h", ".py", ".sh"])
    #expect(files.flatMap(CodeRules.unfinishedWords) == [])
  }

  @Test func testsThatStartProgramsStopNoOthers() {
    #expect(tree.swift.flatMap(CodeRules.blockingTests) == [])
  }

  @Test func noFileIsDead() {
    #expect(tree.swift.flatMap(CodeRules.deadFile) == [])
  }

  @Test func modulesImportWhatTheyMay() {
    #expect(tree.swift.flatMap(ImportTable.faults) == [])
  }

  @Test func packageAndTableAgree() {
    let package = ImportTable.parse(package: tree.read("Package.swift"))
    for (module, allowed) in ImportTable.modules.sorted(by: { $0.key < $1.key }) {
      #expect(package[module] == Set(allowed), "Package.swift and Tests/TidyTests/ImportTable.swift: \(module)")
    }
  }

  @Test func tiersHold() {
    func imports(_ module: String) -> Set<String> { Set(ImportTable.modules[module] ?? []) }
    for module in ["Accounts", "Energy", "Moderation"] {
      #expect(
        imports(module).isDisjoint(with: ["Accounts", "Energy", "Moderation", "Studio", "Assistants", "Sharing"]))
    }
    #expect(!imports("Studio").contains("Assistants") && !imports("Assistants").contains("Studio"))
    #expect(!imports("Web").contains("Adapters") && !imports("Adapters").contains("Web"))
    #expect(ImportTable.modules.values.allSatisfy { !$0.contains("App") })
  }
}
