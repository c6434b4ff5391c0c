import Accounts
import Core
import Energy
import HTML
import HTTPTypes
import Hummingbird
import Policy
import Privacy
import Studio

/// Asking for a song: the form, the draft that keeps it for somebody who has no account yet, the name as sound.
struct CreateController: Sendable {
  let site: Site

  func answer(_ asked: SiteRequest) async throws -> Response {
    guard asked.method == .post else { return try await form(asked, values: Self.usual(asked), problems: []) }
    return try await start(asked, draft: nil)
  }

  /// A song that was begun before somebody had an account, or before their session ended.
  func draft(_ token: String, _ asked: SiteRequest) async throws -> Response {
    let draft = try await site.house.studio.draft(token, for: asked.visitor?.account)
    // What was typed is worth more than the draft it began as: it goes on without one that is not there any more, or
    // that belongs to whoever was signed in until a moment ago.
    if asked.method == .post { return try await start(asked, draft: draft == nil ? nil : token) }
    guard let draft else {
      throw DomainError(.gone, "draft-unknown", "This draft is not kept any more: begin anew.")
    }
    return try await form(asked, values: draft.fields, problems: [], draft: token)
  }

  /// How a name sounds, for the listen button.
  func say(_ asked: SiteRequest) async throws -> Response {
    try await site.house.accounts.admit(.sayName, from: try await asked.visit())
    let language = Language(rawValue: asked.form["language"]) ?? asked.language
    let name = asked.form["say-name"].isEmpty ? asked.form["recipient"] : asked.form["say-name"]
    let sound = try await site.house.say(name, language: language)
    return .bytes(sound.bytes, type: sound.mediaType)
  }

  private func start(_ asked: SiteRequest, draft: String?) async throws -> Response {
    let studio = site.house.studio
    let kind = try studio.kind("song")
    let fields = Self.typed(asked, kind)
    let problems = kind.check(fields)
    // The first page is the first step: somebody signed in sees the whole form before anything is spent.
    if asked.form["step"] == "start", asked.visitor != nil {
      return try await form(asked, values: fields, problems: [], draft: draft)
    }
    guard problems.isEmpty else { return try await form(asked, values: fields, problems: problems, draft: draft) }
    guard asked.visitor != nil, !asked.isStale else { return try await keep(fields, asked, draft: draft) }
    let active = try asked.active()
    do {
      let work = try await studio.requestWork(
        fields, by: active.account, language: asked.language, idempotencyKey: Self.key(asked))
      if let draft { try await studio.discardDraft(draft, for: active.account) }
      return .seeOther(.work(work))
    } catch let error as DomainError where error.isAboutForm {
      return try await form(asked, values: fields, problems: [], draft: draft, error: error)
    }
  }

  /// After the language was switched: what was typed goes on, in a draft, on the form in the new language. Nil when
  /// nothing was typed.
  func goOn(_ asked: SiteRequest) async throws -> Response? {
    var fields = Self.typed(asked, try site.house.studio.kind("song"))
    guard Self.written.contains(where: { fields[$0]?.isEmpty == false }) else { return nil }
    // The first page asks for no language: the song's is that of the page.
    if asked.form[FormFields.step] == "start" { fields["language"] = asked.language.rawValue }
    let token = asked.form[SignUp.Name.draft]
    let draft = Route(path: "/draft/\(token)") == nil ? nil : token
    do {
      return .seeOther(.draft(token: try await save(fields, asked, draft: draft)))
    } catch let error as DomainError where error.isAboutForm {
      return try await form(asked, values: fields, problems: [], draft: draft, error: error)
    }
  }

  /// What people write themselves; everything else stands in the form by itself.
  private static let written = ["recipient", "story", "say-name", "words"]

  private static func typed(_ asked: SiteRequest, _ kind: any GenerationKind) -> [String: String] {
    let names = Set(kind.fields.map(\.name))
    return asked.form.fields.filter { names.contains($0.key) }
  }

  private func keep(_ fields: [String: String], _ asked: SiteRequest, draft: String?) async throws -> Response {
    do {
      let token = try await save(fields, asked, draft: draft)
      // Whoever is signed in after all confirms it on the draft's own page; everybody else signs up first.
      guard asked.visitor == nil else { return .seeOther(.draft(token: token)) }
      return .seeOther(path: "\(Route.signUp.path)?draft=\(token)")
    } catch let error as DomainError where error.isAboutForm {
      return try await form(asked, values: fields, problems: [], draft: draft, error: error)
    }
  }

  /// Answers the draft's token. Throws `too-many-attempts`, `draft-unknown`, `draft-too-large`.
  func save(_ fields: [String: String], _ asked: SiteRequest, draft: String?) async throws -> String {
    let (studio, account) = (site.house.studio, asked.visitor?.account)
    if let draft {
      try await studio.updateDraft(draft, fields, for: account)
      return draft
    }
    // A person with an account has other bounds; rows for nobody are counted by where they come from (D13).
    if account == nil { try await site.house.accounts.admit(.draft, from: try await asked.visit()) }
    return try await studio.saveDraft(fields, language: asked.language, account: account).text
  }

  /// The browser's own key makes sending twice the same as once; without one every sending is one of its own.
  static func key(_ asked: SiteRequest) -> String {
    let key = asked.form["idempotency-key"]
    return key.isEmpty ? asked.id : key
  }

  private func form(
    _ asked: SiteRequest, values: [String: String], problems: [FieldProblem], draft: String? = nil,
    error: DomainError? = nil
  ) async throws -> Response {
    let kind = try site.house.studio.kind("song")
    let key = asked.form[FormFields.idempotencyKey]
    let strings = Strings.of(asked.language)
    let restriction = try await restriction(asked)
    let model = Create.Model(
      fields: kind.fields.map(Create.Asked.init), values: values,
      problems: problems.map { Create.Problem(field: $0.field, code: $0.code) }, price: kind.price,
      action: (draft.map { Route.draft(token: $0) } ?? .create).link, idempotencyKey: key.isEmpty ? asked.id : key,
      draftToken: draft, notice: (error ?? restriction).map { Account.sentences($0, strings) })
    return Response.page(
      Create.page(model, try await site.context(asked)), status: problems.isEmpty ? .ok : .unprocessableContent
    ).answering(error)
  }

  /// Whoever restricts the use of their data is told before they have typed anything (D30).
  private func restriction(_ asked: SiteRequest) async throws -> DomainError? {
    guard let account = asked.visitor?.account, try await site.house.own.rights.restriction(of: account) != nil else {
      return nil
    }
    return Rights.restricted
  }

  /// What the form shows before anything was said: what is usual, and the song in the language of the page.
  private static func usual(_ asked: SiteRequest) -> [String: String] {
    ["language": asked.language.rawValue, "occasion": asked.query["occasion"], "recipient": asked.query["recipient"]]
  }
}

extension Create.Asked {
  init(_ field: Field) {
    let kind: Kind =
      switch field.kind {
      case .text(let most): .text(lengthMax: most)
      case .longText(let most): .longText(lengthMax: most)
      case .choice(let answers): .choice(answers.map { Answer(id: $0.id, language: $0.language) })
      case .number(let range): .number(range)
      case .flag: .flag
      }
    self.init(name: field.name, kind: kind, isRequired: field.isRequired, usual: field.usual)
  }
}
