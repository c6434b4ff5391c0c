import HTML
import Policy

extension ChoicesShow {
  static func page(_ model: Model, _ context: PageContext) -> Node {
    let words = context.strings.choices
    return Account.document(
      title: words.title, context: context,
      main: [
        .tag(
          "section", .class("wrap narrow settings"),
          children: [
            .tag("h1", text: words.title), .tag("p", .class("lead"), text: words.lead),
            model.isRefusedByBrowser ? .notice(.plain, [.tag("p", text: words.refusedByBrowser)]) : .empty,
            part(words.restriction, restriction(model, context)),
            part(words.objection, objection(model, context)),
            part(words.consents, [.tag("p", text: words.consentsLead)] + model.consents.map { consent($0, context) }),
            part(words.history, history(model, words)),
            .tag("p", .class("aside"), children: [.tag("a", .href(Route.myData.link), text: words.toMyData)]),
          ])
      ])
  }

  private static func part(_ title: String, _ children: [Node]) -> Node {
    .tag("section", .class("part"), children: [.tag("h2", text: title)] + children)
  }

  /// Where something stands: colour and word say the same.
  private static func standing(_ text: String, isOn: Bool) -> Node {
    .tag("p", .class("standing"), children: [.pill(text, isOn ? .ready : .plain)])
  }

  private static func restriction(_ model: Model, _ context: PageContext) -> [Node] {
    let words = context.strings.choices
    let target = Route.choose(.restriction).link
    let trash = Retention.generated.trash.map(context.strings.spans.plain) ?? ""
    guard let restriction = model.restriction else {
      return [
        standing(words.notInForce, isOn: false), .tag("p", text: words.restrictionText),
        .postForm(
          to: target, context, class: "sheet",
          [
            .hiddenField(Name.isOn, Name.yes),
            .checkBox(name: Name.keep, label: [.text(words.keep)], hint: words.keepHint(span: trash)),
            .button(words.restrict, .quiet, context),
          ]),
      ]
    }
    return [
      standing(words.inForceSince(date: restriction.since), isOn: true), .tag("p", text: words.restrictionText),
      .tag("p", text: restriction.keepsContent ? words.isKept(span: trash) : words.runsOn),
      .action(
        restriction.keepsContent ? words.letRunOn : words.keepFromNow, to: target,
        fields: [(Name.isOn, Name.yes)] + (restriction.keepsContent ? [] : [(Name.keep, Name.yes)]), context),
      .action(words.lift, to: target, fields: [(Name.isOn, Name.no)], context),
    ]
  }

  private static func objection(_ model: Model, _ context: PageContext) -> [Node] {
    let words = context.strings.choices
    return [
      standing(model.hasObjected ? words.inForce : words.notInForce, isOn: model.hasObjected),
      .tag("p", text: words.objectionText),
      .action(
        model.hasObjected ? words.withdrawObjection : words.object, to: Route.choose(.objection).link,
        fields: [(Name.isOn, model.hasObjected ? Name.no : Name.yes)], context),
    ]
  }

  private static func consent(_ consent: Consent, _ context: PageContext) -> Node {
    let words = context.strings.choices
    let own = words.consent(consent.kind)
    let state = consent.isResting ? words.resting : consent.isGiven ? words.given : words.notGiven
    return .tag(
      "section", .class("holding"),
      children: [
        .tag("h3", text: own.title), standing(state, isOn: consent.isGiven && !consent.isResting),
        .tag("p", text: own.text),
        .action(
          consent.isGiven ? own.withdraw : own.give, to: Route.choose(.consent).link,
          fields: [(Name.consent, consent.kind.rawValue), (Name.isOn, consent.isGiven ? Name.no : Name.yes)], context),
      ])
  }

  private static func history(_ model: Model, _ words: ChoicesStrings) -> [Node] {
    guard let history = model.history else { return [.tag("p", text: words.historyNone)] }
    return [
      .stackedTable(PolicyShow.Table(head: history.head, rows: history.rows), caption: words.history)
    ]
  }
}
