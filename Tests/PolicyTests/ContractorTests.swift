import Core
import Foundation
import Testing

@testable import Policy

/// §7.1, §7.3, §7.4, §8, D16, D22: what an operator must say of a contractor before anything may go there.
@Suite struct ContractorTests {
  private static let whole = Contractor.Declaration(
    name: "Voices GmbH", country: "DE", purpose: "singing", ground: "contract, standard contractual clauses",
    contractDate: "2026-05-31", retention: "nothing", trainingExcluded: true, classes: ["prompt.text", "mail.own"],
    hosts: ["api.voices.example"])

  private func code(_ change: (inout Contractor.Declaration) -> Void) -> String? {
    var declaration = Self.whole
    change(&declaration)
    do {
      _ = try ContractorRegister([declaration])
      return nil
    } catch {
      return error.code
    }
  }

  @Test func aWholeDeclarationIsTaken() throws {
    let contractor = try #require(try ContractorRegister([Self.whole]).contractors.first)
    #expect(contractor.classes == [.promptText] && contractor.deliveries == [.ownMail] && contractor.country == "DE")
    #expect(contractor.contractDate.description == "2026-05-31" && contractor.receives == ["mail.own", "prompt.text"])
    #expect(try ContractorRegister([]) == .empty && code { _ in } == nil)
  }

  @Test func whatSaysTooLittleIsRefused() {
    let changes: [(inout Contractor.Declaration) -> Void] = [
      { $0.name = nil }, { $0.name = " " }, { $0.name = String(repeating: "a", count: 81) }, { $0.name = "a\nb" },
      { $0.country = nil }, { $0.country = "de" }, { $0.country = "XX" }, { $0.country = "DEU" },
      { $0.purpose = nil }, { $0.ground = nil }, { $0.ground = "" }, { $0.retention = nil }, { $0.retention = "" },
      { $0.retention = String(repeating: "a", count: 301) },
      { $0.contractDate = nil }, { $0.contractDate = "2026-02-30" }, { $0.contractDate = "31.05.2026" },
      { $0.contractDate = "2026-5-31" }, { $0.trainingExcluded = nil }, { $0.trainingExcluded = false },
      { $0.classes = nil }, { $0.classes = [] }, { $0.classes = ["chat"] }, { $0.classes = ["prompt.text", "audio"] },
      { $0.hosts = nil }, { $0.hosts = [] }, { $0.hosts = ["API.voices.example"] }, { $0.hosts = ["*.example"] },
      { $0.hosts = ["https://a.example"] }, { $0.hosts = ["a.example:443"] },
      { $0.hosts = ["a.example", "a.example"] },
      { $0.hosts = ["localhost"] }, { $0.hosts = ["127.0.0.1"] }, { $0.hosts = [".example"] }, { $0.hosts = [""] },
      { $0.hosts = (0...20).map { "h\($0).example" } },
    ]
    for (index, change) in changes.enumerated() { #expect(code(change) == "contractors-wrong", "\(index)") }
  }

  @Test func nobodyStandsThereTwice() {
    for name in ["Voices GmbH", "voices gmbh"] {
      var other = Self.whole
      other.name = name
      #expect(throws: DomainError.self) { try ContractorRegister([Self.whole, other]) }
    }
    let many = (0...Limits.contractorsMax).map { number in
      var declaration = Self.whole
      declaration.name = "Contractor \(number)"
      return declaration
    }
    #expect(throws: DomainError.self) { try ContractorRegister(many) }
    #expect(throws: Never.self) { try ContractorRegister(Array(many.dropLast())) }
  }

  /// What the process has read does not change under it.
  @Test func theRegisterIsSettledByItsFirstReading() {
    #expect(Contractor.register.isEmpty)
    #expect(throws: DomainError.self) { try ContractorRegister([Self.whole]).enforce() }
    #expect(throws: Never.self) { try ContractorRegister.empty.enforce() }
  }

  /// D36: a contractor who comes, goes or changes is material.
  @Test func aChangeOfRecipientsIsMaterial() throws {
    func values(_ change: (inout Contractor.Declaration) -> Void = { _ in }) throws -> PolicyValues {
      var declaration = Self.whole
      change(&declaration)
      return PolicyValues(contractors: try ContractorRegister([declaration]).contractors)
    }
    let none = PolicyValues(contractors: [])
    #expect(PolicyDifference(from: none, to: try values()).isMaterial)
    #expect(PolicyDifference(from: try values(), to: none).isMaterial)
    #expect(try values().values["contractor.voices-gmb-h.receives"]?.value == "mail.own, prompt.text")
    for change in [{ $0.classes = ["prompt.text"] }, { $0.country = "KZ" }, { $0.hosts = ["b.example"] }]
      as [(inout Contractor.Declaration) -> Void]
    {
      #expect(PolicyDifference(from: try values(), to: try values(change)).isMaterial)
    }
  }

  /// An independent list of countries.
  @Test func countriesAreThoseOfISO() {
    #expect(Country.codes.count == 249)
    let known = Set(Locale.Region.isoRegions.map(\.identifier).filter { $0.count == 2 && $0.allSatisfy(\.isLetter) })
    #expect(Country.codes.subtracting(known) == [])
  }

  @Test(arguments: [
    ("localhost", true), ("127.0.0.1", true), ("127.8.9.10", true), ("::1", true), ("127.0.0.1.example", false),
    ("127.0.0.256", false), ("127.1", false), ("localhost.example", false), ("", false), ("128.0.0.1", false),
    ("127.0.0.+1", false),
  ])
  func thisMachineIsKnownByItsExactNames(_ host: String, _ isOwn: Bool) {
    #expect(OwnMachine.contains(host) == isOwn)
  }
}
