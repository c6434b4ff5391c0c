import Core
import HTML
import Policy
public import Privacy

/// The papers in a take-out: a page that explains it, readable without a network, and the same in short as plain text.
public enum TakeoutPapers {
  /// In the person's language.
  public static let all: Exporter.Papers = { manifest, language in
    [
      ("style.css", Array(style.utf8)), ("README.txt", Array(readme(manifest, language).utf8)),
      ("index.html", Writer.document(page(manifest, language))),
    ]
  }

  /// The page; it loads nothing but the sheet beside it, and has no script.
  static func page(_ manifest: TakeoutManifest, _ language: Language) -> Node {
    let words = Strings.of(language).takeout
    let style: [Node] = Reference(file: "style.css").map { [.void(.link, [.rel("stylesheet"), .href($0)])] } ?? []
    return .tag(
      "html", .lang(language.rawValue),
      children: [
        .tag(
          "head",
          children: [
            .void(.meta, [.charset("utf-8")]),
            .void(.meta, [.name("viewport"), .content("width=device-width, initial-scale=1")]),
            .tag("title", text: words.paperTitle),
          ] + style),
        .tag(
          "body",
          children: [
            .tag(
              "main",
              children: [
                .tag("h1", text: words.paperTitle),
                .tag("p", text: words.paperLead(site: manifest.instance, date: made(manifest, language))),
                works(manifest, language), data(manifest, language), leftOut(manifest, language),
                .tag("p", children: [.text(words.paperCheck + " "), link(TakeoutManifest.path)]),
              ])
          ]),
      ])
  }

  /// Songs and other files, under what their person calls them.
  private static func works(_ manifest: TakeoutManifest, _ language: Language) -> Node {
    let words = Strings.of(language).takeout
    let files = manifest.files.filter { $0.path.hasPrefix("files/") }
    guard !files.isEmpty else { return .empty }
    var order: [String] = []
    var folders: [String: [TakeoutManifest.File]] = [:]
    for file in files {
      let folder = file.path.split(separator: "/").dropLast().joined(separator: "/")
      if folders[folder] == nil { order.append(folder) }
      folders[folder, default: []].append(file)
    }
    return .group([
      .tag("h2", text: words.paperFiles),
      .tag(
        "ul",
        children: order.map { folder in
          let files = folders[folder] ?? []
          let links = files.map { file -> Node in
            .group([
              link(file.path, text: file.path.split(separator: "/").last.map(String.init) ?? file.path),
              .text(" (\(Format.bytes(file.bytes, language))) "),
            ])
          }
          return .tag(
            "li",
            children: [.tag("b", text: files.compactMap(\.label).first ?? words.paperUnnamed), .text(": ")] + links)
        }),
    ])
  }

  private static func data(_ manifest: TakeoutManifest, _ language: Language) -> Node {
    let strings = Strings.of(language)
    let tables = manifest.tables.filter { $0.rows > 0 }
    return .group([
      .tag("h2", text: strings.takeout.paperData),
      .tag(
        "ul",
        children: tables.map { table in
          let name = DataClass(rawValue: table.about).map(strings.policy.names.dataClass) ?? table.about
          return .tag(
            "li",
            children: [
              link(table.path), .text(" · \(name) · \(table.clause) · \(Format.number(table.rows, language))"),
            ])
        }
          + manifest.files.filter { $0.path.hasSuffix(".csv") || $0.path.hasSuffix(".jsonl") }
          .map { .tag("li", children: [link($0.path)]) }),
    ])
  }

  private static func leftOut(_ manifest: TakeoutManifest, _ language: Language) -> Node {
    let words = Strings.of(language).takeout
    return .group([
      .tag("h2", text: words.paperLeftOut),
      .tag(
        "ul",
        children: reasons(manifest).map { reason, names in
          .tag("li", children: [.text(words.reason(reason) + " "), .tag("code", text: names)])
        }),
    ])
  }

  private static func readme(_ manifest: TakeoutManifest, _ language: Language) -> String {
    let words = Strings.of(language).takeout
    let reasons = reasons(manifest).map { "- \(words.reason($0.0)) \($0.1)" }
    return
      ([
        words.paperTitle, "", words.paperLead(site: manifest.instance, date: made(manifest, language)),
        words.paperOpen, words.paperCheck + " " + TakeoutManifest.path, "", words.paperLeftOut, "",
      ] + reasons).joined(separator: "\n") + "\n"
  }

  /// What is not in it, by reason, in the order in which reasons are declared.
  private static func reasons(_ manifest: TakeoutManifest) -> [(ExportPlan.Reason, String)] {
    ExportPlan.Reason.allCases.compactMap { reason in
      let lines = manifest.leftOut.filter { $0.reason == reason.rawValue }
      guard !lines.isEmpty else { return nil }
      let names = lines.map { line in line.count.map { "\(line.what): \($0)" } ?? line.what }
      return (reason, names.joined(separator: ", "))
    }
  }

  private static func made(_ manifest: TakeoutManifest, _ language: Language) -> String {
    Instant(exact: manifest.madeAt).map { Format.moment($0, language) } ?? manifest.madeAt
  }

  private static func link(_ path: String, text: String? = nil) -> Node {
    guard let file = Reference(file: path) else { return .text(path) }
    return .tag("a", .href(file), text: text ?? path)
  }

  private static let style = """
    :root { color-scheme: light dark }
    body { font: 1rem/1.5 system-ui, sans-serif; margin: 0; padding: 1.5rem }
    main { max-width: 46rem; margin: 0 auto }
    h1, h2 { line-height: 1.2 }
    li { margin: .4rem 0; overflow-wrap: anywhere }
    code { font-size: .9em }

    """
}
