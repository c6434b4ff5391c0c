import HTML
import Policy

/// The ways to another version: with other words, or with another sound. The one that is there is kept.
enum WorkAgain {
  static func words(_ model: WorkShow.Model, _ ready: WorkShow.Ready, _ context: PageContext) -> Node {
    .element(
      "details", [.class("edit"), .id("edit-words")] + (model.refused == nil ? [] : [.open]),
      [
        .tag(
          "summary", .class("button quiet small"),
          children: [.icon(.edit), .tag("span", text: context.strings.work.editWords)]),
        form(model, model.refused ?? WorkShow.Refused(words: ready.words), context),
      ])
  }

  /// Words that were not sung, of a song that is being made again or is not there just now: kept to be sent once more.
  static func kept(_ model: WorkShow.Model, _ refused: WorkShow.Refused, _ context: PageContext) -> Node {
    let words = context.strings.work
    return .tag(
      "div", .class("wrap narrow"),
      children: [
        .tag("h1", text: words.editWords), form(model, refused, context),
        .tag(
          "div", .class("buttons"),
          children: [
            .linkButton(model.title ?? words.forName(name: model.recipient), to: Route.work(model.id).link, .quiet)
          ]),
      ])
  }

  private static func form(_ model: WorkShow.Model, _ shown: WorkShow.Refused, _ context: PageContext) -> Node {
    let words = context.strings.work
    let form = context.strings.create
    return .postForm(
      to: Route.workAct(model.id, .words).link, context, class: "sheet",
      [
        .hiddenField("idempotency-key", model.idempotencyKey + "-words"),
        .tag("p", .class("note"), text: words.editWordsLead),
        .textArea(
          TextArea(
            name: "words", label: form.labels["words"] ?? words.words, value: shown.words, hint: form.hints["words"],
            error: shown.problem, rows: min(24, shown.words.split(separator: "\n").count + 4), isRequired: true)),
        .button(words.singThese, icon: .again, price: model.price, context),
      ])
  }

  static func sound(_ model: WorkShow.Model, _ ready: WorkShow.Ready, _ context: PageContext) -> Node {
    let words = context.strings.work
    let form = context.strings.create
    let styles = (form.answers["style"] ?? [:]).sorted { $0.value < $1.value }
    let tempos = (form.answers["tempo"] ?? [:]).sorted { ($0.key.count, $0.key) < ($1.key.count, $1.key) }
    return .tag(
      "details", .class("fold"),
      children: [
        .tag("summary", children: [.tag("span", text: words.changeSound)]),
        .postForm(
          to: Route.workAct(model.id, .again).link, context, class: "fold-in",
          [
            .hiddenField("idempotency-key", model.idempotencyKey + "-sound"),
            .tag("p", .class("note"), text: words.againLead),
            .chips(
              name: "style", legend: form.labels["style"] ?? "",
              choices: styles.map { Choice(value: $0.key, label: $0.value) }, selected: ready.style ?? ""),
            .chips(
              name: "tempo", legend: form.labels["tempo"] ?? "",
              choices: [Choice(value: "", label: form.unanswered["tempo"] ?? "")]
                + tempos.map { Choice(value: $0.key, label: $0.value) }, selected: ""),
            .button(words.again, icon: .again, price: model.price, context),
          ]),
      ])
  }

  /// In the place of words, for music without any.
  static func wordless(_ context: PageContext) -> Node {
    .tag(
      "section", .class("words"), children: [.tag("p", .class("lead"), text: context.strings.work.noWords)])
  }
}
