import Core
import HTML
import Policy

/// The first step of deleting an account (§10, D3, D39): what goes, what stays, what to take along; then password and
/// username, for which a link is mailed. Nothing is deleted here.
enum DeleteAccount {
  struct Model: Sendable, Hashable {
    var username: String
    /// Numbers already written in the person's language.
    var works: String
    var drafts: String
    var sessions: String
    /// "86 points"; nil when nothing is left.
    var energy: String?
    /// Whether there are transactions, which stay (§5.7).
    var hasTransactions = false
    var contactMail: String
    var problems: [FieldProblemText] = []
  }

  enum Name {
    static let password = "password"
    static let phrase = "phrase"
  }

  static func page(_ model: Model, _ context: PageContext) -> Node {
    let words = context.strings.deletion
    return Account.document(
      title: words.title, context: context,
      main: [
        .tag(
          "section", .class("wrap narrow"),
          children: [
            .tag("h1", text: words.title),
            .tag("p", .class("lead"), text: words.lead(username: model.username)),
            .errorSummary(model.problems, context),
            goes(model, context),
            stays(model, context),
            energy(model, context),
            .tag("h2", text: words.takeoutTitle),
            .tag("p", text: words.takeout),
            .tag(
              "div", .class("buttons"),
              children: [.linkButton(context.strings.takeout.title, to: Route.takeout.link, .quiet)]),
            .tag("h2", text: words.how),
            .tag("p", text: words.howLead(span: context.strings.spans.plain(Retention.deletionLink))),
            form(model, context),
          ])
      ])
  }

  private static func goes(_ model: Model, _ context: PageContext) -> Node {
    let words = context.strings.deletion
    func counted(_ label: String, _ number: String) -> String { "\(label): \(number)" }
    let items = [
      words.goesAccount, counted(words.goesWorks, model.works), counted(words.goesDrafts, model.drafts),
      counted(words.goesSessions, model.sessions), model.energy,
    ].compactMap(\.self)
    return .group([
      .tag("h2", text: words.goes),
      .tag(
        "ul", .class("bullets"),
        children: items.map { .tag("li", text: $0) }),
    ])
  }

  private static func stays(_ model: Model, _ context: PageContext) -> Node {
    let words = context.strings.deletion
    return .group([
      .tag("h2", text: words.stays),
      .tag("p", text: model.hasTransactions ? words.staysTransactions : words.staysNothing),
    ])
  }

  private static func energy(_ model: Model, _ context: PageContext) -> Node {
    guard let points = model.energy else { return .empty }
    let words = context.strings.deletion
    let spans = context.strings.spans
    let window = context.language == .russian ? spans.oblique(Prices.refundWindow) : spans.plain(Prices.refundWindow)
    return .group([
      .tag("h2", text: words.energyTitle),
      .tag(
        "p", children: Account.sentence(words.energyLeft, mail: model.contactMail, ["points": points, "span": window])),
    ])
  }

  private static func form(_ model: Model, _ context: PageContext) -> Node {
    let words = context.strings.deletion
    return .postForm(
      to: Route.setting(.delete).link, context, class: "sheet",
      [
        Account.password(Name.password, words.password, model.problems, context),
        .textField(
          TextField(
            name: Name.phrase, label: words.phrase, hint: words.phraseHint(username: model.username),
            error: model.problems.message(Name.phrase), maxLength: 4 * Limits.usernameLength.upperBound,
            isRequired: true, spellcheck: false)),
        .tag(
          "div", .class("buttons"),
          children: [
            .button(words.sendLink, .danger, context), .linkButton(words.keep, to: Route.settings.link, .quiet),
          ]),
      ])
  }
}
