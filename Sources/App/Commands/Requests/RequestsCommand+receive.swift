import ArgumentParser
import Core
import Foundation
import Policy

extension RequestsCommand {
  /// `songly requests receive < message`: what a mail server pipes the mails to the contact address into.
  struct Receive: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Take a mail from standard input as a request (§9.3).",
      discussion: """
        For the pipe of a mail server. Ends with 0 when the mail was taken or needs no answer, with 65 when it is no \
        mail from one sender, and with 75 for everything that may pass: the mail server then keeps it and comes again.
        """)

    @OptionGroup var options: ServiceOptions

    func run() async throws {
      let bytes = Self.standardInput()
      do {
        let settings = try options.settings()
        let taken = try await Bootstrap.use(settings) { try await ReceiveRequest(instance: $0).receive(bytes) }
        switch taken {
        case .number(let number): Terminal.say("received \(number)")
        case .ignored: Terminal.complain("songly: an automatic reply: nothing to do")
        }
      } catch let error as DomainError where ["mail-unreadable", "email-invalid"].contains(error.code) {
        _ = Terminal.exit(for: error)
        throw ExitCode(Self.dataError)
      } catch {
        // Nobody's request bounces because of a fault of ours or of the settings.
        _ = Terminal.exit(for: error)
        throw ExitCode(Self.tryAgain)
      }
    }

    /// As sysexits.h has them.
    private static let dataError: Int32 = 65
    private static let tryAgain: Int32 = 75

    /// The front of a mail; what is longer is read to its end and dropped, so that the mail server's pipe does not
    /// break.
    private static func standardInput() -> [UInt8] {
      var bytes: [UInt8] = []
      while let part = try? FileHandle.standardInput.read(upToCount: 1 << 16), !part.isEmpty {
        let room = Limits.requestMailBytesMax - bytes.count
        if room > 0 { bytes += part.prefix(room) }
      }
      return bytes
    }
  }
}
