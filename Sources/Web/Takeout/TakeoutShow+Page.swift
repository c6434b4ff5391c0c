import Core
import HTML
import Policy

extension TakeoutShow {
  static func page(_ model: Model, _ context: PageContext) -> Node {
    let words = context.strings.takeout
    return Account.document(
      title: words.title, context: context,
      main: [
        .tag(
          "section", .class("wrap narrow"),
          children: [
            .tag("h1", text: words.title),
            .tag("p", .class("lead"), text: words.lead),
            model.problem.map { .notice(.warning, [.tag("p", text: $0)]) } ?? .empty,
            state(model, context),
            .tag("h2", text: words.inside),
            .tag("ul", .class("bullets"), children: words.insideItems.map { .tag("li", text: $0) }),
            .tag("p", .class("small"), text: words.notInside),
            .tag(
              "div", .class("buttons"),
              children: [.linkButton(context.strings.privacy.title, to: Route.myData.link, .quiet)]),
          ])
      ])
  }

  private static func state(_ model: Model, _ context: PageContext) -> Node {
    let words = context.strings.takeout
    switch model.state {
    case .waiting:
      return .group([
        .notice(.plain, [.tag("p", text: words.waiting)]),
        .tag(
          "div", .class("buttons"), children: [.linkButton(words.look, to: Route.takeout.link, .quiet)]),
      ])
    case .ready(let id, let size, let madeOn, let until, let machineUntil):
      return .group([
        .notice(.good, [.tag("p", text: words.ready(date: madeOn, size: size))]),
        .retention(
          RetentionLine(
            text: words.readyUntil(date: until), machineDate: machineUntil, clause: Clause.rights.rawValue,
            change: words.readyChange), context),
        // The answer is a file, and the page stays (page.js).
        .postForm(
          to: Route.takeout.link, context, class: "action saves",
          [
            .hiddenField(Name.act, Name.save), .hiddenField(Name.id, id.description),
            .button(words.download, .filled, context),
          ]),
        .tag("p", .class("small"), text: words.care),
        .action(
          words.delete, to: Route.takeout.link, .quiet,
          fields: [(Name.act, Name.delete), (Name.id, id.description)], context),
        ask(model, context, isFirst: false),
      ])
    case .failed:
      return .group([.notice(.warning, [.tag("p", text: words.failed)]), ask(model, context, isFirst: true)])
    case .deleted: return .group([.tag("p", text: words.deleted), ask(model, context, isFirst: true)])
    case .none: return ask(model, context, isFirst: true)
    }
  }

  private static func ask(_ model: Model, _ context: PageContext, isFirst: Bool) -> Node {
    let words = context.strings.takeout
    guard model.nextOn == nil else {
      return .tag("p", .class("small"), text: words.nextOn(date: model.nextOn ?? ""))
    }
    return .action(
      isFirst ? words.ask : words.askAgain, to: Route.takeout.link, isFirst ? .filled : .quiet,
      fields: [(Name.act, Name.ask)], context)
  }
}
