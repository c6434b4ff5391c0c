import Testing

/// Every rule must catch a planted fault: a rule that catches nothing looks the same as a clean tree.
@Suite struct ControlTests {
  private func file(_ text: String, _ path: String = "Sources/Music/Sample.swift") -> SourceTree.File {
    SourceTree.File(path: path, text: text)
  }

  @Test func longFiles() {
    #expect(CodeRules.size(file(String(repeating: "let a = 1\n", count: 401))).count == 1)
    #expect(CodeRules.size(file(String(repeating: "let a = 1\n", count: 400))).isEmpty)
  }

  @Test func longFunctions() {
    func function(_ lines: Int) -> String {
      "struct S {\n  func f(\n    a: Int\n  ) {\n" + String(repeating: "    g { }\n", count: lines - 4) + "  }\n}\n"
    }
    #expect(CodeRules.functionSize(file(function(71))).count == 1)
    #expect(CodeRules.functionSize(file(function(70))).isEmpty)
    #expect(CodeRules.functionSize(file("init(a: Int) {\n" + String(repeating: "x()\n", count: 80) + "}\n")).count == 1)
  }

  @Test func bracesInStringsAndCommentsDoNotCount() {
    let body = String(repeating: "  let a = \"{\" // {\n", count: 10)
    #expect(CodeRules.functionSize(file("func f() {\n\(body)}\nlet b = \"\"\"\n{\n{\n\"\"\"\nfunc g() {\n}\n")).isEmpty)
  }

  @Test func bannedCallsInCodeOnly() {
    for (call, _, _) in CodeRules.banned {
      #expect(CodeRules.bannedCalls(file("let a = \(call)\n")).count >= 1, "\(call)")
    }
    #expect(CodeRules.bannedCalls(file("// no Date() here\nlet a = \"print(\"\nblueprint(1)\n")).isEmpty)
    #expect(CodeRules.bannedCalls(file("print(1)\n", "Sources/App/Sample.swift")).isEmpty)
    #expect(CodeRules.bannedCalls(file("print(1)\n", "Tests/MusicTests/Sample.swift")).isEmpty)
  }

  @Test func policyNumbers() {
    #expect(CodeRules.literals(file("let day = 86_400\n")).count == 1)
    #expect(CodeRules.literals(file("let day = 24 * 60 * 60\n")).count >= 1)
    #expect(CodeRules.literals(file("let day = 86_400\n", "Sources/Policy/Sample.swift")).isEmpty)
    #expect(CodeRules.literals(file("let rate = 186400\n")).isEmpty)
  }

  @Test func unfinishedWords() {
    for word in CodeRules.unfinished { #expect(CodeRules.unfinishedWords(file("// \(word): later\n")).count == 1) }
    #expect(CodeRules.unfinishedWords(file("let roman = \"\(CodeRules.unfinished[2])IV\"\n")).isEmpty)
  }

  @Test func suitesThatBlock() {
    func suite(_ traits: String, _ line: String) -> SourceTree.File {
      file("@Suite\(traits) struct A {\n  \(line)\n}\n", "Tests/AppTests/Sample.swift")
    }
    for call in CodeRules.waits {
      #expect(CodeRules.blockingTests(suite("", "let a = \(call)")).count == 1, "\(call)")
      #expect(CodeRules.blockingTests(suite("(.startsPrograms)", "let a = \(call)")).isEmpty)
    }
    #expect(CodeRules.blockingTests(suite("", "let a = 1")).isEmpty)
  }

  @Test func deadFiles() {
    #expect(CodeRules.deadFile(file("")).count == 1)
    #expect(CodeRules.deadFile(file("// Later.\npublic import Core\n")).count == 1)
    #expect(CodeRules.deadFile(file("let a = 1\n", "Sources/Music/_.swift")).count == 1)
    #expect(CodeRules.deadFile(file("let a = 1\n")).isEmpty)
  }

  @Test func importsAgainstTheTable() {
    #expect(ImportTable.faults(file("import Core\npublic import Web\n")).count == 1)
    #expect(ImportTable.faults(file("public import Core\nimport Foundation\n")).isEmpty)
  }

  @Test func thePackageIsRead() {
    let package = """
      func module(_ name: String) -> Target { .target(name: name) }
      module("Core"),  // "Web"
      module("Policy", ["Core"]),
      module(
        "Media",
        ["Core", "CFluid", .product(name: "X", package: "y")], resources: [.copy("Web")]),
      .executableTarget(name: "App", dependencies: ["Core", .product(name: "ArgumentParser", package: "p")])
      """
    let table = ImportTable.parse(package: package)
    #expect(table == ["Core": [], "Policy": ["Core"], "Media": ["Core"], "App": ["Core"]])
  }

  @Test func documentsAreRead() {
    #expect(
      ImportTable.parse(document: "| Music | Core, Policy | notes |\n| HTML | – | pages |\n| Other | Core |") == [
        "Music": ["Core", "Policy"], "HTML": [],
      ])
    #expect(DocumentRules.links("[a](docs/b.md#c) [d](https://e.f) [g](#h)") == ["docs/b.md"])
    #expect(DocumentRules.resolve("../banks.md", from: "docs/decisions/1.md") == "docs/banks.md")
    #expect(DocumentRules.commands("make", in: "Use `make run`.\nmake test\nwe make songs") == ["run", "test"])
    #expect(DocumentRules.scripts(in: "see bin/test and /usr/bin/env") == ["test"])
  }
}
