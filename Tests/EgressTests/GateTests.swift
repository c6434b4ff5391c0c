import Core
import Egress
import Policy
import Testing

/// §7.1, §7.2, §7.3, §7.4, §8, D16: nothing leaves to a host, a class or a country that the register does not name.
@Suite struct GateTests {
  private let day = CivilDate(daysSince1970: 20_000)

  private func contractor(trainingExcluded: Bool = true, since days: Int = 19_000) -> Contractor {
    Contractor(
      name: "Voices", country: "DE", purpose: "singing", ground: "contract",
      contractDate: CivilDate(daysSince1970: days), retention: "none", trainingExcluded: trainingExcluded,
      classes: [.promptText], hosts: ["api.voices.example"])
  }

  private func decide(_ register: [Contractor], _ dataClass: OutgoingClass, _ host: String, _ country: String)
    -> Gate.Decision
  {
    Gate(register: register).decide(.init(dataClass: dataClass, host: host, country: country), on: day)
  }

  @Test func nothingLeavesByDefault() {
    #expect(decide(Contractor.register, .promptText, "api.voices.example", "DE") == .refused(.hostUndeclared))
  }

  @Test func onlyWhatIsDeclaredPasses() {
    let register = [contractor()]
    #expect(decide(register, .promptText, "api.voices.example", "DE") == .allowed(register[0]))
    #expect(decide(register, .transformedImage, "api.voices.example", "DE") == .refused(.classUndeclared))
    #expect(decide(register, .promptText, "api.voices.example", "US") == .refused(.countryUndeclared))
  }

  @Test(arguments: [
    "API.voices.example", "api.voices.example.", "x.api.voices.example", "api.voices.example:8080", "",
    "api.voices.example@evil.example", "evil.example#api.voices.example",
  ])
  func hostsAreComparedWhole(_ host: String) {
    #expect(decide([contractor()], .promptText, host, "DE") == .refused(.hostUndeclared))
  }

  @Test func theContractMustHoldAndExcludeTraining() {
    #expect(
      decide([contractor(since: 20_001)], .promptText, "api.voices.example", "DE") == .refused(.contractNotYet))
    #expect(
      decide([contractor(trainingExcluded: false)], .promptText, "api.voices.example", "DE")
        == .refused(.trainingNotExcluded))
  }
}
