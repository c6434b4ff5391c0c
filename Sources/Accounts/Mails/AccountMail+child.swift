public import Core

extension Accounts {
  /// The mail to the address of an account that was a child's (§13, D35): it is gone, and what was paid comes back.
  /// Nothing of it is stored here.
  ///
  /// - Parameter contact: where people write to; empty where the operator has not said it.
  public func farewellToChild(
    _ receipt: String, to recipient: String, in language: Language, contact: String
  ) -> OutgoingMail {
    AccountMail.child(receipt: receipt, contact: contact).outgoing(to: recipient, in: language, site)
  }
}

extension AccountMail {
  static func child(_ receipt: String, contact: String, _ language: Language, _ site: MailSite) -> Words {
    let place = contact.isEmpty ? site.policy : contact
    return switch language {
    case .english:
      Words(
        "The account is closed",
        """
        We were told that this account belongs to somebody under 18, and found it to be so. The service is for adults \
        only, so the account and everything in it were deleted at once.
        """,
        "If anything was paid, the money goes back. Please write to us, as a parent or guardian too: \(place)",
        "A receipt says what was destroyed and when; it does not say whose it was:", receipt)
    case .russian:
      Words(
        "Аккаунт закрыт",
        """
        Нам сообщили, что этот аккаунт принадлежит человеку младше 18 лет, и это подтвердилось. Сервис только для \
        взрослых, поэтому аккаунт и всё, что в нём было, сразу удалены.
        """,
        "Если что-то было оплачено, деньги вернутся. Напишите нам, это могут сделать и родители или опекуны: \(place)",
        "В квитанции сказано, что уничтожено и когда; чьё это было, в ней не сказано:", receipt)
    case .kazakh:
      Words(
        "Аккаунт жабылды",
        """
        Бізге бұл аккаунт 18 жасқа толмаған адамдікі деп хабарлады, бұл расталды. Қызмет тек ересектерге арналған, \
        сондықтан аккаунт пен ондағының бәрі бірден жойылды.
        """,
        "Ақша төленген болса, қайтарылады. Бізге жазыңыз, ата-анасы не қамқоршысы жазса да болады: \(place)",
        "Түбіртекте не, қашан жойылғаны айтылған; кімдікі болғаны айтылмаған:", receipt)
    }
  }
}
