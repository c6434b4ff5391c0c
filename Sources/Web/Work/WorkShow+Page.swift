import Core
import HTML

extension WorkShow {
  static func page(_ model: Model, _ context: PageContext) -> Node {
    let words = context.strings.work
    var extras = Layout.Extras()
    switch model.state {
    // A page with something typed in it does not go away by itself.
    case .making where model.refused == nil:
      extras.refreshSeconds = refreshSeconds
      // The step that is being done is set in italics, and must not jump when their file comes.
      extras.hasItalics = true
    case .ready: extras.hasVerse = true
    case .making, .failed, .cancelled, .trashed: break
    }
    return Layout.document(
      title: model.title ?? words.untitled(name: model.recipient), context: context, extras: extras,
      main: [body(model, context)])
  }

  /// How often a browser without script looks again.
  private static let refreshSeconds = 3

  private static func body(_ model: Model, _ context: PageContext) -> Node {
    switch (model.state, model.refused) {
    case (.ready(let ready), _): WorkReady.node(model, ready, context)
    case (_, let refused?): WorkAgain.kept(model, refused, context)
    case (.making(let making), nil): WorkMaking.node(model, making, context)
    case (.failed(let code), nil): ended(model, context, failure: code)
    case (.cancelled, nil): ended(model, context, failure: nil)
    case (.trashed(let trashed), nil): inTrash(model, trashed, context)
    }
  }

  /// Where one is: the list of songs, and the state in words and colour.
  static func crumb(_ model: Model, _ state: String, _ kind: PillKind, _ context: PageContext) -> Node {
    .tag(
      "p", .class("crumb"),
      children: [
        .tag("a", .href(Route.works.link), text: context.strings.common.works),
        .tag("span", .aria(.hidden, "true"), text: "/"),
        .pill(context.strings.work.states[state] ?? state, kind),
      ])
  }

  static func heading(_ model: Model, _ context: PageContext) -> Node {
    let words = context.strings.work
    guard let title = model.title else { return .tag("h1", text: words.untitled(name: model.recipient)) }
    let parts = [
      words.forName(name: model.recipient), model.occasion.map { context.strings.create.answer("occasion", $0) },
    ]
    return .group([
      .tag("h1", text: title),
      .tag("p", .class("for"), text: parts.compactMap { $0 }.joined(separator: " · ")),
    ])
  }

  /// Failed or stopped: what happened, what was not lost, what to do.
  private static func ended(_ model: Model, _ context: PageContext, failure: String?) -> Node {
    let words = context.strings.work
    let title = failure == nil ? words.cancelledTitle : words.failedTitle
    let text: [Node]
    if let failure {
      text = [
        .tag("p", text: words.failures[failure] ?? words.failedUsual),
        .tag("p", .class("good"), text: words.energyBack + " " + words.nothingLost),
      ]
    } else {
      text = [.tag("p", .class("good"), text: words.cancelledText)]
    }
    return .tag(
      "div", .class("wrap narrow ended"),
      children: [
        crumb(model, failure == nil ? "cancelled" : "failed", failure == nil ? .plain : .wrong, context),
        picture,
        .tag("h1", text: title), .tag("p", .class("for"), text: words.forName(name: model.recipient)),
        .tag("div", .class("lead"), children: text),
        .tag(
          "div", .class("buttons"),
          children: [
            .action(
              words.retry, to: Route.workAct(model.id, .retry).link, .filled, icon: .again, price: model.price,
              fields: [("idempotency-key", model.idempotencyKey + "-retry")], context),
            .action(words.delete, to: Route.workAct(model.id, .delete).link, .quiet, icon: .trash, context),
          ]),
      ])
  }

  /// The line at rest: hills without a sun.
  private static var picture: Node {
    .void(.img, [.class("rest-picture"), .src(Asset.reference("art/quiet.svg")), .alt(""), .width(400), .height(160)])
  }

  private static func inTrash(_ model: Model, _ trashed: Trashed, _ context: PageContext) -> Node {
    let words = context.strings.work
    let line = RetentionLine(
      text: words.inTrash(date: Format.momentUntil(trashed.goesAt, context.language)),
      machineDate: Format.machine(trashed.goesAt), clause: KeptClause.trash, change: nil)
    return .tag(
      "div", .class("wrap narrow ended"),
      children: [
        crumb(model, "trashed", .plain, context), picture, heading(model, context), .retention(line, context),
        trashed.canRestore
          ? .tag(
            "div", .class("buttons"),
            children: [
              .action(words.restore, to: Route.workAct(model.id, .restore).link, .filled, icon: .restore, context),
              .linkButton(context.strings.library.toTrash, to: Route.trash.link, .quiet),
            ])
          : .notice(.plain, [.tag("p", text: words.restorePrime)]),
      ])
  }
}
