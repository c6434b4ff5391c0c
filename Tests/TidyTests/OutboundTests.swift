import Testing

/// Nothing leaves but through the gate and the ledger, and nothing is told or set that nobody declared (§5.6, §7.1, §11,
/// D16, D17, D33). Tables, columns and the classes of objects are looked at where the tables are (AppTests).
@Suite struct OutboundTests {
  private let tree = SourceTree()
  private var sources: [SourceTree.File] {
    tree.files(in: ["Sources"], endings: [".swift", ".c", ".cpp", ".h", ".js"])
  }
  private var declared: Set<String> {
    OutboundRules.declaredLogFields(tree.read("Sources/App/Observability/LogField.swift"))
  }

  private func file(_ text: String, _ path: String = "Sources/Studio/Sample.swift") -> SourceTree.File {
    SourceTree.File(path: path, text: text)
  }

  @Test func noHostIsReachedBesideTheRegister() {
    #expect(sources.flatMap(OutboundRules.hosts) == [])
    #expect(sources.flatMap(OutboundRules.connections) == [])
    #expect(sources.flatMap(OutboundRules.mailers) == [])
    // Every exception is still needed.
    for (call, homes) in OutboundRules.openings {
      for home in homes { #expect(tree.read(home).contains(call), "\(home) does not use \(call)") }
    }
  }

  @Test func cookiesAndFieldsOfTheLogAreThoseDeclared() {
    #expect(sources.flatMap(OutboundRules.cookies) == [])
    #expect(declared.count > 10 && declared.isSuperset(of: ["duration_ms", "person", "code"]))
    #expect(sources.flatMap { OutboundRules.logFields($0, declared: declared) } == [])
  }

  @Test func aPlantedHostIsNoticed() {
    #expect(OutboundRules.hosts(file("let url = \"https://api.somebody.com/v1\"")).count == 1)
    #expect(OutboundRules.hosts(file("// see wss://live.somebody.com")).count == 1)
    #expect(OutboundRules.hosts(file("xmlns=\"http://www.w3.org/2000/svg\" https://a.example/")).isEmpty)
  }

  @Test func aPlantedConnectionIsNoticed() {
    for (call, _) in OutboundRules.openings {
      #expect(OutboundRules.connections(file("let a = \(call) b")).count >= 1, "\(call)")
    }
    let bootstrap = "Sources/App/Service/Bootstrap.swift"
    #expect(OutboundRules.mailers(file("return try SMTPMailer(server: a).port", bootstrap)).count == 1)
    #expect(OutboundRules.mailers(file("departures.mailer(try SMTPMailer(server: a).port, to: h)", bootstrap)).isEmpty)
  }

  @Test func aPlantedCookieAndFieldAreNoticed() {
    #expect(OutboundRules.cookies(file("headers[.setCookie] = x")).count == 1)
    #expect(OutboundRules.cookies(file("document.cookie = 'a=b'", "Sources/Web/Public/a.js")).count == 1)
    #expect(OutboundRules.cookies(file("let a = Cookie(\n    name: \"spy\")")).count == 1)
    for text in ["metadata[\"email\"] = a", "log(metadata: [\"code\": \"a\", \"email\": \"b\"])"] {
      #expect(OutboundRules.logFields(file(text), declared: declared).count == 1, "\(text)")
    }
    #expect(OutboundRules.logFields(file("metadata[\"code\"] = a"), declared: declared).isEmpty)
  }
}
