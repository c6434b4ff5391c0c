import Core
import HTML
import Policy
import Privacy

/// The page on which somebody asks for a copy of their data and saves it (§9.1, D31).
enum TakeoutShow {
  struct Model: Sendable, Hashable {
    enum State: Sendable, Hashable {
      case none, waiting, failed, deleted
      case ready(Identifier, size: String, madeOn: String, until: String, machineUntil: String)
    }

    var state: State
    /// "You can ask for a new one from …"; nil when now.
    var nextOn: String?
    var problem: String?
  }

  enum Name {
    static let act = "act"
    static let ask = "ask"
    static let delete = "delete"
    static let id = "id"
  }

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
        .tag(
          "div", .class("buttons"),
          children: [.linkButton(words.download, to: Route.takeoutFile(id).link, .filled, [.rel("nofollow")])]),
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

extension TakeoutShow.Model {
  init(_ standing: Takeouts.Standing, mayAskFrom next: Instant?, _ language: Language) {
    switch standing {
    case .none: state = .none
    case .waiting: state = .waiting
    case .failed: state = .failed
    case .deleted: state = .deleted
    case .ready(let ready):
      state = .ready(
        ready.id, size: Format.bytes(ready.plainBytes, language), madeOn: Format.date(ready.madeAt, language),
        until: Format.momentUntil(ready.until, language), machineUntil: Format.machine(ready.until))
    }
    nextOn = next.map { Format.moment($0, language) }
  }
}
