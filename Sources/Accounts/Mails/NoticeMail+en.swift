import Core
import Policy

extension AccountMail {
  static func englishInactivity(days: Int, end: Instant, _ site: MailSite) -> Words {
    Words(
      days == 1 ? "Your account ends tomorrow" : "Your account ends in \(days) days",
      """
      You have not visited us for a long time. An account that nobody uses for a year is deleted with everything in it, \
      and yours would go on \(MailDate.on(end, in: .english)) (UTC).
      """,
      "If you would like to keep it, simply sign in once before that day, and the year begins anew:", site.signIn,
      "If you no longer need it, there is nothing to do. What has been deleted cannot be brought back.")
  }

  static func englishPrimeEnded(works: Int, end: Instant, _ site: MailSite) -> Words {
    let what = works == 1 ? "One of your works that it kept stays" : "\(works) of your works that it kept stay"
    return Words(
      "Your Prime has ended",
      "Thank you for the time with Prime. \(what) here until \(MailDate.on(end, in: .english)) (UTC).",
      "Until then you can listen, download and give them away as always. Saving them costs nothing:", site.works,
      "Prime taken before that day keeps them for longer. We will remind you before they go.")
  }

  static func englishRemoval(works: Int, days: Int, end: Instant, _ site: MailSite) -> Words {
    let what = works == 1 ? "One work" : "\(works) works"
    let when = days == 1 ? "tomorrow" : "in \(days) days"
    return Words(
      works == 1 ? "One of your works goes \(when)" : "\(works) of your works go \(when)",
      """
      \(what) that Prime once kept will be removed on \(MailDate.on(end, in: .english)) (UTC), since your Prime \
      has ended.
      """,
      "Save what you would like to keep; it costs nothing:", site.works,
      "Prime taken before that day keeps them for longer. After it they lie in the trash for \(trash(.english)).")
  }

  static func trash(_ language: Language) -> String {
    Retention.generated.trash.map { MailSpan.words($0, in: language) } ?? ""
  }
}
