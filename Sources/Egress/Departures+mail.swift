public import Core

extension Departures {
  /// The same mailer, whose mails leave through the ledger: to a server that the register declares for them, or to one
  /// of this machine, which is noted too (§7.1, D16).
  ///
  /// - Parameter host: the server that the mailer hands its mails to.
  public func mailer(_ mailer: Mailer, to host: String) -> Mailer {
    Mailer { mail in
      let size = mail.subject.utf8.count + mail.text.utf8.count
      let wish = Departure.Wish(.mail(bytes: size), of: mail.account, purpose: mail.kind, to: host)
      try await send(wish) { _ in try await mailer.send(mail) }
    }
  }
}
