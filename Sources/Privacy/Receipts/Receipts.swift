public import Core
public import Persistence
public import Policy
public import Vault

/// Writes and checks receipts of erasures. Nothing of them is stored: the person has the only copy (D3).
public struct Receipts: Sendable {
  private let origin: String
  private let signer: Signer
  private let inventory: Inventory
  private let holdings: [Holding]

  /// - Parameters:
  ///   - origin: where the instance is reached; it stands in every receipt.
  ///   - holdings: of all modules, in the order in which their tables were made.
  public init(origin: String, signer: Signer, database: Database, holdings: [Holding]) {
    self.origin = origin
    self.signer = signer
    self.holdings = holdings
    inventory = Inventory(database: database, holdings: holdings)
  }

  /// What there is to erase of an account, class by class; to be asked before it is erased.
  public func lines(of account: Identifier) async throws -> [Receipt.Line] {
    let rows = try await inventory.rows(of: account)
    var counts: [DataClass: Int] = [:]
    for holding in holdings {
      guard let count = rows[holding.table], count > 0 else { continue }
      counts[holding.retention.dataClass, default: 0] += count
    }
    return DataClass.allCases.compactMap { dataClass in
      counts[dataClass].map { Receipt.Line(dataClass: dataClass, count: $0) }
    }
  }

  /// The receipt of an erasure, signed: the text to show, to mail, to keep.
  ///
  /// - Parameter erased: what the eraser took; nil when it did not come to its end yet, which the receipt then says.
  public func write(
    _ lines: [Receipt.Line], erased: Eraser.Erased?, closedAt: Instant, destroyedAt: Instant
  ) throws -> String {
    let receipt = Receipt(
      origin: origin, closedAt: closedAt, destroyedAt: erased == nil ? nil : destroyedAt,
      sweptBy: Retention.closedAccountSweepMost.end(from: closedAt), policy: PolicyVersion.current.name,
      keys: erased?.keys ?? 0, files: erased?.objects ?? 0, held: erased?.held ?? 0, lines: lines)
    let signature = try signer.sign(Array(receipt.text.utf8))
    return receipt.text + Receipt.signaturePrefix + Digest.hex(signature) + "\n"
  }

  /// What a pasted receipt says, once it is known to be of this instance and untouched. Throws
  /// `receipt-unreadable` when there is none in the text and `receipt-forged` when its signature is not ours.
  public func check(_ pasted: String) throws -> Receipt {
    try Self.check(pasted, publicKey: signer.publicKey())
  }

  /// The same with a public key that came by another way, 32 bytes.
  public static func check(_ pasted: String, publicKey: [UInt8]) throws -> Receipt {
    guard pasted.utf8.count <= Limits.receiptBytesMax, let (text, signature) = Receipt.signedPart(of: pasted) else {
      throw DomainError(.invalid, "receipt-unreadable", "There is no receipt in this text: paste all of its lines.")
    }
    guard Signer.isValid(signature, of: Array(text.utf8), publicKey: publicKey), let receipt = Receipt(text: text)
    else {
      throw DomainError(.invalid, "receipt-forged", "This receipt was not written here, or was changed afterwards.")
    }
    return receipt
  }

  /// The public key in the form that other programs read (PEM).
  public func publicKey() throws -> String { try signer.publicKeyText() }
}

extension Retention {
  /// The class under which people know what this rule keeps.
  var dataClass: DataClass {
    switch self {
    case .upload: .uploads
    case .generated: .works
    case .chat: .chats
    case .draft: .drafts
    case .takeout: .takeouts
    case .request: .requests
    case .transaction: .transactions
    case .addressHash: .addressHashes
    case .departure: .departures
    case .log, .job, .signal, .repeatedRequest: .logs
    default: .account
    }
  }
}
