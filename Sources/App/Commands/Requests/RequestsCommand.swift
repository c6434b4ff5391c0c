import Accounts
import ArgumentParser
import Core
import Foundation
import Policy
import Privacy

/// `songly requests`: the desk for requests by rights (§9, D28, D29) and for disclosures to authorities (D42).
struct RequestsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "requests", abstract: "Take, list, answer and refuse requests by rights; note disclosures.",
    subcommands: [
      Receive.self, List.self, Show.self, Answer.self, Note.self, ProofCommand.self, CalendarCommand.self,
      Disclose.self, DisclosuresCommand.self,
    ])

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List requests that wait, the most urgent first. Opens no words.")

    @OptionGroup var options: ServiceOptions
    @Flag(help: "Only those that should have been answered by now.") var overdue = false
    @Flag(help: "Closed ones too, until they are forgotten.") var all = false
    @Flag(help: "For programs.") var json = false

    func run() async throws {
      try await AdminCommand.act(options) { instance in
        let now = instance.world.now
        let entries = try await instance.requests.list(closed: all, overdueOnly: overdue)
        if json { return try Terminal.printJSON(entries.map { RequestLine($0, at: now) }) }
        if entries.isEmpty { Terminal.say("nothing waits") }
        for entry in entries { Terminal.say(RequestLine(entry, at: now).text) }
      }
    }
  }

  struct Show: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Open a request with its words; the look is logged, and the person sees that it happened.")

    @OptionGroup var options: ServiceOptions
    @Argument(help: "The number, e.g. R-7K3M9-QXP2A.") var number: String
    @Option(help: "Who looks.") var by: String?
    @Flag(help: "For programs.") var json = false

    func run() async throws {
      try await AdminCommand.act(options) { instance in
        let found = try await instance.requests.show(number, by: by)
        let account = try await found.entry.account.asyncMap { try await instance.accounts.mailAddress(of: $0) } ?? nil
        let sheet = RequestSheet(found, accountAddress: account, at: instance.world.now)
        if json { return try Terminal.printJSON(sheet) }
        sheet.lines.forEach(Terminal.say)
      }
    }
  }

  struct Answer: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Answer a request, or refuse it: the person gets a mail in their language, and the case is closed.")

    @OptionGroup var options: ServiceOptions
    @Argument(help: "The number.") var number: String
    @Option(help: "The answer.") var text: String?
    @Option(help: "A file with the answer; - for standard input.") var file: String?
    @Flag(help: "Refuse it; the text says why.") var refuse = false
    @Option(help: "The ground of a refusal: identity, unfounded, excessive, others or law.") var reason: String?
    @Option(help: "Who answers.") var by: String?

    func validate() throws {
      if text != nil && file != nil { throw ValidationError("Give either --text or --file.") }
      if refuse != (reason != nil) { throw ValidationError("--refuse and --reason belong together.") }
    }

    func run() async throws {
      try await AdminCommand.act(options) { instance in
        let refusal = try reason.map { text throws(DomainError) -> RequestRefusal in
          guard let refusal = RequestRefusal(rawValue: text) else {
            throw DomainError(
              .invalid, "request-reason", "Choose identity, unfounded, excessive, others or law as the ground.")
          }
          return refusal
        }
        let words = try text ?? file.map(RequestsCommand.contents) ?? ""
        try await instance.requests.answer(number, text: words, refusing: refusal, by: by)
        Terminal.say(refuse ? "refused" : "answered")
      }
    }
  }

  struct Note: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write something down about a request, for the desk alone, or say what right it is about.")

    @OptionGroup var options: ServiceOptions
    @Argument(help: "The number.") var number: String
    @Option(help: "The note.") var text: String?
    @Option(help: "What is asked for, e.g. access; the due date follows the law's term for it.") var right: String?
    @Option(help: "Who writes.") var by: String?

    func run() async throws {
      try await AdminCommand.act(options) { instance in
        let right = try right.map { text throws(DomainError) -> RequestRight in
          guard let right = RequestRight(rawValue: text) else {
            let known = RequestRight.allCases.map(\.rawValue).joined(separator: ", ")
            throw DomainError(.invalid, "request-right", "Choose one of \(known).")
          }
          return right
        }
        try await instance.requests.note(number, text: text, right: right, by: by)
      }
    }
  }

  struct ProofCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "proof", abstract: "Ask for a proof of whose request it is, or take one for enough (§9.4).")

    @OptionGroup var options: ServiceOptions
    @Argument(help: "The number.") var number: String
    @Flag(help: "Send a link that works once; the clock stands still until it is used.") var ask = false
    @Flag(help: "Another proof was seen.") var accept = false
    @Option(help: "With --accept: username or address of the account whose request it is.") var account: String?
    @Option(help: "Who does it.") var by: String?

    func validate() throws {
      if ask == accept { throw ValidationError("Give either --ask or --accept.") }
      if ask && account != nil { throw ValidationError("--account belongs to --accept.") }
    }

    func run() async throws {
      try await AdminCommand.act(options) { instance in
        if ask { return try await instance.requests.askProof(number, by: by) }
        let owner = try await account.asyncMap { try await instance.accounts.find($0) }
        try await instance.requests.acceptProof(number, account: owner, by: by)
      }
    }
  }

  /// The text of a file, or of standard input. Throws `request-answer`.
  static func contents(_ path: String) throws -> String {
    let most = Limits.requestAnswerLengthMax * Limits.textBytesPerCharacterMax
    let data =
      path == "-"
      ? try FileHandle.standardInput.read(upToCount: most + 1) ?? Data() : FileManager.default.contents(atPath: path)
    guard let data, data.count <= most, let text = String(data: data, encoding: .utf8) else {
      throw DomainError(.invalid, "request-answer", "The file with the answer cannot be read as text.")
    }
    return text
  }
}

extension Optional {
  /// As `map`, for what takes its time.
  func asyncMap<T>(_ transform: (Wrapped) async throws -> T) async rethrows -> T? {
    guard let self else { return nil }
    return try await transform(self)
  }
}
