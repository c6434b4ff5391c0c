import HTML
import Policy

/// Every cookie there is (§11, D17, D18), from the list that the server sets them by.
enum CookiesShow {
  struct Model: Sendable, Hashable {
    var rows: [Row]
    /// What was answered about the third-party counter in this browser; nil while there is none (D15).
    var answer: Answer?
  }

  enum Answer: Sendable, Hashable {
    case unanswered, allowed, refused, refusedByBrowser
  }

  struct Row: Sendable, Hashable {
    var name: String
    var kind: String
    var reason: String
    var lifetime: String
  }

  static func page(_ model: Model, _ context: PageContext) -> Node {
    let words = context.strings.policy
    return Account.document(
      title: words.cookiesTitle, context: context,
      main: [
        .tag(
          "article", .class("wrap narrow policy"),
          children: [
            .tag("h1", text: words.cookiesTitle), .tag("p", .class("lead"), text: words.cookiesLead),
            .stackedTable(table(model, words), caption: words.cookiesTitle),
            .tag("p", text: words.cookiesChoice),
          ] + answer(model, context) + [
            .tag("p", .class("aside"), children: [.tag("a", .href(Route.policy.link), text: words.toPolicy)])
          ])
      ])
  }

  /// Withdrawn as easily as given, on the page that explains it (D17).
  private static func answer(_ model: Model, _ context: PageContext) -> [Node] {
    guard let answer = model.answer else { return [] }
    let words = context.strings.analytics
    let (text, answers): (String, [Bool]) =
      switch answer {
      case .unanswered: (words.unanswered, context.counting == .asking ? [] : [true, false])
      case .allowed: (words.allowed, [false])
      case .refused: (words.refused, [true])
      case .refusedByBrowser: (words.refusedByBrowser, [])
      }
    return [
      .tag("p", text: words.cookiesChoice), .tag("h2", text: words.yourAnswer), .tag("p", text: text),
      answers.isEmpty ? .empty : CountingNodes.form(context, answers),
    ]
  }

  static func table(_ model: Model, _ words: PolicyStrings) -> PolicyShow.Table {
    PolicyShow.Table(
      head: [words.cookieName, words.cookieKind, words.cookieReason, words.cookieLifetime],
      rows: model.rows.map { [$0.name, $0.kind, $0.reason, $0.lifetime] })
  }
}

extension CookiesShow.Model {
  /// - Parameter isSecure: names begin with `__Host-` over TLS only, as the server sets them.
  init(_ strings: Strings, cookies: [Cookie] = Cookie.all, isSecure: Bool = true) {
    let words = strings.policy
    rows = cookies.map { cookie in
      CookiesShow.Row(
        name: isSecure ? cookie.name : cookie.name.drop(prefix: "__Host-"), kind: words.names.cookieKind(cookie.kind),
        reason: words.names.cookieReason(cookie) ?? cookie.reason,
        lifetime: cookie.lifetime.map(strings.spans.plain) ?? words.untilBrowserCloses)
    }
  }
}
