import Core
import Foundation
import Policy
import TestSupport
import Testing

/// The operator's register on the real program: what it shows and what it refuses (§7.1, D16, D36).
@Suite(.startsPrograms) struct ContractorFileTests {
  private static let post = """
    {"name": "Post Kazakhstan", "country": "KZ", "purpose": "delivery of mails", "ground": "contract",
     "contractDate": "2026-05-31", "retention": "30 days", "trainingExcluded": true, "classes": ["mail.own"],
     "hosts": ["relay.example"]}
    """

  private func run(
    _ arguments: [String], _ register: String?, _ more: [String: String] = [:], in folder: Folder
  ) throws -> SonglyProgram.Run {
    var environment = more
    if let register {
      try folder.write(register, to: "contractors.json")
      environment["SONGLY_CONTRACTORS_FILE"] = folder.url.appending(path: "contractors.json").path
    }
    return try SonglyProgram.run(arguments, environment: environment, in: folder)
  }

  @Test func aDeclaredContractorIsInTheTextTheValuesAndTheDifference() throws {
    let folder = try Folder()
    for (language, words) in [("en", "mails to you"), ("ru", "письма вам"), ("kk", "сізге арналған хаттар")] {
      let text = try run(["policy", "--language", language], "[\(Self.post)]", in: folder)
      #expect(text.status == 0 && text.output.contains("### Post Kazakhstan") && text.output.contains(words))
      #expect(text.output.contains(": 1."), "how many there are is said in the clause")
    }
    let before = try run(["policy", "--json"], nil, in: folder)
    try folder.write(before.output, to: "before.json")
    let difference = try run(["policy", "--diff", "before.json"], "[\(Self.post)]", in: folder)
    #expect(difference.output.contains("MATERIAL contractor.post-kazakhstan.receives: (none) -> mail.own"))
    let after = try run(["policy", "--json"], "[\(Self.post)]", in: folder)
    let values = after.object["values"] as? [String: [String: Any]] ?? [:]
    #expect(values["contractor.post-kazakhstan.hosts"]?["value"] as? String == "relay.example")
  }

  @Test(arguments: [
    ("not json", "contractors-unreadable"), ("{}", "contractors-unreadable"),
    (#"[{"name": 1}]"#, "contractors-unreadable"), (#"[{"nmae": "x"}]"#, "contractors-unreadable"),
    (post.replacing("\"KZ\"", with: "\"Kazakhstan\""), "contractors-wrong"),
    (post.replacing("mail.own", with: "chats"), "contractors-wrong"),
    (post.replacing("\"ground\": \"contract\",", with: ""), "contractors-wrong"),
    (post.replacing("\"contractDate\": \"2026-05-31\",", with: ""), "contractors-wrong"),
    (post.replacing("\"retention\": \"30 days\",", with: ""), "contractors-wrong"),
    (post.replacing("\"trainingExcluded\": true,", with: ""), "contractors-wrong"),
    (post.replacing("true", with: "false"), "contractors-wrong"), ("\(post), \(post)", "contractors-wrong"),
  ])
  func whatSaysTooLittleStopsTheStart(_ register: String, _ code: String) throws {
    let folder = try Folder()
    let text = register.hasPrefix("{\"name\"") ? "[\(register)]" : register
    for command in [["serve"], ["work"], ["sweep"], ["policy"], ["migrate"]] {
      let run = try run(command, text, in: folder)
      #expect(run.status == 64 && run.code == code, "\(command): \(run.complaint)")
    }
    #expect(folder.names == ["contractors.json"])
  }

  /// A mail server elsewhere is a contractor; one of this machine is not.
  @Test func mailsGoOnlyWhereTheRegisterSays() throws {
    func sweep(_ host: String, _ register: String?, _ security: String = "starttls") throws -> String? {
      let smtp = ["SONGLY_MAIL_TRANSPORT": "smtp", "SONGLY_MAIL_HOST": host, "SONGLY_MAIL_SECURITY": security]
      let run = try run(["sweep"], register, smtp, in: try Folder())
      return run.status == 0 ? nil : run.code
    }
    #expect(try sweep("relay.example", nil) == "mail-undeclared")
    #expect(try sweep("relay.example", "[\(Self.post)]") == nil)
    #expect(try sweep("other.example", "[\(Self.post)]") == "mail-undeclared")
    #expect(
      try sweep("relay.example", "[\(Self.post.replacing("mail.own", with: "prompt.text"))]") == "mail-undeclared")
    #expect(
      try sweep("relay.example", "[\(Self.post.replacing("2026-05-31", with: "2126-05-31"))]") == "mail-undeclared")
    #expect(try sweep("127.0.0.1", nil) == nil)
    #expect(try sweep("127.0.0.1", nil, "plain") == nil)
    #expect(try sweep("relay.example", "[\(Self.post)]", "plain") == "setting-wrong")
  }
}
