import Accounts
import ArgumentParser
import Core
import Foundation
import Privacy

/// `songly export`: the operator's answer to somebody who asks for a copy of their data by mail (§9.1, §9.3, D31). The
/// same copy as people make themselves.
struct ExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write everything that is held of one person into a file.")

  @OptionGroup var options: ServiceOptions
  @Option(help: "Username or e-mail address.") var user: String
  @Option(name: .customLong("out"), help: "The file to write; it must not be there yet.") var output: String
  @Option(help: "en, ru or kk for the pages inside; otherwise the person's own.") var language: String?

  func run() async throws {
    try await Terminal.act {
      try await Bootstrap.use(try options.settings()) { instance in
        let account = try await instance.accounts.find(user)
        let own = try await instance.accounts.profile(of: account).language
        guard let language = language.map({ Language(rawValue: $0) }) ?? own else {
          throw DomainError(.invalid, "language-unknown", "Choose en, ru or kk.")
        }
        let bytes = try await write(instance, account, language)
        Terminal.say("wrote \(bytes) bytes to \(output)")
      }
    }
  }

  /// Whole or not at all, readable by its owner only.
  private func write(_ instance: Instance, _ account: Identifier, _ language: Language) async throws -> Int {
    let draft = output + ".part"
    guard !FileManager.default.fileExists(atPath: output) else {
      throw DomainError(.conflict, "output-exists", "\(output) is there already: name another file.")
    }
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw DomainError(.unavailable, "not-writable", "\(draft) cannot be written: choose another folder.")
    }
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    var written = 0
    do {
      try await instance.exporter.export(account, in: language) { bytes in
        try file.write(contentsOf: bytes)
        written += bytes.count
      }
      try file.synchronize()
      try file.close()
    } catch {
      unlink(draft)
      throw error
    }
    guard rename(draft, output) == 0 else {
      unlink(draft)
      throw DomainError(.unavailable, "not-writable", "\(output) cannot be written: choose another folder.")
    }
    return written
  }
}
