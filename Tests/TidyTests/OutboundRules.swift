/// What may leave the machine, and how a line of the program could name or reach somebody outside (§7.1, D16). Each rule
/// answers what is wrong, as `path: why`.
enum OutboundRules {
  /// Names of formats that stand as addresses and are never asked for anything.
  static let formats: Set<String> = [
    "www.w3.org", "cv.iptc.org", "iptc.org", "host", "localhost", "127.0.0.1", "ns.adobe.com", "json-schema.org",
    "json-schema.org",
  ]

  /// Every way in which a program opens a connection, with the files that may: mail, which goes by the ledger; the
  /// doctor's look whether the mail server listens; the operator's own database; the service's own listening.
  static let openings: [(call: String, homes: Set<String>)] = [
    ("URLSession", []), ("FoundationNetworking", []), ("NSURLConnection", []), ("HTTPClient", []),
    ("AsyncHTTPClient", []),
    ("ClientBootstrap", []), ("DatagramBootstrap", []), ("NIOTSConnection", []), ("NWConnection", []),
    ("CFStreamCreatePairWithSocket", []), ("Stream.getStreamsToHost", []), ("Data(contentsOf: URL(string", []),
    ("String(contentsOf: URL(string", []), ("gethostbyname", []), ("sendto(", []), ("sendmsg(", []),
    ("curl_easy_perform", ["Sources/CLibraries/CMail/mail.c"]), ("curl_easy_init", ["Sources/CLibraries/CMail/mail.c"]),
    ("curl_multi", []),
    (
      "mail_send(",
      [
        "Sources/Adapters/Mail/SMTPMailer.swift", "Sources/CLibraries/CMail/mail.c",
        "Sources/CLibraries/CMail/include/CMail.h",
      ]
    ),
    ("getaddrinfo(", ["Sources/App/Doctor/SocketProbe.swift"]), (" socket(", ["Sources/App/Doctor/SocketProbe.swift"]),
    (" connect(", ["Sources/App/Doctor/SocketProbe.swift", "Sources/Persistence/Postgres/PostgresConnection.swift"]),
    ("PQconnect", ["Sources/Persistence/Postgres/PostgresSession.swift"]),
    (
      "SMTPMailer(",
      [
        "Sources/App/Service/Bootstrap.swift"
      ]
    ),
    // A program that is started could speak to anybody; as the name of a visitor's program it is only a word.
    ("\"curl\"", ["Sources/Web/Server/DeviceForm.swift"]), ("\"wget\"", []), ("\"ssh\"", []), ("\"nc\"", []),
    ("\"sendmail\"", []),
  ]

  static func hosts(_ file: SourceTree.File) -> [String] {
    file.text.matches(of: /(?:https?|wss?|ftp|smtps?):\/\/([a-zA-Z0-9.\-]+)/).compactMap { match in
      let host = String(match.output.1)
      let isFormat = formats.contains(host) || host.hasSuffix(".example") || !host.contains(where: \.isLetter)
      return isFormat ? nil : "\(file.path): the host \(host) is in no register"
    }
  }

  static func connections(_ file: SourceTree.File) -> [String] {
    openings.filter { !$0.homes.contains(file.path) && file.text.contains($0.call) }
      .map { "\(file.path): \($0.call.trimmingPrefix(" ")) opens a way out beside Egress.Departures" }
  }

  /// The one place that makes a mailer for a server hands it to the ledger.
  static func mailers(_ file: SourceTree.File) -> [String] {
    let calls = file.lines.filter { $0.contains("SMTPMailer(") && !$0.contains("struct SMTPMailer") }
    return calls.filter { !$0.contains("departures.mailer(") }.map { _ in
      "\(file.path): a mailer for a server is made beside the ledger"
    }
  }

  /// Cookies are set by one line of the server, from the list of the policy (§11, D17).
  static func cookies(_ file: SourceTree.File) -> [String] {
    var faults: [String] = []
    if file.path != "Sources/Web/Server/Answers.swift",
      [".setCookie", "Set-Cookie", "document.cookie", "cookieStore"].contains(where: file.text.contains)
    {
      faults.append("\(file.path): sets cookies")
    }
    if !["Sources/Policy/Cookies.swift", "Sources/Policy/Metrika.swift"].contains(file.path),
      file.text.contains(/\bCookie\(\s*name:/)
    {
      faults.append("\(file.path): makes a cookie that is not in the list")
    }
    return faults
  }

  /// Fields that lines of the log are given, against those that are declared (§5.6, D33).
  static func logFields(_ file: SourceTree.File, declared: Set<String>) -> [String] {
    var keys = file.text.matches(of: /[mM]etadata(?:Key: |\[)"([A-Za-z_\-]+)"/).map { String($0.output.1) }
    for block in file.text.matches(of: /(?:metadata: |Metadata = )\[([^\]]*)\]/) {
      keys += String(block.output.1).matches(of: /"([A-Za-z_\-]+)":/).map { String($0.output.1) }
    }
    return keys.filter { !declared.contains($0) }.map { "\(file.path): the log's field \($0) is not declared" }
  }

  /// The names in `LogField`, as they are written in a line.
  static func declaredLogFields(_ source: String) -> Set<String> {
    var names: Set<String> = []
    for line in source.split(separator: "\n") {
      let line = line.trimmed
      guard line.hasPrefix("case ") else { continue }
      for part in line.dropFirst(5).split(separator: ",") {
        let halves = part.split(separator: "=").map { $0.trimmed }
        if let name = halves.last { names.insert(String(name.filter { $0 != "\"" })) }
      }
    }
    return names
  }
}
