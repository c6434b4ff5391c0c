import Core
import Persistence
import Privacy

/// A row of the table `uploads` on its way in.
struct UploadRow: Sendable {
  var id: Identifier
  var account: Identifier
  var transform: TransformRecord
  var object: ObjectName
  var plainBytes: Int
  var sha256: [UInt8]
  var receivedAt: Instant

  func insert(in transaction: any Transaction) throws {
    try transaction.run(
      """
      INSERT INTO uploads (id, account, kind, media_type, transform, transformed_at, long_edge, object, plain_bytes,
        sha256, received_at)
      VALUES (\(id), \(account), \(transform.kind.rawValue), \(transform.mediaType), \(transform.method),
        \(transform.doneAt), \(transform.longEdge), \(object.description), \(plainBytes), \(sha256), \(receivedAt))
      """)
  }
}

/// A row of the table `uploads` as it is read.
struct StoredUpload: Sendable {
  var upload: Upload
  var object: ObjectName
  var sha256: [UInt8]

  static let columns: SQL = """
    id, kind, media_type, transform, transformed_at, long_edge, object, plain_bytes, sha256, received_at
    """

  init(_ row: Row) throws {
    guard let kind = UploadKind(rawValue: try row.text(1)), let object = ObjectName(try row.text(6)),
      let until = DueDates.upload(receivedAt: try row.instant(9))
    else {
      throw DomainError(.fault, "row-shape", "An upload is of a kind that this program does not know.")
    }
    self.object = object
    sha256 = try row.bytes(8)
    upload = Upload(
      id: try row.identifier(0),
      transform: TransformRecord(
        kind: kind, method: try row.text(3), mediaType: try row.text(2), longEdge: try row.optionalInt(5),
        doneAt: try row.instant(4)),
      plainBytes: try row.int(7), receivedAt: try row.instant(9), until: until)
  }
}
