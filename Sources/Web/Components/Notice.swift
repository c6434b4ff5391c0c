import Core
import HTML

/// How something went; colour, sign and words say the same.
enum NoticeKind: String, Sendable {
  case good, plain, warning
}

/// Where a thing stands.
enum PillKind: String, Sendable {
  case ready, busy, wrong, plain
}

extension Node {
  /// News at the top of a page or a part of it.
  static func notice(_ kind: NoticeKind, _ children: [Node]) -> Node {
    .tag(
      "div", .class("notice \(kind.rawValue)"), .role(kind == .warning ? "alert" : "status"),
      children: [
        .icon(kind == .good ? .check : kind == .warning ? .warning : .note), .tag("div", children: children),
      ])
  }

  static func pill(_ text: String, _ kind: PillKind) -> Node {
    .tag("span", .class("pill \(kind.rawValue)"), text: text)
  }

  /// Until when a thing is kept, by which clause, and what would change it: always in sight where the thing is (D2b).
  static func retention(_ line: RetentionLine, _ context: PageContext) -> Node {
    .tag(
      "p", .class("kept"),
      children: [
        .icon(.clock),
        .tag(
          "span",
          children: [
            line.machineDate.map { .tag("time", .datetime($0), text: line.text) } ?? .text(line.text),
            .text((line.change.map { " " + $0 } ?? "") + " "),
            .tag("a", .class("clause"), .href(Route.policy.link), text: line.clause),
          ]),
      ])
  }

  /// The older and newer parts of a list. Nil leads nowhere and is left out.
  static func pagination(previous: Reference?, next: Reference?, _ context: PageContext) -> Node {
    guard previous != nil || next != nil else { return .empty }
    let words = context.strings.common
    let links: [Node] = [
      previous.map { .linkButton(words.previous, to: $0, .quiet, [.rel("prev")]) } ?? .empty,
      next.map { .linkButton(words.next, to: $0, .quiet, [.rel("next")]) } ?? .empty,
    ]
    return .tag("nav", .class("pagination"), .aria(.label, words.pages), children: links)
  }

  /// A page that asks before something happens, instead of a window that pops up: works without script.
  static func confirmation(
    title: String, lead: [Node], action: Reference, button: String, isDangerous: Bool = false,
    fields: [(String, String)] = [], controls: [Node] = [], back: Reference, _ context: PageContext
  ) -> Node {
    .tag(
      "section", .class("wrap narrow"),
      children: [
        .tag("h1", text: title),
        .tag("div", .class("lead"), children: lead),
        .postForm(
          to: action, context, class: "sheet",
          fields.map { Node.hiddenField($0.0, $0.1) } + controls + [
            .tag(
              "div", .class("buttons"),
              children: [
                .button(button, isDangerous ? .danger : .filled, context),
                .linkButton(context.strings.common.cancel, to: back, .quiet),
              ])
          ]),
      ])
  }
}

/// The words of a retention line, already in the person's language.
struct RetentionLine: Sendable, Hashable {
  /// "Kept until 23 February 2027."
  var text: String
  /// `2027-02-23T10:00:00Z`; nil where there is no date.
  var machineDate: String?
  /// "§5.4".
  var clause: String
  /// "With Prime it stays as long as you like."
  var change: String?
}
