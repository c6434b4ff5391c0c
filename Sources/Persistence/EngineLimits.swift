/// The limits of talking to a database. They are technical, no product numbers: nobody outside notices them unless
/// the database is in trouble, and then as `database-unavailable`.
enum EngineLimits {
  /// How long a statement waits for another process that holds the SQLite file.
  static let busySeconds = 5.0
  /// Readers beside the one writer; more would only wait for the same processor cores.
  static let sqliteReaders = 4
  /// Longer statements, such as those with long lists of values, are prepared anew each time.
  static let cachedStatementBytes = 2000
  /// SQLite's own bound, held on both engines.
  static let valuesPerStatement = 32_766

  /// Prepared statements a connection of PostgreSQL keeps; all are forgotten when there would be more.
  static let preparedStatements = 256
  /// A server that does not answer the door.
  static let connectSeconds = 5
  /// A statement, a lock and a silent transaction of PostgreSQL are ended after this time, where the operator has set no
  /// other.
  static let statementMilliseconds = 30_000
  static let lockMilliseconds = 10_000
  static let silenceMilliseconds = 60_000
  /// The same for what writes a large table anew: a step of the schema's history, and a table whose deleted rows go.
  static let rewriteMilliseconds = 600_000
  /// After this time without a sign of life the network counts as broken.
  static let networkSilenceMilliseconds = 20_000

  /// A transaction that lost against others is run again this often, after pauses of a random length up to the
  /// longest one: together about three seconds.
  static let attempts = 40
  static let pauseMillisecondsBase = 1.0
  static let pauseMillisecondsMax = 100.0
  /// A table is written anew this often until nothing stayed in it that is deleted.
  static let rewritesMost = 10
  static let rewritePauseMilliseconds = 300
  /// A connection can turn out dead, and the next one too, while a server starts again.
  static let reconnections = 3
  /// How long a caller waits for a free connection, and how many may wait.
  static let connectionWaitSeconds = 30
  static let waitersMax = 2000
}
