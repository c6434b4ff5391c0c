public import Core
import Persistence

extension Accounts {
  /// Sends notices that are owed and answers those that it sent: what was told before is not told again, and what is
  /// not true any more (somebody came, Prime runs again, the account is closed) is not told at all. Notices of one kind,
  /// day and person share one mail, in the person's language.
  public func send(_ notices: [Notice]) async throws -> [Notice] {
    var sent: [Notice] = []
    for letter in Self.letters(notices) {
      do {
        sent += try await sendLetter(letter)
      } catch let error as DomainError where [.notFound, .gone, .tooMany].contains(error.kind) {
        // Closed meanwhile, so that there is nobody to tell; or to be told later.
        continue
      }
    }
    return sent
  }

  private struct Letter: Hashable {
    var account: Identifier
    var kind: Notice.Kind
    var days: Int
    var due: Instant
  }

  /// In the order in which they were given.
  private static func letters(_ notices: [Notice]) -> [[Notice]] {
    var order: [Letter] = []
    var letters: [Letter: [Notice]] = [:]
    for notice in notices {
      let letter = Letter(account: notice.account, kind: notice.kind, days: notice.days, due: notice.due)
      if letters[letter] == nil { order.append(letter) }
      letters[letter, default: []].append(notice)
    }
    return order.compactMap { letters[$0] }
  }

  private func sendLetter(_ letter: [Notice]) async throws -> [Notice] {
    guard let first = letter.first else { return [] }
    let (row, seal) = try await opened(first.account)
    let mail = try waitingMail(.notice, to: row, seal)
    let ids = letter.map { _ in world.identifier() }
    let now = world.now
    return try await database.write { transaction in
      guard try isTrue(first, at: now, in: transaction) else { return [] }
      var new: [Notice] = []
      for (id, notice) in zip(ids, letter) {
        let inserted = try transaction.run(
          """
          INSERT INTO notices (id, account, kind, subject, days, due_at, mail, sent_at)
          VALUES (\(id), \(notice.account), \(notice.kind.rawValue), \(notice.work ?? notice.account), \(notice.days),
            \(notice.due), \(mail.id), \(now))
          ON CONFLICT (account, kind, subject, days, due_at) DO NOTHING
          """)
        if inserted == 1 { new.append(notice) }
      }
      // Each is owed, so only where nobody has confirmed the address it may wait, for the next run.
      if !new.isEmpty, let wait = try post(mail, at: now, in: transaction) { throw AccountFault.tooManyMails(wait) }
      return new
    }
  }

  private func isTrue(_ notice: Notice, at now: Instant, in transaction: any Transaction) throws -> Bool {
    guard let row = try StoredAccount.find(notice.account, in: transaction, at: now) else { return false }
    switch notice.kind {
    case .inactivity: return try row.closesAt(in: transaction) == notice.due
    case .primeEnded, .removal, .reminder:
      return try StoredPrime.running(of: notice.account, at: now, in: transaction).isEmpty
    }
  }

  /// What a waiting mail tells, counted; nil when it is not true any more.
  func noticeMail(_ mail: Identifier) async throws -> AccountMail? {
    let now = world.now
    return try await database.read { transaction in
      let rows = try transaction.rows(
        "SELECT kind, account, days, due_at FROM notices WHERE mail = \(mail) ORDER BY id")
      guard let row = rows.first, let kind = Notice.Kind(rawValue: try row.text(0)) else { return nil }
      let notice = Notice(kind, account: try row.identifier(1), days: try row.int(2), due: try row.instant(3))
      guard now < notice.due, try isTrue(notice, at: now, in: transaction) else { return nil }
      return switch kind {
      case .inactivity: .inactivity(days: notice.days, end: notice.due)
      case .primeEnded: .primeEnded(works: rows.count, end: notice.due)
      case .removal: .removal(works: rows.count, days: notice.days, end: notice.due)
      case .reminder: .reminder(works: rows.count, end: notice.due)
      }
    }
  }
}
