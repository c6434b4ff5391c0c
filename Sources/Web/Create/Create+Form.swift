import Core
import HTML

extension Create {
  /// The declared fields as controls, laid out in parts. A field that no part names is shown at the end: a new one
  /// appears by being declared.
  struct Form {
    let model: Model
    let problems: [FieldProblemText]
    let context: PageContext

    private var words: CreateStrings { context.strings.create }

    private static let who = ["recipient", "occasion", "language"]
    private static let story = ["story", "tone", "say-name"]
    private static let sound = ["style", "voice", "tempo", "seconds", "instrumental"]
    private static let own = ["words"]

    var sections: [Node] {
      let named = Self.who + Self.story + Self.sound + Self.own
      let others = model.fields.map(\.name).filter { !named.contains($0) }
      return [
        .tag("div", .class("part"), children: controls(Self.who)),
        .tag(
          "div", .class("part"), children: [.tag("h2", .class("part-title"), text: words.story)] + controls(Self.story)),
        folded(words.sound, words.soundHint, Self.sound + others),
        folded(words.ownWords, words.ownWordsHint, Self.own),
      ]
    }

    /// Closed until somebody said something in it, or something in it is wrong.
    private func folded(_ title: String, _ hint: String, _ names: [String]) -> Node {
      let isOpen = names.contains { name in
        problems.message(name) != nil || !(value(name).isEmpty || value(name) == field(name)?.usual)
      }
      return .element(
        "details", [.class("part fold")] + (isOpen ? [.open] : []),
        [
          .tag(
            "summary", children: [.tag("span", text: title), .tag("small", text: hint)]),
          .tag("div", .class("fold-in"), children: controls(names)),
        ])
    }

    private func controls(_ names: [String]) -> [Node] {
      names.compactMap(field).map(control)
    }

    private func field(_ name: String) -> Asked? { model.fields.first { $0.name == name } }

    private func value(_ name: String) -> String { model.values[name] ?? "" }

    private func control(_ field: Asked) -> Node {
      let label = words.labels[field.name] ?? field.name
      let error = problems.message(field.name)
      let hint = words.hints[field.name]
      switch field.kind {
      case .text:
        return .textField(
          TextField(
            name: field.name, label: label, value: value(field.name), hint: hint, error: error,
            placeholder: words.examples[field.name], autocomplete: "on", isRequired: field.isRequired,
            note: note(field),
            isHeartfelt: true, spellcheck: false, beside: field.name == "say-name" ? listen : .empty))
      case .longText:
        return .textArea(
          TextArea(
            name: field.name, label: label, value: value(field.name), hint: hint, error: error,
            placeholder: words.examples[field.name], rows: field.name == "words" ? 12 : 5, note: note(field)))
      case .choice(let answers): return choice(field, answers, label: label, error: error)
      case .number(let range): return number(field, range, label: label, error: error)
      case .flag:
        return .checkBox(
          name: field.name, label: [.text(label)], isChecked: !value(field.name).isEmpty, error: error)
      }
    }

    private func note(_ field: Asked) -> String? {
      field.isRequired || field.name == "words" ? nil : context.strings.common.optional
    }

    private func choice(_ field: Asked, _ answers: [Asked.Answer], label: String, error: String?) -> Node {
      var choices = answers.map { answer in
        Choice(
          value: answer.id, label: words.answer(field.name, answer.id),
          summary: field.name == "style"
            ? words.styleSummaries[answer.id]
            : answer.language.map { words.answer("language", $0.rawValue) }, language: answer.language)
      }
      // What finds its own when nothing is said has an answer for just that.
      if field.usual == nil {
        choices.insert(Choice(value: "", label: words.unanswered[field.name] ?? "—"), at: 0)
      }
      let chosen = value(field.name).isEmpty ? field.usual ?? "" : value(field.name)
      return .chips(name: field.name, legend: label, choices: choices, selected: chosen, error: error)
    }

    /// People choose a tempo and a length by feel: a few good numbers, and the one that was typed elsewhere.
    private func number(_ field: Asked, _ range: ClosedRange<Int>, label: String, error: String?) -> Node {
      let offered = (field.name == "tempo" ? [70, 90, 115, 140] : [30, 60, 90, 120, 180, 240]).filter(range.contains)
      let typed = value(field.name)
      var choices = offered.map { number in
        Choice(value: String(number), label: name(field, number), summary: nil)
      }
      if !typed.isEmpty, !choices.contains(where: { $0.value == typed }) {
        choices.append(Choice(value: typed, label: typed))
      }
      if field.usual == nil {
        choices.insert(Choice(value: "", label: words.unanswered[field.name] ?? "—"), at: 0)
      }
      return .chips(
        name: field.name, legend: label, choices: choices, selected: typed.isEmpty ? field.usual ?? "" : typed,
        error: error)
    }

    private func name(_ field: Asked, _ number: Int) -> String {
      field.name == "seconds"
        ? Format.clock(Double(number))
        : words.answers[field.name]?[String(number)] ?? String(number)
    }

    /// Says the name aloud; only where a script can fetch the sound.
    private var listen: Node {
      .tag(
        "button", .type("button"), .class("button quiet"), .data("js"), .hidden, .data("say", Route.say.path),
        .data("busy", words.listening), .data("failed", words.listenFailed),
        children: [.icon(.listen), .tag("span", text: words.listen)])
    }
  }
}
