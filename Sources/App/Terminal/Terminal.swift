import ArgumentParser
import Core
import Foundation

/// The way to the person at the terminal: results on standard output, everything else on standard error.
enum Terminal {
  /// True where a person reads along.
  static var isInteractive: Bool { isatty(STDERR_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 }

  static func say(_ text: String) {
    try? FileHandle.standardOutput.write(contentsOf: Data((text + "\n").utf8))
  }

  static func complain(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data((text + "\n").utf8))
  }

  static func printJSON(_ value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    say(String(decoding: try encoder.encode(value), as: UTF8.self))
  }

  /// A complaint may quote what was typed: line breaks and the terminal's own commands in it become spaces.
  static func oneLine(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: result.append(" ")
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// Runs an act and ends the program with the exit code of what it throws.
  static func act(_ body: () async throws -> Void) async throws {
    do { try await body() } catch let code as ExitCode { throw code } catch { throw exit(for: error) }
  }

  /// Says in one line what went wrong and gives the exit code for it.
  static func exit(for error: any Error) -> ExitCode {
    let known = error as? DomainError ?? DomainError(.fault, "unexpected", "Something went wrong that should not.")
    complain("songly: \(oneLine(known.safe)) [\(known.code)]")
    return ExitCode(known.kind.exitCode)
  }
}

extension DomainError.Kind {
  /// As sysexits.h names them.
  var exitCode: Int32 {
    switch self {
    case .invalid, .notFound, .gone, .conflict: 64
    case .tooLarge: 65
    case .missing: 69
    case .fault: 70
    case .unavailable, .tooMany: 75
    case .signedOut, .forbidden: 77
    }
  }
}
