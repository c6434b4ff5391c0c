import Core
import Privacy
import Studio

/// The rows of a take-out that come back, as its tables have them.
enum ArchivedRows {
  struct Account: Decodable {
    var usernameSealed: String
    var emailSealed: String
    var language: String
  }

  struct Acceptance: Decodable {
    var kind: String
    var policyVersion: String
    var acceptedAt: ArchivedTime
  }

  struct Choice: Decodable {
    var kind: String
    var given: Int
    var policyVersion: String
    var at: ArchivedTime
  }

  struct Restriction: Decodable {
    var keepsContent: Int
    var beganAt: ArchivedTime
    var endedAt: ArchivedTime?
  }

  struct Work: Decodable {
    var id: String
    var kind: String
    var shown: Int
    var createdAt: ArchivedTime
    var deletedAt: ArchivedTime?
  }

  struct Version: Decodable {
    struct Result: Decodable {
      var facts: Facts
      var lines: [TimedLine]
      var peaks: [Double]
    }

    var id: String
    var work: String
    var number: Int
    var state: String
    var createdAt: ArchivedTime
    var finishedAt: ArchivedTime?
    var milliseconds: Int?
    var revivedAt: ArchivedTime?
    var brief: Brief
    var title: String?
    var words: String?
    var result: Result?
  }

  struct Artifact: Decodable {
    var version: String
    var file: String
    /// Where it lies in the archive.
    var object: String
  }

  struct Upload: Decodable {
    var kind: String
    var mediaType: String
    var transform: String
    var transformedAt: ArchivedTime
    var longEdge: Int?
    var object: String
    var receivedAt: ArchivedTime
  }

  struct Chat: Decodable {
    var id: String
    var assistant: String
  }

  struct Message: Decodable {
    var chat: String
    var number: Int
    var isFromPerson: Int
    var text: String
    var sentAt: ArchivedTime
  }
}
