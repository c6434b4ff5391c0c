import Core
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOEmbedded
import Persistence
import Policy
import Privacy
import Synchronization
import TestSupport
import Testing

@testable import App
@testable import Web

/// §2.1.4, D13: a network address is hashed and nowhere kept, in whatever form, logs included.
@Suite struct AddressScanTests {
  private static let addresses = [
    "203.0.113.77", "198.51.100.23", "192.0.2.201", "2001:db8:85a3:1234:5678:8a2e:370:7334",
    "2001:db8:ffff:abcd:1:2:3:4",
  ]

  @Test(arguments: Engine.allCases)
  func noAddressIsKept(_ engine: Engine) async throws {
    try await TraceHouse.with(engine) { house, _ in
      let log = house.folder + "/data/songly.log"
      #expect(FileManager.default.createFile(atPath: log, contents: nil))
      let handle = try #require(FileHandle(forWritingAtPath: log))
      let logger = Logger(label: "songly") { _ in
        JSONLog(logLevel: .debug, now: { Instant(microseconds: 1_790_000_000_000_000) }) { line, _ in
          try? handle.write(contentsOf: Data((line + "\n").utf8))
        }
      }
      let records = Records(logger: logger, metrics: house.instance.metrics)
      let site = Site(house: House(house.instance, record: records.request))
      for (number, address) in Self.addresses.enumerated() {
        for path in ["/", "/sign-in", "/works", "/nothing", "/receipt"] {
          _ = try await site.respond(to: request(.get, path, from: address), context: try context(logger))
        }
        let form = signUp("visitor\(["a", "b", "c", "d", "e"][number])", site)
        let answer = try await site.respond(
          to: request(.post, "/sign-up", from: address, form), context: try context(logger))
        #expect(answer.status == .seeOther, "\(answer.status)")
        let wrong = "login=nobody&password=wrongwrong&form-token=\(site.guardian.token(session: nil))"
        _ = try await site.respond(
          to: request(.post, "/sign-in", from: address, wrong), context: try context(logger))
      }
      try await house.work()
      // The requests did leave something: a count under the hash of each address, and lines in the log.
      #expect(try await house.count("SELECT count(*) FROM accounts") == Self.addresses.count)
      #expect(try await house.count("SELECT count(*) FROM throttles") > Self.addresses.count)
      #expect(try String(contentsOfFile: log, encoding: .utf8).contains("\"request\""))
      try await house.checkpoint(engine)
      let forms = try Self.addresses.flatMap { try AddressForms.all(of: $0) }
      // Four bytes are somewhere by chance, and with zeros beside them still in what the server notes of everybody.
      let places = [
        (house.places(engine), forms.filter { $0.count > 7 && !$0.contains(0) }),
        (try await house.serverFiles(engine), forms.filter { $0.count > 7 }), ([house.folder], forms),
      ]
      for (folders, forms) in places {
        for path in Scanner.files(folders) {
          guard let data = try? Data(contentsOf: URL(filePath: path), options: .mappedIfSafe) else { continue }
          let held = data.withUnsafeBytes { file in forms.filter { Scanner.occurs($0, in: file) } }
          #expect(held.isEmpty, "\(path)")
        }
      }
      // The same search finds one in each form where it is planted.
      for address in Self.addresses {
        for form in try AddressForms.all(of: address) {
          try Data([1, 2] + form + [3]).write(to: URL(filePath: log))
          #expect(try Data(contentsOf: URL(filePath: log)).range(of: Data(form)) != nil)
        }
      }
    }
  }

  private func context(_ logger: Logger) throws -> SiteContext {
    let channel = EmbeddedChannel()
    try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
    return SiteContext(source: ApplicationRequestContextSource(channel: channel, logger: logger))
  }

  private func request(_ method: HTTPRequest.Method, _ path: String, from address: String, _ form: String = "")
    -> Request
  {
    var head = HTTPRequest(method: method, scheme: "https", authority: "songs.example", path: path)
    // The proxy's own line is the last of the list; what stands before it is whatever the client claimed.
    let claims = ["X-Forwarded-For": "10.9.8.7, \(address)", "X-Real-IP": address, "Forwarded": "for=\"[\(address)]\""]
    for (name, value) in claims {
      if let name = HTTPField.Name(name) { head.headerFields[name] = value }
    }
    head.headerFields[.origin] = "https://songs.example"
    head.headerFields[.userAgent] = "Mozilla/5.0 (Android) Firefox/140.0"
    if !form.isEmpty { head.headerFields[.contentType] = "application/x-www-form-urlencoded" }
    return Request(head: head, body: RequestBody(buffer: ByteBuffer(string: form)))
  }

  private func signUp(_ name: String, _ site: Site) -> String {
    [
      "email": "\(name)%40example.org", "username": name, "password": "correct+horse+battery", "is-adult": "1",
      "policy-version": PolicyVersion.current.name, "form-token": site.guardian.token(session: nil),
    ].map { "\($0.key)=\($0.value)" }.joined(separator: "&")
  }
}

/// How an address could lie on a disk: as text, packed as a network sends it, as an integer of either byte order.
enum AddressForms {
  static func all(of address: String) throws -> [[UInt8]] {
    let packed = try bytes(address)
    var forms = [Array(address.utf8), packed, Array(packed.reversed())]
    if packed.count == 4 {
      for number in [packed, packed.reversed()].map({ $0.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } }) {
        forms += [Array("\(number)".utf8), Array("\(Int32(bitPattern: number))".utf8)]
      }
      // As a part of an IPv6 address, and as a column of eight bytes of either byte order.
      forms += [[0, 0, 0xff, 0xff] + packed, [0, 0, 0, 0] + packed, packed.reversed() + [0, 0, 0, 0]]
    } else {
      // The part that says where somebody lives.
      forms += [Array(packed.prefix(8)), Array(address.split(separator: ":").prefix(4).joined(separator: ":").utf8)]
      let full = stride(from: 0, to: 16, by: 2).map { place in
        let word = String(0x10000 + Int(packed[place]) << 8 + Int(packed[place + 1]), radix: 16).dropFirst()
        return String(word)
      }.joined(separator: ":")
      forms += [Array(full.utf8), Array(full.uppercased().utf8), Array(address.uppercased().utf8)]
    }
    let hexadecimal = packed.map { String(0x100 + Int($0), radix: 16).dropFirst() }.joined()
    // The same in a base of 64, wherever it begins there.
    let encoded = (0..<3).map { offset in
      let padded = Array(repeating: UInt8(0), count: offset) + packed
      let text = Array(Data(padded).base64EncodedString().utf8.prefix { $0 != UInt8(ascii: "=") })
      return Array(text[(offset * 8 + 5) / 6..<padded.count * 8 / 6])
    }.filter { $0.count > 4 }
    return forms + encoded + [Array(hexadecimal.utf8), Array(hexadecimal.uppercased().utf8)]
  }

  private static func bytes(_ address: String) throws -> [UInt8] {
    var four = in_addr()
    if inet_pton(AF_INET, address, &four) == 1 { return withUnsafeBytes(of: &four) { Array($0) } }
    var six = in6_addr()
    guard inet_pton(AF_INET6, address, &six) == 1 else { throw CocoaError(.formatting) }
    return withUnsafeBytes(of: &six) { Array($0) }
  }
}
