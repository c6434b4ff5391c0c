import Accounts
import Core
import Foundation
import HTML
import Policy
import Testing

@testable import Privacy
@testable import Web

/// Every page of account, settings, data, policy and errors in every state, as the tests know them.
enum AccountPages {
  /// 23 November 2026, 10:00 UTC.
  static let now = Instant(microseconds: 1_795_428_000_000_000)
  static let contact = "help@songs.example"

  static let identity = Operator(
    legalName: Operator.LocalText(english: "3 Krolika LLP", russian: "ТОО «3 Кролика»", kazakh: "«3 Кролика» ЖШС"),
    registrationNumber: "251240001464",
    address: Operator.LocalText(
      english: "010000, Kazakhstan, Astana, Taras Shevchenko Street 4/1, unit 17",
      russian: "010000, Казахстан, Астана, ул. Тараса Шевченко, 4/1, офис 17",
      kazakh: "010000, Қазақстан, Астана, Тарас Шевченко көшесі, 4/1, 17-кеңсе"),
    contactMail: contact,
    law: Operator.LocalText(
      english: "Republic of Kazakhstan (Law No. 94-V of 21 May 2013)",
      russian: "Республика Казахстан (Закон № 94-V от 21 мая 2013 г.)",
      kazakh: "Қазақстан Республикасы (2013 ж. 21 мамырдағы № 94-V Заң)"),
    court: Operator.LocalText(english: "courts of Astana", russian: "суды Астаны", kazakh: "Астана соттары"))

  static func context(_ language: Language, isSignedIn: Bool = true, path: String = "/") -> PageContext {
    PageContext(
      language: language, visitor: isSignedIn ? VisitorSummary(username: "ada", energy: 86) : nil, path: path,
      formToken: "0123456789abcdef", origin: "https://songs.example",
      operatorName: identity.legalName.text(language))
  }

  static func all(_ language: Language) throws -> [(name: String, page: Node)] {
    try signing(language) + settings(language) + deletion(language) + takeouts(language) + requests(language)
      + texts(language) + choices(language) + errors(language)
  }

  private static func signing(_ language: Language) -> [(name: String, page: Node)] {
    let strings = Strings.of(language)
    func away(_ path: String) -> PageContext { context(language, isSignedIn: false, path: path) }
    func problems(_ code: String, _ fields: [String]) -> [FieldProblemText] {
      Account.problems(DomainError(.invalid, code, ""), fields: fields, otherwise: fields[0], strings)
    }
    return [
      ("SignUp.empty", SignUp.page(SignUp.Model(), away("/sign-up"))),
      ("SignUp.draft", SignUp.page(SignUp.Model(draftToken: "AbC_-9", returnTo: "/works"), away("/sign-up"))),
      (
        "SignUp.problems",
        SignUp.page(
          SignUp.Model(
            email: "ada@", username: "<b>Ada & Co</b>",
            problems: problems("email-invalid", ["email", "username"])
              + problems("username-letters", ["username"]) + problems("password-length", ["password"])
              + problems("adult-required", ["is-adult"])),
          away("/sign-up"))
      ),
      ("SignIn.empty", SignIn.page(SignIn.Model(), away("/sign-in"))),
      (
        "SignIn.wrong",
        SignIn.page(
          SignIn.Model(login: "ada", draftToken: "AbC_-9", problems: problems("sign-in-wrong", ["login", "password"])),
          away("/sign-in"))
      ),
      ("Recover.empty", Recover.page(Recover.Model(), away("/recover"))),
      (
        "Recover.wrong",
        Recover.page(Recover.Model(email: "x", problems: problems("email-invalid", ["email"])), away("/recover"))
      ),
      ("RecoverSet.empty", RecoverSet.page(RecoverSet.Model(token: "AbC_-9"), away("/recover/AbC_-9"))),
      (
        "RecoverSet.wrong",
        RecoverSet.page(
          RecoverSet.Model(token: "AbC_-9", problems: problems("password-common", ["password"])),
          away("/recover/AbC_-9"))
      ),
      ("Verified.new", Verified.page(Verified.Model(), context(language))),
      ("Verified.change", Verified.page(Verified.Model(isChange: true), away("/verify/AbC_-9"))),
      ("VerifyConfirm.new", VerifyConfirm.page(VerifyConfirm.Model(token: "AbC_-9"), away("/verify/AbC_-9"))),
      (
        "VerifyConfirm.change",
        VerifyConfirm.page(VerifyConfirm.Model(token: "AbC_-9", isChange: true), away("/verify/AbC_-9"))
      ),
    ]
      + CheckMail.Letter.allCases.map { letter in
        (
          "CheckMail.\(letter)",
          CheckMail.page(
            CheckMail.Model(letter: letter, contactMail: contact), context(language, isSignedIn: letter != .recovery))
        )
      }
  }

