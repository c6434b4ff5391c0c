import Policy
import Testing

/// D36: versions are values, and what changed is computed.
@Suite struct PolicyValuesTests {
  private func contractor(country: String) throws -> Contractor {
    Contractor(
      name: "Ink and Paper", country: country, purpose: "making pictures", ground: "contract",
      contractDate: try #require(CivilDate(year: 2026, month: 5, day: 1)), retention: "none", trainingExcluded: true,
      classes: [.promptText], hosts: ["api.example"])
  }

  @Test func everyValueHasAClause() {
    let values = PolicyValues()
    for rule in Retention.all {
      let path = "keeping.\(rule.name.replacing(" ", with: "-")).keep"
      #expect(values.values[path] != nil, "\(path)")
    }
    for dataClass in DataClass.allCases {
      #expect(values.values.keys.contains { $0.hasSuffix(".recipients") }, "\(dataClass)")
    }
    #expect(values.values.values.allSatisfy { !$0.clauses.isEmpty && !$0.value.isEmpty })
    #expect(values.values["keeping.upload.keep"]?.value == "7d")
    #expect(values.values["data.address-hashes.ground"]?.value == "legitimateInterest")
  }

  @Test func nothingChangedIsNoDifference() {
    let difference = PolicyDifference(from: PolicyValues(), to: PolicyValues())
    #expect(difference.changes.isEmpty && !difference.isMaterial)
  }

  /// A period, a recipient, a purpose, a country: material. The rest: not.
  @Test func materialChangesAreKnown() throws {
    let before = PolicyValues(contractors: [try contractor(country: "KZ")])
    let after = PolicyValues(contractors: [try contractor(country: "US")])
    let moved = PolicyDifference(from: before, to: after)
    #expect(moved.changes.map(\.path) == ["contractor.ink-and-paper.country"])
    #expect(moved.isMaterial && moved.changes.first?.before == "KZ" && moved.changes.first?.after == "US")
    #expect(PolicyDifference(from: PolicyValues(), to: after).changes.allSatisfy { $0.before == nil && $0.isMaterial })

    var shorter = before
    shorter.values["keeping.upload.keep"]?.value = "3d"
    #expect(PolicyDifference(from: before, to: shorter).isMaterial)

    var reworded = before
    reworded.values["data.works.sources"]?.value = "person"
    let difference = PolicyDifference(from: before, to: reworded)
    #expect(difference.changes.count == 1 && !difference.isMaterial)
  }
}
