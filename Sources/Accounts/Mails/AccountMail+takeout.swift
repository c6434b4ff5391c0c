import Core
import Policy

extension AccountMail {
  /// The copy of a person's data is ready (§9.1, D31). The mail holds no secret: the page asks for signing in.
  static func takeout(_ language: Language, _ site: MailSite) -> Words {
    let time = Retention.takeout.keep.map { MailSpan.words($0, in: language) } ?? ""
    return switch language {
    case .english:
      Words(
        "The copy of your data is ready",
        "You have asked us for a copy of everything that is yours here. You can save it now:", site.takeout,
        "It stays there for \(time) and is then deleted. Signing in is enough to get it; nobody else sees it.",
        "If it was not you, sign in, delete the copy on that page and choose a new password:", site.recovery)
    case .russian:
      Words(
        "Копия ваших данных готова",
        "Вы просили копию всего, что здесь ваше. Её уже можно сохранить:", site.takeout,
        "Срок её хранения: \(time), потом она удаляется. Чтобы получить её, достаточно войти; больше её никто не видит.",
        "Если просили не вы, войдите, удалите копию на той же странице и смените пароль:", site.recovery)
    case .kazakh:
      Words(
        "Деректеріңіздің көшірмесі дайын",
        "Сіз осындағы өзіңізге тиесілі дүниенің бәрінің көшірмесін сұраған едіңіз. Енді оны сақтап алуға болады:",
        site.takeout,
        "Сақталу мерзімі: \(time), содан кейін ол жойылады. Алу үшін кіру жеткілікті; оны басқа ешкім көрмейді.",
        "Сұраған сіз болмасаңыз, кіріп, сол беттен көшірмені жойыңыз да, жаңа құпиясөз таңдаңыз:", site.recovery)
    }
  }
}