  private static func settings(_ language: Language) throws -> [(name: String, page: Node)] {
    let strings = Strings.of(language)
    let model = SettingsShow.Model(
      username: "ada", email: "ada@songs.example", isEmailConfirmed: true,
      sessions: [
        try session(1, "Firefox · Android", isCurrent: true, language), try session(2, "", isCurrent: false, language),
      ])
    var wrong = model
    wrong.isEmailConfirmed = false
    wrong.emailWaiting = "<i>ada</i>@new.example"
    wrong.sessions.removeLast()
    wrong.typed = [SettingsShow.Name.email: "ada@new"]
    wrong.problems =
      Account.problems(
        DomainError(.invalid, "email-invalid", ""), fields: [SettingsShow.Name.email], otherwise: "email", strings)
      + Account.problems(
        DomainError(.invalid, "password-wrong", ""), fields: [SettingsShow.Name.emailPassword], otherwise: "email",
        strings)
    let here = context(language, path: "/settings")
    return [
      ("Settings.usual", SettingsShow.page(model, here)), ("Settings.problems", SettingsShow.page(wrong, here)),
    ]
  }

  private static func session(
    _ number: UInt64, _ device: String, isCurrent: Bool, _ language: Language
  ) throws -> SettingsShow.SessionRow {
    let id = try #require(Identifier(milliseconds: number, random: Array(repeating: 7, count: 10)))
    return SettingsShow.SessionRow(
      id: id, device: device, startedOn: Format.date(now, language), lastSeenOn: Format.date(now, language),
      isCurrent: isCurrent)
  }

  private static func takeouts(_ language: Language) throws -> [(name: String, page: Node)] {
    let id = try #require(Identifier(milliseconds: 3, random: Array(repeating: 7, count: 10)))
    let ready = Takeouts.Ready(
      id: id, plainBytes: 123_456_789, sha256: [1, 2, 3], madeAt: now, until: Period.days(7).end(from: now))
    let tomorrow = now.adding(microseconds: Span.day)
    var wrong = TakeoutShow.Model(.waiting(since: now), mayAskFrom: tomorrow, language)
    wrong.problem = Account.sentences(DomainError(.conflict, "takeout-waiting", ""), Strings.of(language))
    let here = context(language, path: "/my-data/takeout")
    return [
      ("Takeout.none", TakeoutShow.page(TakeoutShow.Model(.none, mayAskFrom: nil, language), here)),
      ("Takeout.waiting", TakeoutShow.page(wrong, here)),
      ("Takeout.ready", TakeoutShow.page(TakeoutShow.Model(.ready(ready), mayAskFrom: tomorrow, language), here)),
      ("Takeout.failed", TakeoutShow.page(TakeoutShow.Model(.failed, mayAskFrom: nil, language), here)),
      (
        "Takeout.deleted", TakeoutShow.page(TakeoutShow.Model(.deleted(at: now), mayAskFrom: tomorrow, language), here)
      ),
    ]
  }

