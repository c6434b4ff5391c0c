import Core

/// The page of what changed, and the banner that announces it.
struct ChangesStrings: Sendable {
  let title: String
  let lead: String
  /// {date}.
  let bindsFrom: Phrase
  /// {date}.
  let boundFrom: Phrase
  let first: String
  let what: String
  let before: String
  let after: String
  let clause: String
  let material: String
  let yes: String
  let no: String
  let nothing: String
  /// {date}: at the top of every page.
  let banner: Phrase
  let toChanges: String

  static func of(_ language: Language) -> ChangesStrings {
    switch language {
    case .english: english
    case .russian: russian
    case .kazakh: kazakh
    }
  }

  private static let english = ChangesStrings(
    title: "Changes to the policy",
    lead:
      """
      Every version by which this service has acted, and what each one changed. The differences are computed from the \
      values in the program.
      """,
    bindsFrom: "Binds from {date}", boundFrom: "In force since {date}", first: "The first version of this service.",
    what: "What", before: "Before", after: "After", clause: "Clause", material: "Material", yes: "yes", no: "no",
    nothing: "nothing", banner: "Our privacy policy changes on {date}.", toChanges: "See what changes")

  private static let russian = ChangesStrings(
    title: "Изменения политики",
    lead:
      """
      Все версии, по которым работал этот сервис, и что в каждой изменилось. Различия вычислены по значениям в самой \
      программе.
      """,
    bindsFrom: "Действует с {date}", boundFrom: "В силе с {date}", first: "Первая версия этого сервиса.",
    what: "Что", before: "Было", after: "Стало", clause: "Пункт", material: "Существенное", yes: "да", no: "нет",
    nothing: "ничего", banner: "Наша политика конфиденциальности меняется {date}.", toChanges: "Что изменится")

  private static let kazakh = ChangesStrings(
    title: "Саясаттың өзгерістері",
    lead:
      """
      Осы сервис ұстанған нұсқалардың бәрі және әрқайсысында не өзгергені. Айырмашылықтар бағдарламаның өз мәндерінен \
      есептелген.
      """,
    bindsFrom: "Күшіне енетін күні: {date}", boundFrom: "Күшіне енген күні: {date}",
    first: "Осы сервистің алғашқы нұсқасы.",
    what: "Не", before: "Бұрын", after: "Енді", clause: "Тармақ", material: "Елеулі", yes: "иә", no: "жоқ",
    nothing: "ештеңе", banner: "Құпиялық саясатымыз өзгереді: {date}.", toChanges: "Не өзгеретінін көру")
}
