public import Core
import Policy

/// What a payment service confirmed (§2.1.5): never a card, an e-mail, a name or an address. Every text is a code, so
/// that nothing about a person fits in (D10).
public struct Payment: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case payment, refund
  }

  /// In the currency's smallest unit.
  public var amount: Int64
  /// ISO 4217, three capital letters.
  public var currency: String
  public var product: String
  public var orderID: String
  /// The payment service's short name and its own id of this transaction.
  public var provider: String
  public var providerID: String
  public var paidAt: Instant

  public init(
    amount: Int64, currency: String, product: String, orderID: String, provider: String, providerID: String,
    paidAt: Instant
  ) {
    self.amount = amount
    self.currency = currency
    self.product = product
    self.orderID = orderID
    self.provider = provider
    self.providerID = providerID
    self.paidAt = paidAt
  }

  /// Throws `payment-form`.
  func check() throws(DomainError) {
    let letters = UInt8(ascii: "A")...UInt8(ascii: "Z")
    let isCurrency = currency.utf8.count == 3 && currency.utf8.allSatisfy(letters.contains)
    guard (1...Limits.paymentAmountMax).contains(amount), isCurrency,
      [product, orderID, provider, providerID].allSatisfy(Self.isCode)
    else {
      throw DomainError(.invalid, "payment-form", "A payment holds an amount, a currency and codes, nothing else.")
    }
  }

  private static func isCode(_ text: String) -> Bool {
    (1...Limits.paymentCodeBytesMax).contains(text.utf8.count)
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
          true
        default: false
        }
      }
  }
}

/// What joins the payments of one account to each other, and to nobody: 128 random bits as hexadecimal digits. While
/// the account lives, its key opens whose it is; an order carries it along, so that a payment which comes after the
/// account's end can still be booked and refunded (D44).
public struct PayerToken: Sendable, Hashable {
  public let text: String

  init(text: String) {
    self.text = text
  }

  /// As an order carries it. Throws `payer-unknown`.
  public init(order text: String) throws(DomainError) {
    let isHex = text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"): true
      default: false
      }
    }
    guard text.utf8.count == 2 * Limits.receiptCodeBytes, isHex else {
      throw DomainError(.invalid, "payer-unknown", "This order names no payer.")
    }
    self.text = text
  }
}

/// The code on a receipt, for the person alone: it finds the payment without an account (D10). What is stored is a
/// keyed hash of it.
public struct ReceiptCode: Sendable, Hashable, CustomStringConvertible {
  public let text: String

  init(_ bytes: [UInt8]) {
    text = Self.grouped(bytes.prefix(Limits.receiptCodeBytes).map { ($0 >> 4, $0 & 0xf) }.flatMap { [$0.0, $0.1] })
  }

  /// As somebody types it: groups, spaces and capitals do not matter. Throws `receipt-unknown`.
  public init(typed: String) throws(DomainError) {
    let digits = typed.lowercased().compactMap(\.hexDigitValue).map { UInt8($0) }
    let others = typed.contains { !$0.isHexDigit && $0 != "-" && !$0.isWhitespace }
    guard !others, digits.count == 2 * Limits.receiptCodeBytes else { throw Self.unknown }
    text = Self.grouped(digits)
  }

  /// Says nothing: a code that reaches a log line by mistake is still a secret.
  public var description: String { "ReceiptCode(hidden)" }

  private static func grouped(_ digits: [UInt8]) -> String {
    let letters = Array("0123456789abcdef")
    return stride(from: 0, to: digits.count, by: 4).map { start in
      String(digits[start..<min(start + 4, digits.count)].map { letters[Int($0)] })
    }.joined(separator: "-")
  }

  static let unknown = DomainError(.notFound, "receipt-unknown", "No payment has this receipt code.")
}

/// A payment or refund as it is kept.
public struct BookedTransaction: Sendable, Hashable, Identifiable {
  public var id: Identifier
  public var kind: Payment.Kind
  public var payment: Payment
  public var bookedAt: Instant
  /// When it is purged: the close of its fiscal year + 5 years (§5.7, D10b).
  public var until: Instant
}