  private static func deletion(_ language: Language) -> [(name: String, page: Node)] {
    let strings = Strings.of(language)
    var model = DeleteAccount.Model(
      username: "ada", works: "12", drafts: "1", sessions: "2", energy: strings.common.energy(86), contactMail: contact)
    let usual = DeleteAccount.page(model, context(language, path: "/settings/delete"))
    model.energy = nil
    model.hasTransactions = true
    model.problems = Account.problems(
      DomainError(.invalid, "phrase-wrong", ""), fields: [DeleteAccount.Name.password, DeleteAccount.Name.phrase],
      otherwise: DeleteAccount.Name.password, strings)
    let away = context(language, isSignedIn: false, path: "/delete/AbC_-9")
    let paper = "songly-receipt: 1\n…\nsignature: 00\n"
    return [
      ("DeleteAccount.usual", usual),
      ("DeleteAccount.problems", DeleteAccount.page(model, context(language, path: "/settings/delete"))),
      ("DeleteConfirm.question", DeleteConfirm.page(DeleteConfirm.Model(token: "AbC_-9", username: "ada"), away)),
      ("DeleteDone.done", DeleteDone.page(.erased, receipt: paper, away)),
      ("DeleteDone.held", DeleteDone.page(.held, receipt: paper, away)),
      ("DeleteDone.sweeping", DeleteDone.page(.keysDestroyed, receipt: paper, away)),
      ("Receipt.empty", ReceiptShow.page(ReceiptShow.Model(), away)),
      (
        "Receipt.wrong",
        ReceiptShow.page(
          ReceiptShow.Model(pasted: "<b>none</b>", problem: away.strings.errors.text(code: "receipt-forged")), away)
      ),
      ("Receipt.genuine", ReceiptShow.page(ReceiptShow.Model(receipt: receipt), away)),
    ]
  }

  private static func requests(_ language: Language) throws -> [(name: String, page: Node)] {
    let strings = Strings.of(language)
    func model(_ cases: [RequestCase]) -> RequestsShow.Model {
      RequestsShow.Model(cases, at: now, contactMail: contact, strings)
    }
    var wrong = model([])
    (wrong.right, wrong.text) = ("access", "<i>me</i>")
    wrong.problems = [
      FieldProblemText(field: RequestsShow.Name.text, message: strings.errors.text(code: "request-too-long") ?? "")
    ]
    let here = context(language, path: "/my-data/requests")
    let away = context(language, isSignedIn: false, path: "/request/AbC_-9")
    let full = try (1...5).map { try request(UInt64($0), .other, .open) }
    let all = try [
      request(1, .access, .open), request(2, .deletion, .waiting), request(3, .correction, .answered),
      request(4, .californiaKnow, .refused), request(5, .other, .withdrawn), request(6, .objection, .expired),
      request(7, .portability, .open, daysAgo: 40),
    ]
    return [
      ("Requests.none", RequestsShow.page(model([]), here)), ("Requests.all", RequestsShow.page(model(all), here)),
      ("Requests.full", RequestsShow.page(model(full), here)), ("Requests.wrong", RequestsShow.page(wrong, here)),
      ("RequestProof.question", RequestProofShow.page(.init(token: "AbC_-9", number: "R-00000-00000"), away)),
      (
        "RequestProof.done",
        RequestProofShow.done(
          .init(number: "R-00000-00000", dueDate: Format.date(now, language)), away)
      ),
    ]
  }

  private static func request(
    _ number: UInt64, _ right: RequestRight, _ state: RequestState, daysAgo: Int64 = 3
  ) throws -> RequestCase {
    let received = now.adding(microseconds: -daysAgo * Span.day)
    let id = try #require(Identifier(milliseconds: number, random: Array(repeating: 7, count: 10)))
    let entry = RequestEntry(
      id: id, number: "R-00000-0000\(number)", account: id, right: right, channel: .account, language: .english,
      state: state, proof: .session, refusal: state == .refused ? .law : nil, receivedAt: received,
      dueAt: DueDates.answer(receivedAt: received), waitingSince: state == .waiting ? now : nil,
      closedAt: state.isClosed ? now : nil)
    let steps = RequestStep.Act.allCases.map { RequestStep(act: $0, actor: .person, at: received) }
    return RequestCase(
      entry: entry, text: state == .expired ? nil : "Please.\n<b>All</b> of it & more",
      answer: [.answered, .refused].contains(state) ? "Here it is:\neverything." : nil,
      steps: number == 1 ? steps : Array(steps.prefix(2)))
  }

