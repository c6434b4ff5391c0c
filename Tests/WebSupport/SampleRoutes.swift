public import Core
import Studio
public import Web

/// One address at least of every case of `Route`, for the tests that walk through all of them: who may do what, forged
/// forms, paths (threats: who may see what).
public enum SampleRoutes {
  /// The cases of `Route` without what they hold.
  public enum Name: String, Sendable, CaseIterable {
    case home, create, draft, say, works, work, workAct, workEvents, workFile, trash
    case signUp, signIn, signOut, recover, recoverSet, verify, settings, setting, deletion
    case myData, takeout, takeoutFile, requests, requestWithdrawal, requestProof, choices, choose
    case policy, cookies, contractors, receipt, receiptKey, policyChanges, proof, proofData
    case sample, asset, health, readiness, robots, icon, manifest
  }

  /// There is no default: a new case of `Route` does not compile until it has a name, and a name without a sample fails
  /// a test.
  public static func name(of route: Route) -> Name {
    switch route {
    case .home: .home
    case .create: .create
    case .draft: .draft
    case .say: .say
    case .works: .works
    case .work: .work
    case .workAct: .workAct
    case .workEvents: .workEvents
    case .workFile: .workFile
    case .trash: .trash
    case .signUp: .signUp
    case .signIn: .signIn
    case .signOut: .signOut
    case .recover: .recover
    case .recoverSet: .recoverSet
    case .verify: .verify
    case .settings: .settings
    case .setting: .setting
    case .deletion: .deletion
    case .myData: .myData
    case .takeout: .takeout
    case .takeoutFile: .takeoutFile
    case .requests: .requests
    case .requestWithdrawal: .requestWithdrawal
    case .requestProof: .requestProof
    case .choices: .choices
    case .choose: .choose
    case .policy: .policy
    case .cookies: .cookies
    case .contractors: .contractors
    case .receipt: .receipt
    case .receiptKey: .receiptKey
    case .policyChanges: .policyChanges
    case .proof: .proof
    case .proofData: .proofData
    case .sample: .sample
    case .asset: .asset
    case .health: .health
    case .readiness: .readiness
    case .robots: .robots
    case .icon: .icon
    case .manifest: .manifest
    }
  }

  /// What is in a link that nobody was sent.
  public static let token = "AbC_-9" + String(repeating: "a", count: 37)

  /// Everything with a token has one that nobody was sent, but for the link of the take-out where one is given.
  public static func all(
    work: Identifier, takeout: Identifier, link: String = token, request: String
  ) -> [Route] {
    let held: [Route] = [
      .draft(token: String(repeating: "0", count: 32)), .recoverSet(token: token), .verify(token: token),
      .deletion(token: token), .requestProof(token: token),
    ]
    let owned: [Route] = [
      .work(work), .workEvents(work), .takeoutFile(takeout, token: link), .requestWithdrawal(number: request),
    ]
    let files: [Route] = [
      .asset(hash: "00000000", name: "app.css"), .asset(hash: "00000000", name: "js/player.js"),
    ]
    let workFiles: [Route] = WorkFile.allCases.map { .workFile(work, $0) }
    let acts: [Route] = Route.WorkAct.allCases.map { .workAct(work, $0) }
    let samples: [Route] = Language.allCases.flatMap { language in Route.sampleFiles.map { .sample(language, $0) } }
    return Route.plain + held + owned + files + workFiles + acts + samples
  }
}
