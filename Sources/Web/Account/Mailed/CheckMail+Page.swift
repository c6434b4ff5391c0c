import HTML
import Policy

/// "Look into your mail": what was sent and what to do if nothing comes. It says nothing about who has an account.
enum CheckMail {
  enum Letter: Sendable, Hashable, CaseIterable {
    case recovery, verification, emailChange, deletion
  }

  struct Model: Sendable, Hashable {
    var letter: Letter
    var contactMail: String
  }

  static func page(_ model: Model, _ context: PageContext) -> Node {
    let words = context.strings.account
    let isDeletion = model.letter == .deletion
    let title = isDeletion ? context.strings.deletion.sentTitle : words.checkMailTitle
    return Account.document(
      title: title, context: context,
      main: [
        .tag(
          "section", .class("wrap narrow"),
          children: [
            .tag("h1", text: title),
            .tag("p", .class("lead"), text: sentence(model.letter, context)),
            .tag("p", children: Account.sentence(words.checkMailNothing, mail: model.contactMail)),
            .tag("p", .class("aside"), children: [back(isDeletion, context)]),
          ])
      ])
  }

  private static func sentence(_ letter: Letter, _ context: PageContext) -> String {
    let words = context.strings.account
    return switch letter {
    case .recovery: words.checkMailRecovery(span: context.strings.spans.plain(Limits.recoveryLink))
    case .verification: words.checkMailVerification
    case .emailChange: words.checkMailEmailChange
    case .deletion: context.strings.deletion.sentText(span: context.strings.spans.plain(Retention.deletionLink))
    }
  }

  private static func back(_ isDeletion: Bool, _ context: PageContext) -> Node {
    if isDeletion { return .tag("a", .href(Route.settings.link), text: context.strings.deletion.keep) }
    return context.visitor == nil
      ? .tag("a", .href(Route.signIn.link), text: context.strings.account.toSignIn)
      : .tag("a", .href(Route.works.link), text: context.strings.account.toSongs)
  }
}

extension Account {
  /// A sentence with the contact's address as a link.
  static func sentence(_ phrase: Phrase, mail: String, _ values: KeyValuePairs<String, String> = [:]) -> [Node] {
    let (before, after) = phrase.parts(around: "contact")
    return [
      .text(Phrase.fill(before, values)), .tag("a", .href(Reference(mail: mail)), text: mail),
      .text(Phrase.fill(after, values)),
    ]
  }
}
