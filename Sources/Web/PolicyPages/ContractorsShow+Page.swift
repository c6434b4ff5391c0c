import Core
import HTML
import Policy

/// The public register of contractors (§7.1, D16): the same list that the gate obeys.
enum ContractorsShow {
  struct Model: Sendable {
    var entries: [Entry]
  }

  struct Entry: Sendable {
    var name: String
    var facts: [(label: String, value: String)]
  }

  static func page(_ model: Model, _ context: PageContext) -> Node {
    let words = context.strings.policy
    return Account.document(
      title: words.contractorsTitle, context: context,
      main: [
        .tag(
          "article", .class("wrap narrow policy"),
          children: [
            .tag("h1", text: words.contractorsTitle), .tag("p", .class("lead"), text: words.contractorsLead),
            model.entries.isEmpty
              ? .notice(.plain, [.tag("p", text: words.contractorsNone)])
              : .tag(
                "div", .class("holdings"),
                children: model.entries.map { entry in
                  .tag(
                    "section", .class("holding"),
                    children: [.tag("h2", text: entry.name), .pairs(entry.facts.map { ($0, [.text($1)]) })])
                }),
            .tag(
              "p", .class("aside"),
              children: [
                .tag(
                  "a", .href(Reference(path: "\(Route.policy.path)#\(Clause.recipients.anchor)") ?? .top),
                  text: words.toPolicy)
              ]),
          ])
      ])
  }
}

extension ContractorsShow.Model {
  init(_ strings: Strings, contractors: [Contractor] = Contractor.register) {
    let words = strings.policy
    // The counter is ours to describe; the others are described by their operator.
    let own = strings.analytics
    entries = contractors.map { contractor in
      let isCounter = contractor.countsVisits
      let receives =
        OutgoingClass.allCases.filter(contractor.classes.contains).map(words.names.outgoing)
        + DeliveryClass.allCases.filter(contractor.deliveries.contains).map(words.names.delivery)
      return ContractorsShow.Entry(
        name: contractor.name,
        facts: [
          (words.country, contractor.country), (words.purpose, isCounter ? own.purpose : contractor.purpose),
          (words.ground, isCounter ? words.names.ground(.consent) : contractor.ground),
          (words.contractDate, Format.date(contractor.contractDate, strings.language)),
          (words.theyKeep, isCounter ? own.retention : contractor.retention),
          (words.noTraining, contractor.trainingExcluded ? words.yes : words.no),
          (words.sees, (receives + (isCounter ? [own.sees] : [])).joined(separator: ", ")),
        ])
    }
  }
}
