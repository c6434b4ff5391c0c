import HTML
import Policy

extension ProofShow {
  static func page(_ model: Model, _ context: PageContext) -> Node {
    let words = ProofStrings.of(context.language)
    return Account.document(
      title: words.title, context: context,
      main: [
        .tag(
          "article", .class("wrap narrow policy"),
          children: [
            .tag("h1", text: words.title),
            .tag("p", .class("lead"), text: words.lead),
            state(model, words),
            .tag("p", .class("small"), text: words.lookedAt(time: model.at)),
            .tag("h2", text: words.classesTitle),
            .tag("p", text: words.classesLead),
            .stackedTable(model.table, caption: words.classesTitle),
            .tag("h2", text: words.factsTitle),
            .pairs(model.facts.map { ($0.label, [.text($0.value)]) }),
            .tag("h2", text: words.visitsTitle(days: words.days(ProofLimits.visitDays))),
            .tag("p", text: words.visitsLead),
            .pairs(model.visits.map { ($0.label, [.text($0.value)]) }),
            .tag("h2", text: words.checkTitle),
            .tag("p", text: words.checkLead),
            .pairs([(words.publicKey, [.text(model.publicKey)]), (words.signature, [.text(model.signature)])]),
            .tag("p", .class("aside"), children: [.tag("a", .href(Route.proofData.link), text: words.toData)]),
            .tag(
              "p", .class("aside"),
              children: [.tag("a", .href(Route.policy.link), text: context.strings.policy.toPolicy)]),
          ])
      ])
  }

  private static func state(_ model: Model, _ words: ProofStrings) -> Node {
    guard !model.isGreen else { return .notice(.good, [.tag("p", text: words.green)]) }
    return .notice(.warning, [.tag("p", text: words.red)] + model.reasons.map { .tag("p", text: $0) })
  }
}
