import Core
import HTML
import Policy

extension Create {
  static func page(_ model: Model, _ context: PageContext) -> Node {
    let words = context.strings.create
    let problems = texts(model.problems, words)
    let form = Form(model: model, problems: problems, context: context)
    return Layout.document(
      title: words.title, context: context, extras: Layout.Extras(keptForm: formID),
      main: [
        .tag(
          "div", .class("wrap narrow create"),
          children: [
            .errorSummary(problems, context),
            model.notice.map { .notice(.warning, [.tag("p", text: $0)]) } ?? .empty,
            .tag("h1", text: words.title), .tag("p", .class("lead"), text: words.lead),
            .postForm(
              to: model.action, context, class: "sheet", id: formID,
              [.hiddenField(FormFields.idempotencyKey, model.idempotencyKey)]
                + [.hiddenField(SettingsShow.Name.returnTo, context.path)]
                + (model.draftToken.map { [.hiddenField(SignUp.Name.draft, $0)] } ?? []) + form.sections + [
                  send(model, context)
                ]),
          ])
      ])
  }

  private static let formID = "song-form"

  private static func texts(_ problems: [Problem], _ words: CreateStrings) -> [FieldProblemText] {
    problems.map { FieldProblemText(field: $0.field, message: words.problem($0.code)) }
  }

  /// The price stands inside the button that spends it; without an account the button only goes on.
  private static func send(_ model: Model, _ context: PageContext) -> Node {
    let words = context.strings.create
    let common = context.strings.common
    let stays = Node.tag("p", .class("note"), text: words.stays)
    guard let visitor = context.visitor else {
      return .tag(
        "div", .class("send"),
        children: [.button(words.goOn, context), .tag("p", .class("note"), text: words.goOnHint), stays])
    }
    let isShort = visitor.energy < model.price
    let warning: Node =
      isShort
      ? .notice(
        .warning,
        [.tag("p", text: words.tooFew(have: common.energy(visitor.energy), price: common.energy(model.price)))])
      : .empty
    return .tag(
      "div", .class("send"), children: [warning, .button(words.make, price: model.price, context), stays])
  }
}

extension CreateStrings {
  /// What is wrong, with the limits of the policy put in.
  func problem(_ code: String) -> String {
    guard let phrase = problems[code] else { return problemUnknown }
    return phrase(
      name: String(Limits.nameLengthMax), words: String(Limits.nameWordsMax), say: String(Limits.sayNameLengthMax),
      story: String(Limits.storyLengthMax), own: String(Limits.ownWordsLengthMax), lines: String(Limits.ownLinesMax),
      slow: String(Limits.tempo.lowerBound), fast: String(Limits.tempo.upperBound),
      short: String(Limits.songSeconds.lowerBound), long: String(Limits.songSeconds.upperBound))
  }
}
