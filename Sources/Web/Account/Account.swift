import Core
import HTML
import Policy

/// What the pages of signing up and in share.
enum Account {
  /// The frame of these pages: the site's own, with their style. A style sheet may stand in the body (HTML, "body-ok"), so other pages do not load it.
  static func document(
    title: String, context: PageContext, hidesSignIn: Bool = false, main: [Node]
  ) -> Node {
    let style = Node.void(.link, [.rel("stylesheet"), .href(Asset.reference("account.css"))])
    return Layout.document(
      title: title, context: context,
      extras: Layout.Extras(hidesSignIn: hidesSignIn), main: [style] + main)
  }

  /// A password with a button that shows it while a script runs; without one the button is not there.
  static func password(
    _ name: String, _ label: String, hint: String? = nil, isNew: Bool = false, _ problems: [FieldProblemText],
    _ context: PageContext
  ) -> Node {
    .textField(
      TextField(
        name: name, label: label, kind: .password, hint: hint, error: problems.message(name),
        autocomplete: isNew ? "new-password" : "current-password", maxLength: passwordLengthMax, isRequired: true,
        beside: .showPassword(of: name, context)))
  }

  /// Twice the limit: whoever pastes too much reads why, instead of having it cut in silence.
  private static let passwordLengthMax = 2 * Limits.passwordLength.upperBound

  /// The way between signing up and in, with the draft and the page that wait behind it.
  static func link(_ route: Route, draft: String?, to path: String?) -> Reference {
    let parts = [draft.map { "draft=\($0)" }, path.map { "to=\(FormBody.encoded($0))" }].compactMap(\.self)
    return Reference(path: route.path + (parts.isEmpty ? "" : "?" + parts.joined(separator: "&"))) ?? route.link
  }

  /// The same inside a form.
  static func carried(draft: String?, to path: String?) -> [Node] {
    (draft.map { [.hiddenField(SignUp.Name.draft, $0)] } ?? [])
      + (path.map { [.hiddenField(SignUp.Name.returnTo, $0)] } ?? [])
  }

  /// The field of the form to which an error of the accounts belongs, with its sentence and, where one has to wait, for
  /// how long; what belongs to no field goes to `otherwise`.
  static func problems(
    _ error: DomainError, fields: [String], otherwise: String, _ strings: Strings
  ) -> [FieldProblemText] {
    let field = self.fields(of: error.code).first(where: fields.contains) ?? otherwise
    return [FieldProblemText(field: field, message: sentences(error, strings))]
  }

  /// What went wrong and, where one has to wait, for how long.
  static func sentences(_ error: DomainError, _ strings: Strings) -> String {
    [strings.errors.text(error), ErrorShow.wait(error, strings)].compactMap(\.self).joined(separator: " ")
  }

  /// The names under which forms ask for what the code speaks of, the likeliest first.
  private static func fields(of code: String) -> [String] {
    switch code {
    case "adult-required", "policy-version": [SignUp.Name.isAdult]
    case "sign-in-wrong", "account-blocked": [SignIn.Name.login]
    case "phrase-wrong": [DeleteAccount.Name.phrase]
    case "password-wrong": [SettingsShow.Name.currentPassword, SettingsShow.Name.emailPassword, SignUp.Name.password]
    // What cannot be chosen is the new one.
    case _ where code.hasPrefix("password-"): [SettingsShow.Name.newPassword, SignUp.Name.password]
    case _ where code.hasPrefix("email-"): [SignUp.Name.email]
    case _ where code.hasPrefix("username-"): [SignUp.Name.username]
    default: []
    }
  }
}

extension Node {
  /// Shows what was typed into a password field. Hidden until the script of the page takes it up.
  static func showPassword(of name: String, _ context: PageContext) -> Node {
    let words = context.strings.common
    return .element(
      "button",
      [
        .type("button"), .class("button quiet show-password"), .hidden, .data("show", FieldName.id(name)),
        .data("hide-label", words.hidePassword), .aria(.controls, FieldName.id(name)),
      ], [.tag("span", text: words.showPassword)])
  }
}
