import Core
import Energy
import Persistence
import Policy
import Privacy
import TestSupport
import Testing
import Vault

/// §2.1.5, §5.7, §10, D10, D10b, D44 on every engine.
@Suite struct PaymentTests {
  private func payment(_ id: String = "pay_1", at paidAt: Instant, amount: Int64 = 4_990) -> Payment {
    Payment(
      amount: amount, currency: "KZT", product: "prime-1", orderID: "order-\(id)", provider: "bank", providerID: id,
      paidAt: paidAt)
  }

  @Test(arguments: Engine.allCases)
  func itsOwnerSeesItWhileTheAccountLives(_ engine: Engine) async throws {
    try await TracesHouse.with(engine) { house in
      let paid = payment(at: house.clock.now)
      let booked = try await house.transactions.record(paid, by: house.ada)
      let second = payment("pay_2", at: house.clock.now.adding(microseconds: 1))
      _ = try await house.transactions.record(second, by: house.ada)
      _ = try await house.transactions.record(payment("pay_3", at: house.clock.now), by: house.ben)
      let mine = try await house.transactions.transactions(of: house.ada)
      #expect(mine.map(\.payment) == [second, paid])
      #expect(try mine.allSatisfy { try $0.until == .utc(2033, 1, 1) })
      #expect(try await house.transactions.find(booked.receipt).map(\.id) == [booked.transaction])
    }
  }

  /// The same confirmation twice is one payment with one receipt; another under its id is refused.
  @Test(arguments: Engine.allCases)
  func aRepeatedConfirmationIsBookedOnce(_ engine: Engine) async throws {
    try await TracesHouse.with(engine) { house in
      let first = try await house.transactions.record(payment(at: house.clock.now), by: house.ada)
      house.clock.pass(.hours(1))
      let again = try await house.transactions.record(payment(at: house.clock.now), by: house.ada)
      #expect(first == again)
      let other = payment(at: house.clock.now, amount: 1)
      #expect(await code { try await house.transactions.record(other, by: house.ada) } == "payment-differs")
      let theirs = payment(at: house.clock.now)
      #expect(await code { try await house.transactions.record(theirs, by: house.ben) } == "payment-differs")
      #expect(try await house.count("SELECT count(*) FROM transactions") == 1)
    }
  }

  @Test(arguments: Engine.allCases)
  func aRefundHangsOnItsReceipt(_ engine: Engine) async throws {
    try await TracesHouse.with(engine) { house in
      let transactions = house.transactions
      let booked = try await transactions.record(payment(at: house.clock.now), by: house.ada)
      func refund(_ amount: Int64, _ id: String) async throws {
        let now = house.clock.now
        try await house.data.write { transaction in
          _ = try transactions.refund(amount, of: booked.transaction, providerID: id, at: now, in: transaction)
        }
      }
      try await refund(4_000, "back_1")
      try await refund(4_000, "back_1")
      house.clock.pass(.hours(1))
      #expect(await code { try await refund(991, "back_2") } == "refund-too-large")
      try await refund(990, "back_2")
      let found = try await transactions.find(booked.receipt)
      #expect(found.map(\.kind) == [.payment, .refund, .refund])
      #expect(found.map(\.payment.amount) == [4_990, 4_000, 990])
      #expect(try await transactions.transactions(of: house.ada).count == 3)
    }
  }

  /// Five years from the close of the fiscal year, and not an instant longer; on the read paths too (D45).
  @Test(arguments: Engine.allCases)
  func itEndsFiveYearsAfterTheCloseOfItsYear(_ engine: Engine) async throws {
    try await TracesHouse.with(engine, at: CivilDate(year: 2027, month: 1, day: 1)) { house in
      let first = try await house.transactions.record(payment(at: house.clock.now), by: house.ada)
      house.clock.pass(to: try .utc(2028, 1, 1).instantBefore)
      let last = try await house.transactions.record(payment("pay_2", at: house.clock.now), by: house.ada)
      house.clock.pass(to: try .utc(2028, 1, 1))
      let next = try await house.transactions.record(payment("pay_3", at: house.clock.now), by: house.ada)
      let due = try Instant.utc(2033, 1, 1)
      house.clock.pass(to: due.instantBefore)
      #expect(try await house.transactions.transactions(of: house.ada).count == 3)
      #expect(try await house.sweep() == [:])
      house.clock.pass(to: due)
      #expect(try await house.transactions.transactions(of: house.ada).map(\.id) == [next.transaction])
      for code in [first.receipt, last.receipt] {
        await #expect(throws: DomainError.self) { try await house.transactions.find(code) }
      }
      #expect(try await house.sweep() == ["transactions": 2])
      house.clock.pass(to: try .utc(2034, 1, 1).instantBefore)
      #expect(try await house.sweep() == [:])
      house.clock.pass(to: try .utc(2034, 1, 1))
      #expect(try await house.sweep() == ["transactions": 1])
    }
  }

