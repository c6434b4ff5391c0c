import Core

/// The mail that announces a material change of the policy (§15, D36).
extension AccountMail {
  static func englishPolicyChange(from day: Instant, _ site: MailSite) -> Words {
    Words(
      "Our privacy policy changes",
      """
      On \(MailDate.on(day, in: .english)) (UTC) another version of our privacy policy comes into force. It changes \
      something that matters: a period, a recipient, a purpose or a country.
      """,
      "What changes, value by value:", site.policyChanges,
      """
      Until then the version in force goes on. If you do not agree with the new one, you can save what is yours and \
      delete your account before that day, in the settings:
      """, site.settings)
  }

  static func russianPolicyChange(from day: Instant, _ site: MailSite) -> Words {
    Words(
      "Меняется политика конфиденциальности",
      """
      С \(MailDate.on(day, in: .russian)) (по UTC) действует новая версия нашей политики конфиденциальности. Меняется \
      нечто существенное: срок, получатель, цель или страна.
      """,
      "Что именно меняется, значение за значением:", site.policyChanges,
      """
      До того дня действует прежняя версия. Если новая вам не подходит, можно сохранить своё и до этого дня удалить \
      аккаунт в настройках:
      """, site.settings)
  }

  static func kazakhPolicyChange(from day: Instant, _ site: MailSite) -> Words {
    Words(
      "Құпиялық саясатымыз өзгереді",
      """
      Құпиялық саясатымыздың жаңа нұсқасы \(MailDate.on(day, in: .kazakh)) (UTC бойынша) күшіне енеді. Елеулі нәрсе \
      өзгереді: мерзім, алушы, мақсат немесе ел.
      """,
      "Нақты не өзгеретіні, мәні бойынша:", site.policyChanges,
      """
      Оған дейін қазіргі нұсқа күшінде. Жаңасы ұнамаса, өзіңіздікін сақтап алып, сол күнге дейін аккаунтты \
      баптауларда жоюға болады:
      """, site.settings)
  }
}
