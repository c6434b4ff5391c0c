import HTML

extension PolicyShow {
  static func page(_ model: Model, _ context: PageContext) -> Node {
    let words = context.strings.policy
    return Account.document(
      title: words.title, context: context,
      main: [
        .tag(
          "article", .class("wrap narrow policy"),
          children: [
            .tag("h1", text: words.title),
            .tag("p", .class("lead"), text: words.lead(site: model.siteName)),
            .tag("p", .class("small"), text: words.version(version: model.version)),
            contents(model.sections, context),
          ] + model.sections.map { section($0, context) })
      ])
  }

  /// The main clauses only; those below stand under them.
  private static func contents(_ sections: [Section], _ context: PageContext) -> Node {
    .tag(
      "details", .class("contents"),
      children: [
        .tag("summary", text: context.strings.policy.contents),
        .tag(
          "nav", .aria(.label, context.strings.policy.contents),
          children: [
            .tag(
              "ul",
              children: sections.map { section in
                .element(
                  "li", section.level == 3 ? [.class("below")] : [],
                  [.tag("a", .href(link(section)), text: title(section))])
              })
          ]),
      ])
  }

  private static func section(_ section: Section, _ context: PageContext) -> Node {
    let heading: Tag = section.level == 2 ? "h2" : "h3"
    let number: Node =
      section.number.map { .tag("a", .class("number"), .href(link(section)), text: $0) } ?? .empty
    var children: [Node] = [
      .element(heading, [], [number, .text((section.number == nil ? "" : " ") + section.heading)])
    ]
    children += section.blocks.map(block)
    if let extra = section.extra { children.append(Self.extra(extra, section, context)) }
    if let decisions = section.decisions {
      children.append(
        .tag("p", .class("decisions"), text: "\(context.strings.policy.decisions): \(decisions)"))
    }
    return .tag("section", .class("law"), .id(section.anchor), children: children)
  }

  private static func block(_ block: ClauseText.Block) -> Node {
    switch block {
    case .text(let text): .tag("p", text: text)
    case .list(let items): .tag("ul", .class("bullets"), children: items.map { .tag("li", text: $0) })
    }
  }

  private static func extra(_ extra: Extra, _ section: Section, _ context: PageContext) -> Node {
    switch extra {
    case .facts(let rows):
      .pairs(
        rows.map { label, value in
          (label, [value.contains("@") ? .tag("a", .href(Reference(mail: value)), text: value) : .text(value)])
        })
    case .table(let table): .stackedTable(table, caption: section.heading)
    case .links(let links):
      .tag("p", children: links.map { label, route in .tag("a", .href(route.link), text: label) })
    }
  }

  private static func title(_ section: Section) -> String {
    section.number.map { "\($0) \(section.heading)" } ?? section.heading
  }

  private static func link(_ section: Section) -> Reference {
    Reference(path: "#\(section.anchor)") ?? .top
  }
}

extension Node {
  /// A table that becomes a list where it does not fit, which is everywhere for more than four columns; each cell
  /// knows its column. The roles keep it a table for those who listen when the style makes blocks of its parts.
  static func stackedTable(_ table: PolicyShow.Table, caption: String) -> Node {
    .tag(
      "table", .class(table.head.count > 4 ? "stacked" : "stacked grid"), .role("table"),
      children: [
        .tag("caption", .class("vh"), text: caption),
        .tag(
          "thead", .role("rowgroup"),
          children: [
            .tag(
              "tr", .role("row"),
              children: table.head.map { .tag("th", .scope("col"), .role("columnheader"), text: $0) })
          ]),
        .tag("tbody", .role("rowgroup"), children: table.rows.map { row(table.head, $0) }),
      ])
  }

  private static func row(_ head: [String], _ cells: [String]) -> Node {
    .tag(
      "tr", .role("row"),
      children: zip(head, cells).enumerated().map { place, pair in
        place == 0
          ? .tag("th", .scope("row"), .role("rowheader"), .data("label", pair.0), text: pair.1)
          : .tag("td", .role("cell"), .data("label", pair.0), text: pair.1)
      })
  }
}
