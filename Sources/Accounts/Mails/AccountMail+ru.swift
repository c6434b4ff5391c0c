import Core
import Policy

extension AccountMail {
  func russian(_ site: MailSite) -> Words {
    func span(_ period: Period) -> String { MailSpan.words(period, in: .russian) }
    return switch self {
    case .verification(let link):
      Words(
        "Подтвердите адрес",
        "Рады, что вы с нами. Откройте ссылку, чтобы подтвердить, что это ваш адрес:", link,
        """
        Ссылка сработает один раз и действует \(span(Limits.verificationLink)). С подтверждённым адресом вы всегда \
        сможете сменить забытый пароль.
        """,
        "Если вы не регистрировались, ничего делать не нужно: без этой ссылки адрес останется неподтверждённым.")
    case .alreadyRegistered:
      Words(
        "У вас уже есть аккаунт",
        "Кто-то только что указал у нас этот адрес. Если это были вы, то аккаунт у вас уже есть. Входите как обычно:",
        site.signIn, "Если пароль забылся, выберите новый:", site.recovery,
        """
        Если это были не вы, ничего делать не нужно. С вашим аккаунтом ничего не случилось, и о нём никто \
        ничего не узнал.
        """
      )
    case .recovery(let choices):
      Words(
        "Новый пароль",
        "Для этого адреса попросили новый пароль. Выбрать его можно здесь:", Self.list(choices),
        "Ссылка сработает один раз и действует \(span(Limits.recoveryLink)).",
        "Если вы об этом не просили, просто не открывайте ссылку: пароль останется прежним.")
    case .failures: Self.russianFailures(site)
    case .passwordChanged:
      Words(
        "Пароль изменён",
        "У вашего аккаунта новый пароль, а на всех остальных устройствах выполнен выход.",
        "Если это были вы, всё в порядке. Если нет, сразу выберите другой пароль:", site.recovery)
    case .emailConfirm(let link):
      Words(
        "Подтвердите новый адрес",
        "Вы хотите привязать этот адрес к своему аккаунту. Откройте ссылку, чтобы подтвердить его:", link,
        "Ссылка сработает один раз и действует \(span(Limits.emailChangeLink)). До этого остаётся прежний адрес.",
        "Если вы ничего об этом не знаете, делать ничего не нужно: без ссылки ничего не изменится.")
    case .emailAsked:
      Words(
        "Адрес вашего аккаунта скоро изменится",
        """
        Кто-то, кто знает ваш пароль, хочет привязать к аккаунту другой адрес. Он изменится, когда откроют ссылку из \
        письма на новый адрес.
        """,
        "Если это вы, всё в порядке. Если нет, выберите новый пароль сейчас, и смена адреса отменится:",
        site.recovery)
    case .emailChanged:
      Words(
        "Адрес вашего аккаунта изменён",
        "Теперь у вашего аккаунта другой адрес. Это последнее письмо о нём, которое приходит сюда.",
        "Если это сделали не вы, напишите нам. Как с нами связаться, сказано здесь:", site.policy)
    case .receipt(let text): Self.receipt(text, .russian, site)
    case .child(let receipt, let contact): Self.child(receipt, contact: contact, .russian, site)
    case .deletion(let link): Self.russianDeletion(link, site)
    case .takeout: Self.takeout(.russian, site)
    case .inactivity(let days, let end): Self.russianInactivity(days: days, end: end, site)
    case .primeEnded(let works, let end): Self.russianPrimeEnded(works: works, end: end, site)
    case .removal(let works, let days, let end): Self.russianRemoval(works: works, days: days, end: end, site)
    case .reminder(let works, let end): Self.russianReminder(works: works, end: end, site)
    case .policyChange(let day): Self.russianPolicyChange(from: day, site)
    }
  }

  private static func russianFailures(_ site: MailSite) -> Words {
    Words(
      "Кто-то пытается войти в ваш аккаунт",
      """
      К вашему аккаунту \(MailSpan.russianTimes(Limits.signInFailuresFree)) ввели неверный пароль. Войти никому не \
      удалось, и каждой следующей попытки приходится ждать всё дольше.
      """,
      "Если это были вы, новый пароль выбирается за минуту:", site.recovery,
      "Если не вы, беспокоиться не о чем, пока ваш пароль длинный и нигде больше не используется.")
  }

  private static func russianDeletion(_ link: String, _ site: MailSite) -> Words {
    let time = MailSpan.words(Retention.deletionLink, in: .russian)
    return Words(
      "Удалить аккаунт?",
      "Вы попросили удалить аккаунт. Если не передумали, откройте ссылку:", link,
      """
      Она сработает один раз и действует \(time). Вместе с аккаунтом исчезнут все песни, все \
      слова и все баллы энергии, и вернуть их будет нельзя. Сначала сохраните то, что хотите оставить себе.
      """,
      "Если передумали, просто ничего не делайте. Если просили не вы, выберите новый пароль:", site.recovery)
  }
}
