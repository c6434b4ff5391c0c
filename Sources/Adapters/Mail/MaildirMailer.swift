public import Core
public import Foundation

/// Puts mails into a folder in the Maildir form, where a mail program or another server picks them up. The default of
/// a new instance: nothing leaves the machine, and every mail can be read.
public struct MaildirMailer: Sendable {
  private let root: URL
  private let sender: MailSender
  private let world: World

  /// - Parameters:
  ///   - root: an absolute folder, made with its three parts and readable by its owner only.
  public init(root: URL, sender: MailSender, world: World) throws {
    self.root = root
    self.sender = sender
    self.world = world
    for part in ["tmp", "new", "cur"] {
      try FileManager.default.createDirectory(
        at: root.appending(path: part), withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }
    // A mail that a crash cut off holds somebody's address and is sent again by its job.
    _ = try OpenFile.removeLeftBehind(in: root.appending(path: "tmp").path) { _ in true }
  }

  public var port: Mailer { Mailer(send: send) }

  /// A mail appears whole and on the disk, or not at all.
  @Sendable func send(_ mail: OutgoingMail) async throws {
    let message = try MailMessage(mail, from: sender, world: world)
    let name = "\(world.now.microseconds).\(world.identifier()).songly"
    let temporary = root.appending(path: "tmp/\(name)").path
    do {
      let file = try OpenFile(creating: temporary)
      defer { file.close() }
      try file.write(message.bytes)
      try file.sync()
      try SyncedFolder(root.appending(path: "new"), parent: root)
        .rename(temporary, root.appending(path: "new/\(name)").path)
    } catch {
      unlink(temporary)
      throw MailFault.unavailable
    }
  }
}
