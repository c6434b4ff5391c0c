import ArgumentParser
import Core
import Foundation
import Policy
import Privacy
import Vault

/// `songly receipt verify`: checks a receipt of an erasure against an instance's public key.
struct ReceiptCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "receipt", abstract: "Check the receipts that people get when their account is erased.",
    subcommands: [Verify.self, Key.self])

  struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Say whether a receipt is genuine.")

    @OptionGroup var options: ServiceOptions
    @Argument(help: "The receipt, or a mail with it.") var file: String
    @Option(help: "A file with the instance's public key (PEM); otherwise this instance's own.") var key: String?

    func run() throws {
      do {
        guard let data = FileManager.default.contents(atPath: file) else {
          throw DomainError(.notFound, "receipt-missing", "The file of the receipt cannot be read.")
        }
        // A file that holds more than a receipt and the mail around it holds none that we wrote.
        let text = String(decoding: data.prefix(Limits.receiptBytesMax + 1), as: UTF8.self)
        let receipt = try Receipts.check(text, publicKey: try publicKey())
        Terminal.say("genuine\n" + receipt.text.trimmingCharacters(in: .newlines))
      } catch {
        throw Terminal.exit(for: error)
      }
    }

    private func publicKey() throws -> [UInt8] {
      guard let key else { return try InstanceKey.load(options.settings().instanceKeyPath).signer.publicKey() }
      guard let text = try? String(contentsOfFile: key, encoding: .utf8), let bytes = Signer.publicKey(text: text)
      else {
        throw DomainError(.invalid, "receipt-key", "This file holds no Ed25519 public key in PEM.")
      }
      return bytes
    }
  }

  struct Key: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Print the public key, as the site serves it.")

    @OptionGroup var options: ServiceOptions

    func run() throws {
      do {
        let text = try InstanceKey.load(options.settings().instanceKeyPath).signer.publicKeyText()
        Terminal.say(text.trimmingCharacters(in: .newlines))
      } catch {
        throw Terminal.exit(for: error)
      }
    }
  }
}
