import Core
import Policy

extension AccountMail {
  static func kazakhInactivity(days: Int, end: Instant, _ site: MailSite) -> Words {
    Words(
      days == 1 ? "Аккаунтыңыз ертең жойылады" : "Аккаунтыңыз \(days) күннен кейін жойылады",
      """
      Бізге көптен бері кірмепсіз. Бір жыл бойы ешкім пайдаланбаған аккаунт ішіндегісімен бірге жойылады. \
      Сіздікі \(MailDate.on(end, in: .kazakh)) (UTC бойынша) жойылады.
      """,
      "Сақтап қалғыңыз келсе, сол күнге дейін бір рет кірсеңіз болды, жыл қайтадан басталады:", site.signIn,
      "Аккаунт енді керек болмаса, ештеңе істемей-ақ қойыңыз. Жойылғанды қайтару мүмкін емес.")
  }

  static func kazakhPrimeEnded(works: Int, end: Instant, _ site: MailSite) -> Words {
    Words(
      "Prime мерзіміңіз аяқталды",
      """
      Prime-мен бірге болғаныңызға рақмет. Ол сақтап келген \(works) туындыңыз енді \
      \(MailDate.on(end, in: .kazakh)) (UTC бойынша) өшіріледі.
      """,
      "Оған дейін бәрін бұрынғыдай тыңдап, жүктеп, сыйға тарта аласыз. Өзіңізге сақтап алу тегін:", site.works,
      "Сол күнге дейін Prime алсаңыз, туындылар ұзағырақ сақталады. Өшірер алдында тағы ескертеміз.")
  }

  static func kazakhRemoval(works: Int, days: Int, end: Instant, _ site: MailSite) -> Words {
    let when = days == 1 ? "ертең" : "\(days) күннен кейін"
    return Words(
      "\(works) туындыңыз \(when) өшіріледі",
      """
      Prime мерзіміңіз аяқталған еді. Ол сақтап келген \(works) туындыңыз \
      \(MailDate.on(end, in: .kazakh)) (UTC бойынша) өшіріледі.
      """,
      "Керегін сақтап алыңыз, бұл тегін:", site.works,
      "Сол күнге дейін Prime алсаңыз, олар ұзағырақ сақталады. Одан кейін себетте тағы \(trash(.kazakh)) жатады.")
  }
}
