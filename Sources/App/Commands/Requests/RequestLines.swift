import Core
import Policy
import Privacy

/// A request as one line of a list, for people and programs.
struct RequestLine: Encodable {
  var number: String
  var right: String
  var channel: String
  var language: String
  var state: String
  var proof: String
  var refusal: String?
  var receivedAt: String
  var dueAt: String
  var isOverdue: Bool
  var closedAt: String?

  init(_ entry: RequestEntry, at now: Instant) {
    number = entry.number
    right = entry.right.rawValue
    channel = entry.channel.rawValue
    language = entry.language.rawValue
    state = entry.state.rawValue
    proof = entry.proof.rawValue
    refusal = entry.refusal?.rawValue
    receivedAt = entry.receivedAt.machineText
    dueAt = entry.dueAt.machineText
    isOverdue = entry.isOverdue(at: now)
    closedAt = entry.closedAt?.machineText
  }

  var text: String {
    let when =
      if let closedAt { "closed \(closedAt.prefix(10))" } else if state == RequestState.waiting.rawValue {
        "waits for proof"
      } else {
        "due \(dueAt.prefix(10))"
      }
    return "\(number) \(state): \(right) by \(channel), received \(receivedAt.prefix(10)), \(when)"
      + (isOverdue ? ", OVERDUE" : "")
  }
}

/// A request with its words.
struct RequestSheet: Encodable {
  struct Step: Encodable {
    var at: String
    var act: String
    var actor: String
    var name: String?
    var note: String?
  }

  var request: RequestLine
  var address: String?
  var accountAddress: String?
  var subject: String?
  var text: String?
  var ignored: String?
  var answer: String?
  var steps: [Step]

  init(_ found: RequestCase, accountAddress: String?, at now: Instant) {
    request = RequestLine(found.entry, at: now)
    address = found.address
    self.accountAddress = accountAddress
    subject = found.subject
    text = found.text
    ignored = found.ignored
    answer = found.answer
    steps = found.steps.map {
      Step(at: $0.at.machineText, act: $0.act.rawValue, actor: $0.actor.rawValue, name: $0.name, note: $0.note)
    }
  }

  /// What people wrote stands behind a bar, so that no line of theirs passes for one of ours.
  var lines: [String] {
    var lines = [request.text, "proof: \(request.proof)"]
    if let accountAddress { lines.append("account: \(Terminal.oneLine(accountAddress))") }
    if let address { lines.append("written from: \(Terminal.oneLine(address))") }
    if let subject, !subject.isEmpty { lines.append("subject: \(Terminal.oneLine(subject))") }
    if let ignored { lines.append("left out: \(Terminal.oneLine(ignored))") }
    lines += Self.quoted(text) ?? ["the words are gone"]
    if let answer = Self.quoted(answer) { lines += ["answer:"] + answer }
    for step in steps {
      let who = step.name.map { "\(step.actor) (\(Terminal.oneLine($0)))" } ?? step.actor
      lines.append("\(step.at) \(step.act) by \(who)")
      lines += Self.quoted(step.note) ?? []
    }
    return lines
  }

  private static func quoted(_ text: String?) -> [String]? {
    text.map { text in
      text.split(separator: "\n", omittingEmptySubsequences: false).map { "  | " + Terminal.oneLine(String($0)) }
    }
  }
}
