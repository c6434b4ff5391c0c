import Core

/// Everything that is said of the third-party counter where an operator has turned it on (§11, D15).
struct AnalyticsStrings: Sendable {
  let question: String
  let explanation: String
  let more: String
  let allow: String
  let refuse: String
  let yourAnswer: String
  let allowed: String
  let refused: String
  let unanswered: String
  let refusedByBrowser: String
  let cookiesChoice: String
  /// In the register.
  let purpose: String
  let retention: String
  let sees: String
  /// On the first page, in the place of "nobody counts you".
  let landing: LandingStrings.Point

  static func of(_ language: Language) -> AnalyticsStrings {
    switch language {
    case .english: english
    case .russian: russian
    case .kazakh: kazakh
    }
  }
}

extension Strings {
  var analytics: AnalyticsStrings { .of(language) }
}

extension AnalyticsStrings {
  private static let english = AnalyticsStrings(
    question: "May Yandex.Metrika count this visit?",
    explanation:
      """
      Only on public pages and in its minimal mode; it sets cookies of its own. If you say no, nothing gets worse.
      """,
    more: "What it is and which cookies", allow: "Yes, it may", refuse: "No, it may not",
    yourAnswer: "Your answer about Yandex.Metrika", allowed: "You have allowed it in this browser.",
    refused: "You have refused it in this browser.",
    unanswered: "You have not answered in this browser; until then it does not run.",
    refusedByBrowser: "Your browser refuses everything optional (Global Privacy Control), so it does not run.",
    cookiesChoice:
      "Cookies of the counter are set only after you have allowed it; a refusal takes them away from this site.",
    purpose: "Counting visits to public pages", retention: "as the counter's terms of use say",
    sees: "that a public page was opened: its address and title, the browser and its network address",
    landing: .init(
      title: "You are counted only if you say so:",
      text: "No adverts. Yandex.Metrika counts public pages of those who allowed it; before that there are no cookies.")
  )

  private static let russian = AnalyticsStrings(
    question: "Можно ли Яндекс.Метрике посчитать это посещение?",
    explanation:
      """
      Только на общих страницах и в минимальном режиме; она ставит собственные куки. Если ответить «нет», хуже ничего \
      не станет.
      """,
    more: "Что это и какие куки", allow: "Да, можно", refuse: "Нет, нельзя",
    yourAnswer: "Ваш ответ о Яндекс.Метрике", allowed: "В этом браузере вы её разрешили.",
    refused: "В этом браузере вы от неё отказались.",
    unanswered: "В этом браузере вы ещё не ответили; до ответа она не работает.",
    refusedByBrowser: "Ваш браузер отказывается от всего необязательного (Global Privacy Control), и она не работает.",
    cookiesChoice: "Куки счётчика ставятся только после вашего разрешения; отказ убирает их с этого сайта.",
    purpose: "Подсчёт посещений общих страниц", retention: "как сказано в условиях счётчика",
    sees: "что открыта общая страница: её адрес и название, браузер и его сетевой адрес",
    landing: .init(
      title: "Считают вас, только если вы согласны:",
      text: "Рекламы нет. Яндекс.Метрика считает общие страницы у тех, кто разрешил; до этого нет и куки."))

  private static let kazakh = AnalyticsStrings(
    question: "Яндекс.Метрика бұл келуді санауына бола ма?",
    explanation:
      """
      Тек жалпы беттерде және ең аз режимде; ол өз cookie файлдарын қояды. «Жоқ» десеңіз, ештеңе нашарламайды.
      """,
    more: "Бұл не және қандай cookie", allow: "Иә, болады", refuse: "Жоқ, болмайды",
    yourAnswer: "Яндекс.Метрика туралы жауабыңыз", allowed: "Осы браузерде рұқсат бердіңіз.",
    refused: "Осы браузерде бас тарттыңыз.",
    unanswered: "Осы браузерде әлі жауап бермедіңіз; оған дейін ол жұмыс істемейді.",
    refusedByBrowser:
      "Браузеріңіз міндетті емес нәрсенің бәрінен бас тартады (Global Privacy Control), сондықтан ол жұмыс істемейді.",
    cookiesChoice:
      "Есептегіштің cookie файлдары тек рұқсат бергеннен кейін қойылады; бас тартсаңыз, осы сайттан алынады.",
    purpose: "Жалпы беттерге келуді санау", retention: "есептегіштің шарттарында айтылғандай",
    sees: "жалпы беттің ашылғаны: оның мекенжайы мен аты, браузер және оның желілік мекенжайы",
    landing: .init(
      title: "Сізді рұқсатыңызсыз ешкім санамайды:",
      text: "Жарнама жоқ. Яндекс.Метрика рұқсат бергендердің жалпы беттерін ғана санайды; оған дейін cookie де жоқ."))
}
