import CLibPQ
import Core

/// What went wrong with a transaction in a way that the engine mends by itself.
enum PostgresFailure: Error {
  /// It lost against another transaction, or a prepared plan is out of date: run it again.
  case again
  case stalePlan
  /// The connection is gone, and with it everything that was not committed.
  case lost

  /// What an error of the server means to who called. The server's words are kept only where they speak of names in
  /// our own statement; other messages may repeat a value.
  static func translated(_ result: OpaquePointer, _ statement: String) -> any Error {
    let state = field("C", of: result)
    switch state {
    case "23505", "23P01": return Conflict(.unique)
    case "23503": return Conflict(.foreignKey)
    case "23514": return Conflict(.check)
    case "23502": return Conflict(.notNull)
    case "40001", "40P01": return PostgresFailure.again
    // A prepared statement that is not there, or whose table has changed since.
    case "26000", "0A000": return PostgresFailure.stalePlan
    // A lock or a statement took too long.
    case "55P03", "57014": return DomainError.databaseUnavailable
    default: break
    }
    // No connection, no resources, the operator intervened, the disk failed.
    if ["08", "53", "57", "58"].contains(where: state.hasPrefix) { return DomainError.databaseUnavailable }
    let words = state.hasPrefix("42") || state == "25006" ? field("M", of: result) : "SQLSTATE \(state)"
    return StatementFault(statement: statement, reason: words)
  }

  /// A part of the server's report: C is the code of the error, M its main sentence.
  private static func field(_ letter: Unicode.Scalar, of result: OpaquePointer) -> String {
    PQresultErrorField(result, Int32(letter.value)).map { String(cString: $0) } ?? ""
  }
}
