import CLibPQ
import Core

/// One connection of libpq with the statements it has prepared. It blocks while the server works, so only
/// `PostgresConnection`, which has a thread for that, may hold one.
final class PostgresSession {
  private let handle: OpaquePointer
  /// Names of prepared statements by their text and the kinds of their values.
  private var names: [StatementKey: String] = [:]

  private struct StatementKey: Hashable {
    var text: String
    var kinds: [Value.Kind]
  }

  /// Throws `database-unavailable` when the server is not there or turns us away.
  init(_ address: String) throws {
    // What stands first may be overridden by the address, what stands after it may not.
    let settings: [(String, String)] = [
      ("application_name", "songly"), ("connect_timeout", "\(EngineLimits.connectSeconds)"),
      ("keepalives_idle", "10"), ("keepalives_interval", "5"), ("keepalives_count", "2"),
      ("tcp_user_timeout", "\(EngineLimits.networkSilenceMilliseconds)"), ("dbname", address),
      ("client_encoding", "UTF8"),
    ]
    let handle = withCStrings(settings.map(\.0)) { keywords in
      withCStrings(settings.map(\.1)) { values in PQconnectdbParams(keywords, values, 1) }
    }
    guard let handle else { throw DomainError.databaseUnavailable }
    self.handle = handle
    // The object exists from here on: its end closes the connection on every way out.
    guard isAlive else { throw DomainError.databaseUnavailable }
    PQsetNoticeProcessor(handle, { _, _ in }, nil)
    try command(
      """
      SET client_min_messages = error;
      SELECT set_config(name, value, false) FROM (VALUES
        ('statement_timeout', '\(EngineLimits.statementMilliseconds)', '0'),
        ('lock_timeout', '\(EngineLimits.lockMilliseconds)', '0'),
        ('idle_in_transaction_session_timeout', '\(EngineLimits.silenceMilliseconds)', '0'),
        ('synchronous_commit', 'on', 'off')) AS settings (name, value, unset)
      WHERE current_setting(name) = unset
      """)
  }

  deinit {
    PQfinish(handle)
  }

  var isAlive: Bool { PQstatus(handle) == CONNECTION_OK }
  var isInTransaction: Bool { PQtransactionStatus(handle) != PQTRANS_IDLE }
  /// The number of the server's process, different for every connection.
  var processNumber: Int { Int(PQbackendPID(handle)) }

  /// Runs text of our own, without values.
  func command(_ text: String) throws {
    _ = try take(PQexec(handle, text), text) { _ in }
  }

  /// Gives statements another time meanwhile, whatever this session's own is.
  func withTime(milliseconds: Int, _ body: () throws -> Void) throws {
    try command("SELECT set_config('songly.usual_time', current_setting('statement_timeout'), false)")
    defer { try? command("SELECT set_config('statement_timeout', current_setting('songly.usual_time'), false)") }
    try command("SET statement_timeout = \(milliseconds)")
    try body()
  }

  /// Runs a statement and reads its answer. Prepared statements are planned once for each connection.
  func execute<T>(
    _ text: String, _ values: [Value], _ kinds: [Value.Kind], isPrepared: Bool,
    _ read: (PostgresAnswer) throws -> T
  ) throws -> T {
    let parameters = try PostgresParameters(values.checked(), kinds, of: text)
    let key = StatementKey(text: text, kinds: kinds)
    let name =
      isPrepared && text.utf8.count <= EngineLimits.cachedStatementBytes ? try prepare(key, parameters) : nil
    let result = parameters.withPointers { count, types, values, lengths, formats in
      if let name {
        PQexecPrepared(handle, name, count, values, lengths, formats, 1)
      } else {
        PQexecParams(handle, text, count, types, values, lengths, formats, 1)
      }
    }
    return try take(result, text, read)
  }

  /// Forgets what was prepared, for instance after the schema has changed under it.
  func forgetStatements() throws {
    names = [:]
    try command("DEALLOCATE ALL")
  }

  private func prepare(_ key: StatementKey, _ parameters: PostgresParameters) throws -> String {
    if let name = names[key] { return name }
    if names.count >= EngineLimits.preparedStatements { try forgetStatements() }
    let name = "s\(names.count)"
    try take(PQprepare(handle, name, key.text, Int32(parameters.types.count), parameters.types), key.text) { _ in }
    names[key] = name
    return name
  }

  private func take<T>(_ result: OpaquePointer?, _ text: String, _ read: (PostgresAnswer) throws -> T) throws -> T {
    guard let result else { throw isAlive ? DomainError.databaseUnavailable : PostgresFailure.lost }
    defer { PQclear(result) }
    switch PQresultStatus(result) {
    case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY:
      return try read(PostgresAnswer(result: result, statement: text))
    default:
      guard isAlive else { throw PostgresFailure.lost }
      throw PostgresFailure.translated(result, text)
    }
  }
}

/// The texts as C strings, with the null that ends the list.
private func withCStrings<T>(_ texts: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> T?) -> T? {
  var bytes: [CChar] = []
  var starts: [Int] = []
  for text in texts {
    starts.append(bytes.count)
    bytes.append(contentsOf: text.utf8CString)
  }
  return bytes.withUnsafeBufferPointer { buffer -> T? in
    guard let base = buffer.baseAddress else { return nil }
    return (starts.map { UnsafePointer(base + $0) } + [nil]).withUnsafeBufferPointer { pointers in
      pointers.baseAddress.flatMap(body)
    }
  }
}
