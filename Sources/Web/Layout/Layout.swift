import Core
import HTML

/// The frame of every page: head, header, news, main part, footer.
enum Layout {
  /// What a page may add to its head.
  struct Extras: Sendable {
    /// For search engines and previews; the site's own line when nil.
    var description: String?
    /// How often a browser without script asks again, while something is being made.
    var refreshSeconds: Int?
    /// A class of the body, for pages with a shape of their own.
    var bodyClass: String?
    /// Whether the first screen holds an emphasised word or a name, set in italics.
    var hasItalics = false
    /// Whether it holds the words of a song.
    var hasVerse = false
    /// The next step is this page itself, so the header does not offer it.
    var hidesSignIn = false
    /// The id of a form whose text goes along when the language is switched.
    var keptForm: String?
  }

  /// The whole document.
  static func document(title: String, context: PageContext, extras: Extras = Extras(), main: [Node]) -> Node {
    var root: [Attribute] = [.lang(context.language.rawValue)]
    if context.theme != .system { root.append(.data("theme", context.theme.rawValue)) }
    return .element(
      "html", root,
      [
        head(title: title, context, extras),
        .element(
          "body", extras.bodyClass.map { [.class($0)] } ?? [],
          [
            .tag("a", .class("skip"), .href(mainReference), text: context.strings.common.skipToContent),
            Header.node(context, hidesSignIn: extras.hidesSignIn, keptForm: extras.keptForm),
            .element(
              "main", [.id("main"), .tabindex(-1)],
              [news(context), policyChange(context), CountingNodes.question(context)] + main),
            Footer.node(context),
          ]),
      ])
  }

  private static let mainReference = Reference(path: "#main") ?? .top

  private static func head(title: String, _ context: PageContext, _ extras: Extras) -> Node {
    let description = extras.description ?? context.strings.common.tagline
    let fullTitle = title == context.siteName ? title : "\(title) · \(context.siteName)"
    var nodes: [Node] = [
      .void(.meta, [.charset("utf-8")]),
      .void(.meta, [.name("viewport"), .content("width=device-width, initial-scale=1")]),
      .tag("title", text: fullTitle),
      .void(.meta, [.name("description"), .content(description)]),
      .void(.meta, [.property("og:title"), .content(fullTitle)]),
      .void(.meta, [.property("og:description"), .content(description)]),
    ]
    nodes += themeColours(context.theme)
    nodes += [
      .void(.link, [.rel("icon"), .href(Asset.reference("icons/icon.svg")), .type("image/svg+xml")]),
      .void(.link, [.rel("apple-touch-icon"), .href(Asset.reference("icons/icon-192.png"))]),
      .void(.link, [.rel("manifest"), .href(Route.manifest.link)]),
    ]
    nodes += fonts(context.language, extras).map { name in
      .void(
        .link,
        [
          .rel("preload"), .href(Asset.reference("fonts/\(name).woff2")), .as("font"), .type("font/woff2"),
          .crossorigin("anonymous"),
        ])
    }
    nodes += [
      .void(.link, [.rel("stylesheet"), .href(Asset.reference("songly.css"))]),
      .element("script", [.type("module"), .src(Asset.reference("songly.js"))], []),
      CountingNodes.script(context.counting),
    ]
    if let seconds = extras.refreshSeconds {
      nodes.append(.tag("noscript", children: [.void(.meta, Attribute.refresh(seconds: seconds))]))
    }
    return .tag("head", children: nodes)
  }

  /// The browser's own frame takes the colour of the paper.
  private static func themeColours(_ theme: Theme) -> [Node] {
    func meta(_ colour: String, _ more: [Attribute] = []) -> Node {
      .void(.meta, [.name("theme-color"), .content(colour)] + more)
    }
    return switch theme {
    case .light: [meta(paper.light)]
    case .dark: [meta(paper.dark)]
    case .system:
      [
        meta(paper.light, [.media("(prefers-color-scheme: light)")]),
        meta(paper.dark, [.media("(prefers-color-scheme: dark)")]),
      ]
    }
  }

  /// The token `paper` of app.css; a test holds both equal.
  static let paper = (light: "#FBF4EA", dark: "#181014")

  /// The files that the first screen needs, so that they come with the style sheet and not after it.
  private static func fonts(_ language: Language, _ extras: Extras) -> [String] {
    let script = language == .english ? "lat" : "cyr"
    let faces =
      ["serif-600", "sans-400", "sans-700"] + (extras.hasItalics ? ["serif-400i"] : [])
      + (extras.hasVerse ? ["serif-400"] : [])
    return faces.map { "songly-\($0)-\(script)" }
  }

  /// The prominent notice of a change that is to bind (§15, D36).
  private static func policyChange(_ context: PageContext) -> Node {
    guard let day = context.policyChangesOn else { return .empty }
    let words = ChangesStrings.of(context.language)
    return .tag(
      "div", .class("wrap"),
      children: [
        .notice(
          .plain,
          [
            .tag(
              "p",
              children: [
                .text(words.banner(date: Format.date(day, context.language)) + " "),
                .tag("a", .href(Route.policyChanges.link), text: words.toChanges),
              ])
          ])
      ])
  }

  private static func news(_ context: PageContext) -> Node {
    guard let code = context.noticeCode, let text = context.strings.common.notices[code] else { return .empty }
    return .tag("div", .class("wrap"), children: [.notice(.good, [.tag("p", text: text)])])
  }
}

extension Route {
  /// The address for a link. Every route makes a reference of our own; a test walks all of them.
  var link: Reference { reference ?? .top }
}
