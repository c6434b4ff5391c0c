import HTML
import Policy

/// The ways to another version: with other words, or with another sound. The one that is there is kept.
enum WorkAgain {
  static func words(_ model: WorkShow.Model, _ ready: WorkShow.Ready, _ context: PageContext) -> Node {
    let words = context.strings.work
    let form = context.strings.create
    return .element(
      "details", [.class("edit"), .id("edit-words")] + (model.refused == nil ? [] : [.open]),
      [
        .tag(
          "summary", .class("button quiet small"), children: [.icon(.edit), .tag("span", text: words.editWords)]),
        .postForm(
          to: Route.workAct(model.id, .words).link, context, class: "sheet",
          [
            .hiddenField("idempotency-key", model.idempotencyKey + "-words"),
            .tag("p", .class("note"), text: words.editWordsLead),
            .textArea(
              TextArea(
                name: "words", label: form.labels["words"] ?? words.words,
                value: model.refused?.words ?? ready.words, hint: form.hints["words"], error: model.refused?.problem,
                rows: min(24, ready.words.split(separator: "\n").count + 4),
                isRequired: true)),
            .button(words.singThese, icon: .again, price: model.price, context),
          ]),
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