  /// D10b: books that begin in April are closed at the end of March.
  @Test(arguments: Engine.allCases)
  func theFiscalYearMayBeginInApril(_ engine: Engine) async throws {
    let april = try #require(FiscalYear(firstMonth: 4))
    try await TracesHouse.with(engine, at: CivilDate(year: 2027, month: 3, day: 31), fiscalYear: april) { house in
      let march = try await house.transactions.record(payment(at: house.clock.now), by: house.ada)
      house.clock.pass(to: try .utc(2027, 4, 1))
      _ = try await house.transactions.record(payment("pay_2", at: house.clock.now), by: house.ada)
      let until = try await house.transactions.find(march.receipt).map(\.until)
      #expect(try until == [.utc(2032, 4, 1)])
      house.clock.pass(to: try .utc(2032, 4, 1).instantBefore)
      #expect(try await house.sweep() == [:])
      house.clock.pass(to: try .utc(2032, 4, 1))
      #expect(try await house.sweep() == ["transactions": 1])
    }
  }

  /// §10, D10, D44: it outlives the account and joins to nobody; the code that the person holds still finds it, and a
  /// payment that comes late is booked under the token of its order.
  @Test(arguments: Engine.allCases)
  func itOutlivesTheAccountWithoutIdentity(_ engine: Engine) async throws {
    try await TracesHouse.with(engine) { house in
      let transactions = house.transactions
      let booked = try await transactions.record(payment(at: house.clock.now), by: house.ada)
      let order = try await transactions.payer(of: house.ada).text
      try await house.eraser.erase(account: house.ada)
      #expect(try await house.count("SELECT count(*) FROM payer_tokens") == 0)
      #expect(await code { _ = try await transactions.transactions(of: house.ada) } == "key-destroyed")
      #expect(await code { _ = try await transactions.payer(of: house.ada) } == "key-destroyed")
      let typed = try ReceiptCode(typed: booked.receipt.text.uppercased().replacing("-", with: " "))
      #expect(try await transactions.find(typed).map(\.id) == [booked.transaction])

      let late = payment("pay_late", at: house.clock.now)
      let payer = try PayerToken(order: order)
      try await house.data.write { transaction in
        let id = try transactions.record(late, payer: payer, in: transaction).transaction
        try transactions.refund(
          late.amount, of: id, providerID: "back_late", at: late.paidAt, in: transaction)
      }
      #expect(try await house.count("SELECT count(*) FROM transactions") == 3)

      // Nothing in any column is the account's id, and the token itself was never stored readable beside it.
      let columns = try await house.data.columns()["transactions"] ?? []
      #expect(columns.isDisjoint(with: ["account", "email", "username", "address", "hash"]))
      let ada = house.ada
      let rows = try await house.data.read { try $0.rows("SELECT * FROM transactions") }
      #expect(!rows.contains { $0.values.contains(.text(ada.description)) })
    }
  }

  @Test(arguments: Engine.allCases)
  func theTokenLiesSealed(_ engine: Engine) async throws {
    try await TracesHouse.with(engine) { house in
      let token = try await house.transactions.payer(of: house.ada)
      #expect(try await house.transactions.payer(of: house.ada) == token)
      #expect(try await house.transactions.payer(of: house.ben) != token)
      let stored = try await house.data.read { try $0.rows("SELECT token FROM payer_tokens").map { try $0.bytes(0) } }
      #expect(stored.count == 2 && !stored.contains { String(decoding: $0, as: UTF8.self).contains(token.text) })
    }
  }

  /// D10: nothing about a person fits into a payment.
  @Test func aPaymentHoldsCodesOnly() async throws {
    try await TracesHouse.with(.sqlite) { house in
      let good = payment(at: house.clock.now)
      var bad = Array(repeating: good, count: 6)
      bad[0].orderID = "ada@example.org"
      bad[1].product = "Song for Ada"
      bad[2].currency = "kzt"
      bad[3].amount = 0
      bad[4].providerID = String(repeating: "1", count: Limits.paymentCodeBytesMax + 1)
      bad[5].amount = Limits.paymentAmountMax + 1
      for payment in bad {
        #expect(await code { try await house.transactions.record(payment, by: house.ada) } == "payment-form")
      }
      for typed in ["", "1234", String(repeating: "g", count: 32), String(repeating: "1", count: 33)] {
        #expect(await code { _ = try ReceiptCode(typed: typed) } == "receipt-unknown")
      }
      let guess = try ReceiptCode(typed: String(repeating: "1", count: 32))
      #expect(await code { _ = try await house.transactions.find(guess) } == "receipt-unknown")
      #expect("\(guess)" == "ReceiptCode(hidden)")
    }
  }
}
