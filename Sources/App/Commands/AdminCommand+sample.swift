import ArgumentParser
import Core
import Foundation
import Studio

extension AdminCommand {
  /// Works of people who agreed to internal testing (§8, D25).
  struct Sample: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Copy works of people who agreed to internal testing, and read the copies (D25).",
      discussion:
        "A copy ends with its work, and is opened no more once its owner says no. What is read is not to be kept.",
      subcommands: [Copy.self, Read.self])

    struct Copy: AsyncParsableCommand {
      static let configuration = CommandConfiguration(abstract: "Copy the files of a work, sealed under its own key.")

      @OptionGroup var options: ServiceOptions
      @Option(help: "The work.") var work: String

      func run() async throws {
        try await AdminCommand.act(options) { instance in
          for copy in try await instance.testCopies.make(of: try Sample.identifier(work)) {
            Terminal.say("\(copy.id) \(copy.file.rawValue) \(copy.plainBytes) bytes")
          }
        }
      }
    }

    struct Read: AsyncParsableCommand {
      static let configuration = CommandConfiguration(abstract: "Write the bytes of a copy to standard output.")

      @OptionGroup var options: ServiceOptions
      @Argument(help: "The copy.") var copy: String

      func run() async throws {
        try await AdminCommand.act(options) { instance in
          let opened = try await instance.testCopies.read(try Sample.identifier(copy))
          try FileHandle.standardOutput.write(contentsOf: Data(opened.bytes))
        }
      }
    }

    fileprivate static func identifier(_ text: String) throws(DomainError) -> Identifier {
      guard let id = Identifier(text) else { throw DomainError(.invalid, "id-invalid", "\(text) is not an id.") }
      return id
    }
  }
}
