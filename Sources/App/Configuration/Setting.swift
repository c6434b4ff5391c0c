import Foundation

/// One thing an operator can set, in the environment or in a JSON file. This table is all there is: `songly config`
/// prints it with the values in force, and the reference in docs/operations is made from it.
struct Setting: Sendable {
  /// Dotted, e.g. `http.port`: `SONGLY_HTTP_PORT` in the environment, `{"http": {"port": …}}` in the file.
  var key: String
  var usual: String
  var meaning: String
  /// Masked wherever it is shown. Its value may also lie in a file named by `SONGLY_…_FILE` that its owner alone may
  /// read.
  var isSecret = false

  var variable: String {
    "SONGLY_" + key.uppercased().replacing(".", with: "_").replacing("-", with: "_")
  }

  /// Whether a value of it tells a secret: an address of a database does so by the password in it.
  func isTold(by value: String) -> Bool {
    guard isSecret, !value.isEmpty else { return false }
    return !key.hasSuffix(".backend") || URLComponents(string: value)?.password != nil
  }

  /// How a secret may be given so that neither a process list nor another user sees it.
  var secrecy: String { "Secret: also in a file of mode 0600 that `\(variable)_FILE` names." }

  static let all: [Setting] = [
    Setting(key: "data.folder", usual: "data", meaning: "Where the instance keeps everything of its own."),
    Setting(
      key: "data.backend", usual: "",
      meaning: "The database: empty for SQLite in the data folder, or postgres://user:password@host/name.",
      isSecret: true),
    Setting(
      key: "keys.backend", usual: "",
      meaning: "The key store: empty for SQLite in the data folder, or a PostgreSQL database of its own.",
      isSecret: true),
    Setting(
      key: "keys.instance-file", usual: "", meaning: "The file of the instance key; empty for one in the data folder."),
    Setting(
      key: "keys.snapshot-folder", usual: "",
      meaning: "Where snapshots of the keys are made and removed by themselves; empty for nowhere."),
    Setting(
      key: "backup.recipient", usual: "",
      meaning: "Whom backups and snapshots are sealed for: what songly backup make-key prints."),
    Setting(key: "http.host", usual: "127.0.0.1", meaning: "The address to listen on."),
    Setting(key: "http.port", usual: "8080", meaning: "The port to listen on."),
    Setting(
      key: "http.trusted-proxies", usual: "",
      meaning: "Addresses of proxies, by commas, whose X-Forwarded-For is believed."),
    Setting(
      key: "site.origin", usual: "",
      meaning:
        "Scheme, host and port as people type them, https unless it is this machine; empty for the one listened on."),
    Setting(key: "site.name", usual: "Songly", meaning: "The name on every page."),
    Setting(key: "site.language", usual: "en", meaning: "The language for people whose browser names none of ours."),
    Setting(
      key: "site.samples", usual: "true", meaning: "true makes three songs once, for the first page to play."),
    Setting(key: "operator.name", usual: "", meaning: "Legal name of who runs this instance (§1)."),
    Setting(key: "operator.registration", usual: "", meaning: "Registration number (§1)."),
    Setting(key: "operator.address", usual: "", meaning: "Postal address (§1)."),
    Setting(key: "operator.mail", usual: "", meaning: "Contact address for people and their requests (§1, §9.3)."),
    Setting(key: "operator.law", usual: "", meaning: "Governing law (§16)."),
    Setting(key: "operator.court", usual: "", meaning: "Court (§16)."),
    Setting(
      key: "operator.authority", usual: "",
      meaning: "The data protection authority, with its address, for complaints (§9.1); empty for Kazakhstan's."),
    Setting(
      key: "analytics.metrika", usual: "",
      meaning:
        "The number of a Yandex.Metrika counter; empty for none. Material: announce it (songly policy --announce)."),
    Setting(
      key: "analytics.metrika-contract", usual: "",
      meaning: "The day of the contract for that counter, e.g. 2027-01-31; it stands in the register (D16)."),
    Setting(
      key: "policy.tighten", usual: "",
      meaning: "Shorter keeping than the published policy, e.g. generated=70d,log=6mo,upload=3d. Longer is refused."),
    Setting(
      key: "requests.terms", usual: "",
      meaning: "Where the law wants answers to requests sooner than 30 days, right by right, e.g. all=20d,access=15d."),
    Setting(
      key: "contractors.file", usual: "",
      meaning:
        "A JSON file that declares whom data may go to (§7.1); empty for nobody. A change of it is announced first."),
    Setting(key: "mail.transport", usual: "maildir", meaning: "maildir (files in the data folder) or smtp."),
    Setting(key: "mail.sender", usual: "songly@localhost", meaning: "The address that mails come from."),
    Setting(key: "mail.host", usual: "127.0.0.1", meaning: "The mail server's name."),
    Setting(key: "mail.port", usual: "587", meaning: "The mail server's port."),
    Setting(
      key: "mail.security", usual: "starttls", meaning: "starttls, tls, or plain (only to a server on this machine)."),
    Setting(key: "mail.authorities", usual: "", meaning: "A file of certificates to trust instead of the system's."),
    Setting(key: "mail.user", usual: "", meaning: "User at the mail server."),
    Setting(key: "mail.password", usual: "", meaning: "Password at the mail server.", isSecret: true),
    Setting(key: "work.concurrency", usual: "1", meaning: "Works made at once; each takes a core and up to 0.6 GB."),
    Setting(key: "work.inside", usual: "true", meaning: "false: `songly serve` leaves the making to `songly work`."),
    Setting(key: "metrics.port", usual: "0", meaning: "Port for Prometheus on the loopback address; 0 for none."),
    Setting(
      key: "transactions.fiscal-year-month", usual: "1",
      meaning: "The month, 1 to 12, in which the books begin; payments are kept 5 years beyond their year (§5.7)."),
    Setting(key: "log.level", usual: "info", meaning: "debug (on a loopback address only), info, warning or error."),
  ]
}