  private static let receipt = Receipt(
    origin: "https://songs.example", closedAt: now, destroyedAt: now.adding(microseconds: Span.second),
    sweptBy: now.adding(microseconds: 7 * Span.day), policy: PolicyVersion.current.name, keys: 5, files: 8, held: 1,
    lines: [Receipt.Line(dataClass: .account, count: 9), Receipt.Line(dataClass: .works, count: 12)])

  private static func texts(_ language: Language) -> [(name: String, page: Node)] {
    let strings = Strings.of(language)
    let away = context(language, isSignedIn: false, path: "/policy")
    return [
      ("MyData.usual", MyDataShow.page(MyDataShow.Model(data(), strings), context(language, path: "/my-data"))),
      (
        "MyData.new", MyDataShow.page(MyDataShow.Model(data(isNew: true), strings), context(language, path: "/my-data"))
      ),
      ("Policy.usual", PolicyShow.page(PolicyShow.Model(facts(language)), away)),
      ("Policy.counter", PolicyShow.page(PolicyShow.Model(facts(language, metrika: metrika)), away)),
      ("Cookies.usual", CookiesShow.page(CookiesShow.Model(strings), away)),
      ("Cookies.unanswered", cookies(.unanswered, .asking, language)),
      ("Cookies.allowed", cookies(.allowed, metrika.map(Counting.on) ?? .off, language)),
      ("Cookies.refused", cookies(.refused, .off, language)),
      ("Cookies.refusedByBrowser", cookies(.refusedByBrowser, .off, language)),
      ("Contractors.none", ContractorsShow.page(ContractorsShow.Model(strings, contractors: []), away)),
      (
        "Contractors.counter",
        ContractorsShow.page(
          ContractorsShow.Model(strings, contractors: Contractor.register(with: metrika)), away)
      ),
      ("Contractors.one", ContractorsShow.page(ContractorsShow.Model(strings, contractors: [contractor]), away)),
    ]
  }

  static func facts(_ language: Language, metrika: Metrika? = nil) -> PolicyFacts {
    PolicyFacts(language, siteName: "Songly", operatorIdentity: identity, metrika: metrika)
  }

  static let metrika = Metrika(counter: "12345678", contractDate: CivilDate(now))

  private static func cookies(_ answer: CookiesShow.Answer, _ counting: Counting, _ language: Language) -> Node {
    var away = context(language, isSignedIn: false, path: "/policy/cookies")
    away.counting = counting
    var model = CookiesShow.Model(Strings.of(language), cookies: Cookie.all(with: metrika))
    model.answer = answer
    return CookiesShow.page(model, away)
  }

  static let contractor = Contractor(
    name: "Words & Sons", country: "KZ", purpose: "Writing", ground: "contract", contractDate: CivilDate(now),
    retention: "deleted after the answer", trainingExcluded: true, classes: [.promptText], hosts: ["words.example"])

  static func data(isNew: Bool = false) -> MyDataShow.Facts {
    let later = now.adding(microseconds: 90 * Span.day)
    return MyDataShow.Facts(
      username: "ada", email: "ada@songs.example", createdAt: now,
      declared: isNew
        ? []
        : [
          DeclaredAcceptance(.policy, policyVersion: PolicyVersion.current.name, at: now),
          DeclaredAcceptance(.adult, policyVersion: PolicyVersion.current.name, at: now),
        ],
      policyNotices: isNew ? [] : [PolicyNotice(toldAt: now, bindsAt: later)], closesAt: isNew ? nil : later,
      held: [
        .works: .init(count: isNew ? 0 : 12, first: isNew ? nil : now, last: isNew ? nil : later),
        .sessions: .init(count: 1, first: later, last: later), .drafts: .init(count: 0), .uploads: .init(count: 0),
        .chats: .init(count: 0), .transactions: .init(count: isNew ? 0 : 1), .takeouts: .init(count: 0),
        .requests: .init(count: isNew ? 0 : 1),
      ],
      forecast: OwnForecast(
        isNew
          ? []
          : [
            .init(.uploads, at: now.adding(microseconds: 7 * Span.day)),
            .init(.works, .trash, at: now.adding(microseconds: 80 * Span.day)),
            .init(.works, at: now.adding(microseconds: 87 * Span.day)),
          ], from: now),
      departed: isNew
        ? [] : [OwnData.Departed(at: now, contractor: "Words & Sons", matter: "prompt.text", text: "a song <b>")],
      looks: isNew
        ? [] : [.init(kind: .upload, at: now, isUnderHold: false), .init(kind: .work, at: now, isUnderHold: true)],
      restriction: isNew ? nil : Restriction(since: now, keepsContent: true),
      standing: [.objection: false, .consent(.statistics): true, .consent(.internalUse): !isNew],
      consents: ConsentKind.allCases, contractors: isNew ? [contractor] : [], contactMail: contact)
  }

