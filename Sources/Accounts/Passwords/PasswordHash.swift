import Core
import Foundation
import Vault

/// A hashed password with everything needed to compare with it later, written in the common form of argon2:
/// `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`.
struct PasswordHash: Sendable, Hashable {
  let parameters: PasswordHasher.Parameters
  let salt: [UInt8]
  let bytes: [UInt8]

  init(parameters: PasswordHasher.Parameters, salt: [UInt8], bytes: [UInt8]) {
    self.parameters = parameters
    self.salt = salt
    self.bytes = bytes
  }

  var text: String {
    "$argon2id$v=19$m=\(parameters.kibibytes),t=\(parameters.passes),p=\(parameters.lanes)"
      + "$\(Self.encode(salt))$\(Self.encode(bytes))"
  }

  /// Throws `password-hash` for a text that this program did not write.
  init(_ text: String) throws {
    let parts = text.split(separator: "$").map(String.init)
    guard parts.count == 5, parts[0] == "argon2id", parts[1] == "v=19",
      let parameters = PasswordHasher.Parameters(parts[2]), let salt = Self.decode(parts[3]),
      let bytes = Self.decode(parts[4]), salt.count == PasswordHasher.saltBytes, bytes.count == PasswordHasher.hashBytes
    else { throw DomainError(.fault, "password-hash", "A stored password cannot be read.") }
    self.init(parameters: parameters, salt: salt, bytes: bytes)
  }

  /// In time that does not depend on where the bytes differ.
  func equals(_ other: PasswordHash) -> Bool {
    salt == other.salt && parameters == other.parameters && Digest.equal(bytes, other.bytes)
  }

  private static func encode(_ bytes: [UInt8]) -> String {
    Data(bytes).base64EncodedString().replacing("=", with: "")
  }

  private static func decode(_ text: String) -> [UInt8]? {
    let padded = text + String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
    return Data(base64Encoded: padded).map(Array.init)
  }
}

extension PasswordHasher.Parameters {
  /// Reads `m=19456,t=2,p=1`.
  init?(_ text: String) {
    let values = text.split(separator: ",").map { $0.split(separator: "=") }
    guard values.map(\.first) == ["m", "t", "p"], values.allSatisfy({ $0.count == 2 }),
      let kibibytes = UInt32(values[0][1]),
      let passes = UInt32(values[1][1]), let lanes = UInt32(values[2][1])
    else { return nil }
    self.init(kibibytes: kibibytes, passes: passes, lanes: lanes)
  }
}
