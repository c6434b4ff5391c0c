import HTML
import HTTPTypes

extension ErrorShow {
  static func page(_ model: Model, _ context: PageContext) -> Node {
    let words = context.strings.errors
    return Account.document(
      title: model.title, context: context,
      main: [
        .tag(
          "section", .class("wrap narrow error-page"),
          children: [
            .tag("p", .class("error-number"), .aria(.hidden, "true"), text: String(model.status)),
            .tag("h1", text: model.title),
            .tag("p", .class("lead"), text: model.text),
            model.detail.map { .notice(.warning, [.tag("p", text: $0)]) } ?? .empty,
            model.wait.map { .tag("p", .class("wait"), children: [.icon(.clock), .tag("b", text: $0)]) } ?? .empty,
            request(model, context),
            .tag("div", .class("buttons"), children: buttons(model, words, context)),
          ])
      ])
  }

  private static func request(_ model: Model, _ context: PageContext) -> Node {
    guard let id = model.requestNumber else { return .empty }
    let words = context.strings.errors
    return .group([
      .tag("p", .class("request-number"), text: words.requestNumber(id: id)),
      .tag("p", children: Account.sentence(words.tellUs, mail: model.contactMail)),
    ])
  }

  /// One filled button: the next step that makes sense.
  private static func buttons(_ model: Model, _ words: ErrorStrings, _ context: PageContext) -> [Node] {
    let home = Node.linkButton(words.toHome, to: Route.home.link, .quiet)
    if model.status == 401 { return [.linkButton(words.toSignIn, to: Route.signIn.link), home] }
    if [403, 409, 429, 500, 503].contains(model.status) {
      return [.linkButton(words.tryAgain, to: Self.page(before: context.path).link), home]
    }
    return context.visitor == nil
      ? [.linkButton(words.startSong, to: Route.create.link), home]
      : [.linkButton(words.toSongs, to: Route.works.link), home]
  }

  /// The page to which somebody returns: the one that was asked for, or that whose form failed.
  private static func page(before path: String) -> Route {
    guard let route = Route(path: path) else { return .home }
    if route.methods.contains(.get) { return route }
    return switch route {
    case .setting: .settings
    case .workAct(let id, _): .work(id)
    default: .home
    }
  }
}
