import Core
import Policy
import Testing

@Suite struct PolicyTests {
  @Test(arguments: Relation.all.map(\.claim))
  func relationsHold(_ claim: String) throws {
    let relation = try #require(Relation.all.first { $0.claim == claim })
    #expect(relation.holds)
    #expect(!relation.clauses.isEmpty)
  }

  /// The numbers as the policy's third part writes them, typed again here: changing one is a decision.
  @Test func retentionIsWhatThePolicySays() {
    #expect(Retention.upload.keep?.description == "7d")
    #expect(Retention.upload.trash == nil)
    #expect(Retention.generated.keep?.description == "3mo")
    #expect(Retention.generated.bounds?.least.description == "2mo")
    #expect(Retention.generated.bounds?.most.description == "4mo")
    #expect(Retention.generated.trash?.description == "7d")
    #expect(Retention.chat.keep?.description == "3mo")
    #expect(Retention.chat.trash == nil)
    #expect(Limits.chatMessagesMax == 100)
    #expect(Retention.inactiveAccount.keep?.description == "12mo")
    #expect(Retention.noticeDays == [30, 7, 1])
    #expect(Retention.log.keep?.description == "12mo")
    #expect(Retention.transaction.keep?.description == "60mo")
    #expect(Retention.takeout.keep?.description == "7d")
    #expect(Retention.keySnapshotMost.description == "48h")
    #expect(Retention.all.allSatisfy { $0.purgeLag.description == "24h" && !$0.clauses.isEmpty })
    #expect(Set(Retention.all.map(\.name)).count == Retention.all.count)
  }

  @Test func clausesAreSpelledOnce() {
    #expect(Clause.allCases.allSatisfy { $0.rawValue.hasPrefix("§") || $0.rawValue.hasPrefix("D") })
  }

  /// §11, §14, D17, D18: the choice and `Sec-GPC` decide; Do Not Track is not even asked for.
  @Test func onlyEssentialCookiesBeforeAChoice() {
    #expect(Cookie.allowed(functionalChosen: false, globalPrivacyControl: false).allSatisfy { $0.kind == .essential })
    #expect(Cookie.allowed(functionalChosen: true, globalPrivacyControl: true).allSatisfy { $0.kind == .essential })
    #expect(Cookie.allowed(functionalChosen: true, globalPrivacyControl: false).count == Cookie.all.count)
    #expect(Cookie.all.allSatisfy { $0.name.hasPrefix("__Host-") && !$0.reason.isEmpty })
  }

  /// §7.2, D22: two classes may leave; sound, films and chats cannot even be declared.
  @Test func soundAndChatsHaveNoWayOut() {
    #expect(OutgoingClass.allCases == [.promptText, .transformedImage])
  }

  @Test func nobodyIsInTheRegisterUntilDeclared() {
    #expect(Contractor.register.isEmpty && Contractor.register(with: nil).isEmpty)
  }

  /// §11, D15, D36: the counter is one more recipient with cookies of its own; turning it on is a material change.
  @Test func aCounterIsAMaterialChange() throws {
    let day = CivilDate(daysSince1970: 20_700)
    let metrika = try #require(Metrika(counter: "12345678", contractDate: day))
    let values = PolicyValues(contractors: Contractor.register(with: metrika), cookies: Cookie.all(with: metrika))
    let difference = PolicyDifference(from: PolicyValues(), to: values)
    #expect(difference.isMaterial)
    let paths = difference.changes.map(\.path)
    #expect(paths.contains("contractor.yandex.-metrika.country") && paths.contains("cookie._ym_uid.lifetime"))
    #expect(Cookie.all(with: nil) == Cookie.all)
    #expect(Cookie.all(with: metrika).filter { $0.kind == .analytics } == Metrika.cookies)
    #expect(!Cookie.allowed(functionalChosen: true, globalPrivacyControl: false).contains(.analyticsAnswer))
    for wrong in ["", "0", "012", "12a", "-1", "12345678901", "١٢"] {
      #expect(Metrika(counter: wrong, contractDate: day) == nil, "\(wrong)")
    }
  }
}
