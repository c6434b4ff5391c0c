import Core
import HTTPTypes

/// Which fields the forms of a route send. Anything else was put there by somebody who hopes that the program takes
/// it (a price, a role, another account), so the whole form is refused.
enum FormFields {
  static let token = "form-token"
  static let idempotencyKey = "idempotency-key"
  static let step = "step"
  static let sayName = "say-name"

  /// - Parameter gift: the names of the fields that the kind of gift declares.
  static func known(to route: Route, gift: Set<String>) -> Set<String> {
    own(route, gift: gift).union([token])
  }

  private static func own(_ route: Route, gift: Set<String>) -> Set<String> {
    switch route {
    case .create, .draft: gift.union([idempotencyKey, step, SignUp.Name.draft, SettingsShow.Name.returnTo])
    // The switch of languages takes along what was typed into the form of the page.
    case .setting(.language):
      gift.union([
        SettingsShow.Name.language, SettingsShow.Name.returnTo, idempotencyKey, step, SignUp.Name.draft,
      ])
    case .say: ["recipient", sayName, "language"]
    case .signUp:
      [
        SignUp.Name.email, SignUp.Name.username, SignUp.Name.password, SignUp.Name.isAdult, SignUp.Name.policyVersion,
        SignUp.Name.draft, SignUp.Name.returnTo,
      ]
    case .signIn: [SignIn.Name.login, SignIn.Name.password, SignUp.Name.draft, SignUp.Name.returnTo]
    case .recover: [Recover.Name.email]
    case .receipt: [ReceiptShow.Name.receipt]
    case .recoverSet: [RecoverSet.Name.password]
    case .takeout: [TakeoutShow.Name.act, TakeoutShow.Name.id]
    case .requests: [RequestsShow.Name.right, RequestsShow.Name.text]
    case .setting(let setting): self.setting(setting)
    case .choose(let choosing): self.choose(choosing)
    case .workAct(_, let act): self.act(act)
    default: []
    }
  }

  private static func setting(_ setting: Route.Setting) -> Set<String> {
    switch setting {
    case .theme: [SettingsShow.Name.theme, SettingsShow.Name.returnTo]
    case .analytics: [CountingNodes.Name.answer, SettingsShow.Name.returnTo]
    case .email: [SettingsShow.Name.email, SettingsShow.Name.emailPassword]
    case .username: [SettingsShow.Name.username]
    case .password: [SettingsShow.Name.currentPassword, SettingsShow.Name.newPassword]
    case .sessions: [SettingsShow.Name.session]
    case .delete: [DeleteAccount.Name.password, DeleteAccount.Name.phrase]
    case .language, .verification: []
    }
  }

  private static func choose(_ choosing: Route.Choosing) -> Set<String> {
    switch choosing {
    case .restriction: [ChoicesShow.Name.isOn, ChoicesShow.Name.keep]
    case .objection: [ChoicesShow.Name.isOn]
    case .consent: [ChoicesShow.Name.isOn, ChoicesShow.Name.consent]
    }
  }

  private static func act(_ act: Route.WorkAct) -> Set<String> {
    switch act {
    case .cancel, .delete, .restore: []
    case .retry: [idempotencyKey]
    case .again: [idempotencyKey, "style", "tempo", "voice"]
    case .words: [idempotencyKey, "words"]
    case .show: ["version"]
    }
  }
}
