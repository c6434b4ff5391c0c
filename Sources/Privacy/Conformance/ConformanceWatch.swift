public import Core
import Foundation
import Policy
public import Vault

/// The conformance of an instance as it is shown to strangers: looked at once for everybody who asks within ten
/// minutes, judged anew for each, and signed.
public actor ConformanceWatch {
  private let check: ConformanceCheck
  private let signer: Signer
  private let world: World
  private var seen: (at: Instant, lines: Task<[Conformance.Line], any Error>)?

  public init(check: ConformanceCheck, signer: Signer, world: World) {
    self.check = check
    self.signer = signer
    self.world = world
  }

  /// Throws what the database throws.
  public func proof() async throws -> Proof {
    let report = try await check.judge(try await lines())
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let signed = try encoder.encode(report)
    return Proof(
      report: report, signed: String(decoding: signed, as: UTF8.self),
      signature: Data(try signer.sign(Array(signed))).base64EncodedString(),
      publicKey: Data(try signer.publicKey()).base64EncodedString())
  }

  /// Those who come while a walk is under way wait for it instead of beginning another.
  private func lines() async throws -> [Conformance.Line] {
    let now = world.now
    if let seen, seen.at <= now, now < ProofLimits.shownFor.end(from: seen.at) { return try await seen.lines.value }
    let check = check
    let walk = Task { try await check.run().classes }
    seen = (now, walk)
    do {
      return try await walk.value
    } catch {
      seen = nil
      throw error
    }
  }
}

/// A report with the instance's signature, which anybody can check without an account (Ed25519, RFC 8032).
public struct Proof: Sendable, Hashable, Codable {
  public var report: Conformance
  /// The report as JSON, byte for byte as it was signed.
  public var signed: String
  /// Base64 of the 64 bytes of the signature of `signed` in UTF-8.
  public var signature: String
  /// Base64 of the 32 bytes of the public key.
  public var publicKey: String

  public init(report: Conformance, signed: String, signature: String, publicKey: String) {
    self.report = report
    self.signed = signed
    self.signature = signature
    self.publicKey = publicKey
  }

  /// Whether the signature is of this text and key.
  public var isGenuine: Bool {
    guard let signature = Data(base64Encoded: signature), let key = Data(base64Encoded: publicKey) else { return false }
    return Signer.isValid(Array(signature), of: Array(signed.utf8), publicKey: Array(key))
  }
}
