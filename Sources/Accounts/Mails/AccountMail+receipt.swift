import Core

extension AccountMail {
  /// The mail with the receipt of an erasure: the last one to an address that is known to nobody here any more (D3).
  static func receipt(_ text: String, _ language: Language, _ site: MailSite) -> Words {
    switch language {
    case .english:
      Words(
        "Your account is deleted: a receipt",
        """
        What was yours can no longer be read by anybody. Below is a receipt that says what was destroyed and when; it \
        does not say whose it was. We keep neither a copy of it nor your address.
        """,
        text, "Anybody can check it, without an account:", site.receipt,
        "You are welcome back at any time.")
    case .russian:
      Words(
        "Аккаунт удалён: квитанция",
        """
        То, что было вашим, больше никто не прочтёт. Ниже квитанция: что уничтожено и когда; чьё это было, в ней не \
        сказано. Ни её копии, ни вашего адреса у нас не осталось.
        """,
        text, "Проверить её может кто угодно, без аккаунта:", site.receipt,
        "Возвращайтесь, когда захотите.")
    case .kazakh:
      Words(
        "Аккаунтыңыз жойылды: түбіртек",
        """
        Сіздікі болғанды енді ешкім оқи алмайды. Төменде түбіртек: не, қашан жойылғаны жазылған, кімдікі болғаны \
        айтылмаған. Оның көшірмесі де, мекенжайыңыз да бізде қалған жоқ.
        """,
        text, "Оны кез келген адам аккаунтсыз тексере алады:", site.receipt,
        "Қалаған кезіңізде оралыңыз.")
    }
  }
}