  /// Nothing chosen, much chosen, refused by the browser.
  private static func choices(_ language: Language) -> [(name: String, page: Node)] {
    let here = context(language, path: "/my-data/choices")
    let version = PolicyVersion.current.name
    func page(_ isBusy: Bool, _ consents: [ConsentKind], isRefused: Bool = false) -> Node {
      ChoicesShow.page(
        ChoicesShow.Model(
          restriction: isBusy ? Restriction(since: now, keepsContent: true) : nil,
          standing: [.objection: isBusy, .consent(.statistics): true, .consent(.internalUse): isBusy],
          consents: consents,
          history: isBusy
            ? [
              Privacy.Choice(subject: .objection, isGiven: true, policyVersion: version, at: now),
              Privacy.Choice(
                subject: .consent(.internalUse), isGiven: true, policyVersion: version, at: now.adding(microseconds: -1)
              ),
            ] : [],
          restrictions: isBusy
            ? [
              Restriction(since: now, keepsContent: true),
              Restriction(since: now.adding(microseconds: -Span.day), keepsContent: false, until: now),
            ] : [], isRefusedByBrowser: isRefused, Strings.of(language)), here)
    }
    let usual = ConsentKind.allCases.filter { $0 != .analytics }
    return [
      ("Choices.none", page(false, usual)), ("Choices.many", page(true, ConsentKind.allCases)),
      ("Choices.refused", page(false, usual, isRefused: true)),
    ]
  }

  /// A status, an error that leads to it, the page on which it happens.
  static let failures: [(status: Int, error: DomainError, path: String)] = [
    (400, DomainError(.invalid, "form-broken", ""), "/settings/email"),
    (401, DomainError(.signedOut, "signed-out", ""), "/works"),
    (403, DomainError(.forbidden, "form-old", ""), "/settings/email"),
    (404, DomainError(.notFound, "page-unknown", ""), "/nothing"),
    (405, DomainError(.invalid, "method-unknown", ""), "/policy"),
    (409, DomainError(.conflict, "work-not-in-trash", ""), "/works"),
    (410, DomainError(.gone, "link-dead", ""), "/recover/AbC_-9"),
    (413, DomainError(.tooLarge, "form-too-large", ""), "/create"),
    (422, DomainError(.invalid, "nobody-knows-this", ""), "/create"),
    (429, DomainError(.tooMany, "too-many-attempts", "", retryAfterSeconds: 130), "/sign-in"),
    (500, DomainError(.fault, "row-shape", "SELECT secret FROM place"), "/works"),
    (503, DomainError(.unavailable, "database-unavailable", "", retryAfterSeconds: 5), "/works"),
  ]

  private static func errors(_ language: Language) -> [(name: String, page: Node)] {
    failures.map { status, error, path in
      let model = ErrorShow.Model(
        error, status: status, requestID: "01932b1c-0000-7000-8000-000000000000", contactMail: contact,
        Strings.of(language))
      return ("Error.\(status)", ErrorShow.page(model, context(language, isSignedIn: status != 401, path: path)))
    }
  }
}
