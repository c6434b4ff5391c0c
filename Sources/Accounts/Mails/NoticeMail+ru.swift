import Core
import Policy

extension AccountMail {
  static func russianInactivity(days: Int, end: Instant, _ site: MailSite) -> Words {
    Words(
      days == 1
        ? "Завтра ваш аккаунт будет удалён"
        : "Ваш аккаунт будет удалён через \(MailSpan.words(.days(days), in: .russian))",
      """
      Вы давно к нам не заходили. Аккаунт, которым не пользуются целый год, удаляется вместе со всем, что в нём есть. \
      Для вашего это \(MailDate.on(end, in: .russian)) (по UTC).
      """,
      "Чтобы сохранить его, просто войдите хотя бы раз до этого дня, и год начнётся заново:", site.signIn,
      "Если аккаунт больше не нужен, делать ничего не надо. Вернуть удалённое будет нельзя.")
  }

  static func russianPrimeEnded(works: Int, end: Instant, _ site: MailSite) -> Words {
    let what =
      works == 1
      ? "Ваша работа, которая хранилась благодаря ему, останется"
      : "Ваши работы, которые хранились благодаря ему (всего \(works)), останутся"
    return Words(
      "Ваш Prime закончился",
      "Спасибо, что были с Prime. \(what) у нас до \(MailDate.on(end, in: .russian)) (по UTC).",
      "До тех пор всё можно слушать, скачивать и дарить как раньше. Сохранить работы у себя можно бесплатно:",
      site.works, "Если взять Prime до этого дня, они останутся дольше. Перед удалением мы ещё напомним.")
  }

  static func russianRemoval(works: Int, days: Int, end: Instant, _ site: MailSite) -> Words {
    let when = days == 1 ? "завтра" : "через \(MailSpan.words(.days(days), in: .russian))"
    let what =
      works == 1
      ? "работа, которая хранилась благодаря ему, будет удалена"
      : "работы, которые хранились благодаря ему (всего \(works)), будут удалены"
    return Words(
      works == 1 ? "Одна ваша работа будет удалена \(when)" : "Ваши работы (\(works)) будут удалены \(when)",
      "Ваш Prime закончился, поэтому \(what) \(MailDate.on(end, in: .russian)) (по UTC).",
      "Сохраните то, что хотите оставить себе, это бесплатно:", site.works,
      "Если взять Prime до этого дня, удаления не будет. А после него в корзине ещё \(trash(.russian)) на раздумья.")
  }
}
