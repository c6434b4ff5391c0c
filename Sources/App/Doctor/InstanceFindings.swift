import Core
import Foundation
import Media
import Persistence
import Policy
import Privacy

/// One thing that the doctor looked at.
struct Finding: Codable {
  var kind: String
  var name: String
  var purpose: String
  var isPresent: Bool
  /// What to do when it is not.
  var remedy: String

  init(kind: String, name: String, purpose: String, isPresent: Bool, remedy: String) {
    self.kind = kind
    self.name = name
    self.purpose = purpose
    self.isPresent = isPresent
    self.remedy = remedy
  }

  init(_ requirement: Requirement) {
    self.init(
      kind: requirement.kind.rawValue, name: requirement.name, purpose: requirement.purpose,
      isPresent: requirement.isPresent, remedy: requirement.remedy)
  }
}

/// What the doctor says about an instance: that it can be reached, that its secrets are closed, that it has room, and
/// that it keeps its promises. Makes nothing and brings nothing up to date.
struct InstanceFindings {
  var settings: Settings

  /// Whether there is an instance at all: a machine on which only songs are made has none.
  var isThere: Bool {
    !settings["data.backend"].isEmpty || FileManager.default.fileExists(atPath: settings.path("songly.sqlite"))
  }

  func all() async -> [Finding] {
    let database = await self.database()
    return closed() + [disk(), mail(), database] + (database.isPresent ? await promises() : [])
  }

  /// Files that only their owner may read.
  private func closed() -> [Finding] {
    let keyFile =
      settings["keys.instance-file"].isEmpty ? settings.path("instance.key") : settings["keys.instance-file"]
    return [("data folder", settings["data.folder"], "700"), ("instance key", keyFile, "600")].map { name, path, mode in
      let attributes = try? FileManager.default.attributesOfItem(atPath: path)
      let permissions = (attributes?[.posixPermissions] as? NSNumber)?.intValue
      return Finding(
        kind: "secret", name: name, purpose: "read by its owner only (§6)",
        isPresent: permissions.map { $0 & 0o077 == 0 } ?? false,
        remedy: permissions == nil ? "bring back \(path) from where you keep it" : "chmod \(mode) \(path)")
    }
  }

  private func disk() -> Finding {
    let attributes = try? FileManager.default.attributesOfFileSystem(forPath: settings["data.folder"])
    let free = (attributes?[.systemFreeSize] as? NSNumber)?.int64Value ?? 0
    return Finding(
      kind: "disk", name: "free space", purpose: "keeps what is being made",
      isPresent: free >= ProofLimits.freeBytesLeast,
      remedy: "make room: \(ProofLimits.freeBytesLeast >> 30) GiB are the least")
  }

  private func mail() -> Finding {
    if settings["mail.transport"] == "maildir" {
      let path = settings.path("mail")
      let isWritable =
        FileManager.default.isWritableFile(atPath: path) || !FileManager.default.fileExists(atPath: path)
      return Finding(
        kind: "mail", name: "maildir", purpose: "takes the mails that confirm addresses and announce removals",
        isPresent: isWritable, remedy: "make \(path) writable")
    }
    let place = "\(settings["mail.host"]):\(settings["mail.port"])"
    return Finding(
      kind: "mail", name: place, purpose: "takes the mails that confirm addresses and announce removals",
      isPresent: SocketProbe.answers(host: settings["mail.host"], port: settings.integer("mail.port")),
      remedy: "start the mail server, or correct mail.host and mail.port")
  }

  private func database() async -> Finding {
    var finding = Finding(
      kind: "database", name: "databases", purpose: "answer and have the schema of this program", isPresent: false,
      remedy: "songly migrate")
    do {
      let stores = try await Bootstrap.stores(settings)
      var pending: [String] = []
      do {
        for (database, migrations) in stores.steps { pending += try await database.pendingMigrations(migrations) }
      } catch {
        await stores.close()
        throw error
      }
      await stores.close()
      finding.isPresent = pending.isEmpty
    } catch {
      finding.remedy = (error as? DomainError)?.safe ?? "start the database server"
    }
    return finding
  }

  /// The same as on `/privacy/proof`, and that nothing is missing of what is kept.
  private func promises() async -> [Finding] {
    var finding = Finding(
      kind: "promise", name: "conformance", purpose: "everything due is gone and the sweeper is at work (D45)",
      isPresent: false, remedy: "")
    var files = Finding(
      kind: "storage", name: "stored files", purpose: "lie where the database names them", isPresent: false, remedy: "")
    do {
      let instance = try await Bootstrap.open(settings)
      let report: Conformance
      let found: MissingFiles
      do {
        report = try await instance.conformance.run()
        found = try await MissingFiles.look(at: instance)
      } catch {
        await instance.close()
        throw error
      }
      await instance.close()
      finding.isPresent = report.state == .green
      finding.remedy = report.reasons.map { Self.remedy($0, report) }.joined(separator: "; ")
      files.isPresent = found.missing == 0
      files.remedy = "object-missing: \(found.missing) of \(found.looked); bring them back from a backup"
    } catch {
      finding.remedy = (error as? DomainError)?.safe ?? "look at the log"
      files.remedy = finding.remedy
    }
    return [finding, files]
  }

  private static func remedy(_ reason: Conformance.Reason, _ report: Conformance) -> String {
    switch reason {
    case .sweeperSilent:
      "run songly serve or songly work, or songly sweep (last sweep: \(report.marks.swept ?? "never"))"
    case .overdue: "songly sweep says what fails (overdue by \(report.overdueSeconds) s)"
    case .holdReview: "review the holds: songly admin hold list"
    case .requestOverdue: "answer the requests that are late: songly requests list --overdue"
    case .policyBehind: "start the service anew with the policy that was announced"
    case .unchecked:
      "look at the log: \(report.classes.filter { $0.failure != nil }.map(\.name).joined(separator: ", "))"
    }
  }
}
