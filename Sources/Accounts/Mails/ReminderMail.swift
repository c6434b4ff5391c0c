import Core

/// The one mail that is not owed: a reminder before works go, to whoever has agreed to it (D5b, D30).
extension AccountMail {
  static func englishReminder(works: Int, end: Instant, _ site: MailSite) -> Words {
    let what =
      works == 1
      ? "one of your works leaves your library, since its time is over"
      : "\(works) of your works leave your library, since their time is over"
    return Words(
      works == 1 ? "A reminder about one of your works" : "A reminder about \(works) of your works",
      """
      You asked to be reminded: on \(MailDate.on(end, in: .english)) (UTC) \(what).
      """,
      "Save what you would like to keep; it costs nothing:", site.works,
      "After that day they lie in the trash for \(trash(.english)). Reminders can be turned off at any time:",
      site.choices)
  }

  static func russianReminder(works: Int, end: Instant, _ site: MailSite) -> Words {
    let what = works == 1 ? "ваша работа уйдёт" : "ваши работы (всего \(works)) уйдут"
    return Words(
      works == 1 ? "Напоминание о вашей работе" : "Напоминание о ваших работах (\(works))",
      """
      Вы просили напомнить: \(MailDate.on(end, in: .russian)) (по UTC) \(what) из библиотеки, потому что срок хранения \
      закончится.
      """,
      "Сохраните то, что хотите оставить себе, это бесплатно:", site.works,
      "После этого дня в корзине ещё \(trash(.russian)) на раздумья. Напоминания можно отключить в любой момент:",
      site.choices)
  }

  static func kazakhReminder(works: Int, end: Instant, _ site: MailSite) -> Words {
    Words(
      "\(works) туындыңыз туралы еске салу",
      """
      Еске салуды сұраған едіңіз: \(works) туындыңыз \(MailDate.on(end, in: .kazakh)) (UTC бойынша) кітапханадан кетеді, \
      өйткені сақтау мерзімі бітеді.
      """,
      "Керегін сақтап алыңыз, бұл тегін:", site.works,
      "Сол күннен кейін себетте тағы \(trash(.kazakh)) жатады. Еске салуды кез келген уақытта өшіруге болады:",
      site.choices)
  }
}
