import HTML
import Policy

/// The page behind the mailed link: the last question. Looking at it uses nothing up.
enum DeleteConfirm {
  struct Model: Sendable, Hashable {
    var token: String
    var username: String
  }

  static func page(_ model: Model, _ context: PageContext) -> Node {
    let words = context.strings.deletion
    let sweep = words.confirmSweep(span: context.strings.spans.plain(Retention.closedAccountSweepMost))
    return Account.document(
      title: words.confirmTitle, context: context, hidesSignIn: true,
      main: [
        .confirmation(
          title: words.confirmTitle,
          lead: [
            .tag("p", children: [.tag("b", text: model.username)]), .tag("p", text: words.confirmText),
            .tag("p", text: sweep),
          ],
          action: Route.deletion(token: model.token).link, button: words.confirm, isDangerous: true,
          back: Route.home.link, context)
      ])
  }
}

/// After it: what is true by now. Shown to nobody in particular: the session is over and the cookies are gone.
enum DeleteDone {
  enum Progress: Sendable, Hashable {
    case closed, keysDestroyed, erased
    /// All but what a hold keeps.
    case held
  }

  /// - Parameter receipt: signed, to be kept by whoever left.
  static func page(_ progress: Progress, receipt: String, _ context: PageContext) -> Node {
    let words = context.strings.deletion
    let span = context.strings.spans.plain(Retention.closedAccountSweepMost)
    let (keys, rest) =
      switch progress {
      case .closed: (words.doneText, words.doneSweep(span: span))
      case .keysDestroyed: (words.doneKeys, words.doneSweep(span: span))
      case .erased: (words.doneKeys, words.doneErased)
      case .held: (words.doneKeys, words.doneHeld)
      }
    return Account.document(
      title: words.doneTitle, context: context, hidesSignIn: true,
      main: [
        .tag(
          "section", .class("wrap narrow"),
          children: [
            .tag("h1", text: words.doneTitle),
            .tag("p", .class("lead"), text: keys),
            .tag("p", text: rest),
            ReceiptShow.kept(receipt, context),
            .tag("p", text: words.doneAgain),
            .tag("div", .class("buttons"), children: [.linkButton(words.toHome, to: Route.home.link, .quiet)]),
          ])
      ])
  }
}
