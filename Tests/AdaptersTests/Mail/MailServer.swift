import Foundation

/// A mail server that nobody here wrote (aiosmtpd), started for one test.
final class MailServer {
  static let python = ProcessInfo.processInfo.environment["SONGLY_TEST_PYTHON"].flatMap { $0.isEmpty ? nil : $0 }

  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()
  let port: Int

  init(_ mode: String, certificate: Certificate? = nil) throws {
    process.executableURL = URL(fileURLWithPath: Self.python ?? "/usr/bin/python3")
    let program = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "mail_server.py").path
    process.arguments = [program, mode] + (certificate.map { [$0.path, $0.keyPath] } ?? [])
    process.standardInput = input
    process.standardOutput = output
    // Should it outlive the tests, it must not hold their output open.
    process.standardError = FileHandle.nullDevice
    try process.run()
    port = Int(Self.line(output) ?? "") ?? 0
  }

  /// The next mail that arrived; waits for it.
  func mail() throws -> [String: Any] {
    let line = Self.line(output) ?? ""
    return try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] ?? [:]
  }

  /// Does not wait for its end: the process was started on another thread than the one that would wait.
  func stop() {
    // Threads of the runner block signals, and what they start inherits that: only this one is always heard.
    kill(process.processIdentifier, SIGKILL)
  }

  private static func line(_ pipe: Pipe) -> String? {
    var bytes: [UInt8] = []
    while let byte = try? pipe.fileHandleForReading.read(upToCount: 1)?.first, byte != UInt8(ascii: "\n") {
      bytes.append(byte)
    }
    return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
  }
}

/// A certificate for 127.0.0.1 that only this test trusts.
struct Certificate {
  let path: String
  let keyPath: String

  init(in folder: URL) throws {
    path = folder.appending(path: "certificate.pem").path
    keyPath = folder.appending(path: "key.pem").path
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
      "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", keyPath, "-out", path,
    ]
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
  }
}
