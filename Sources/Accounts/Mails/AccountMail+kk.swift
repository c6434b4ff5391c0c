import Core
import Policy

extension AccountMail {
  func kazakh(_ site: MailSite) -> Words {
    func span(_ period: Period) -> String { MailSpan.words(period, in: .kazakh) }
    return switch self {
    case .verification(let link):
      Words(
        "Поштаңызды растаңыз",
        "Бізге қосылғаныңызға қуаныштымыз. Бұл пошта өзіңіздікі екенін растау үшін мына сілтемені ашыңыз:", link,
        """
        Сілтеме бір рет қана ашылады және \(span(Limits.verificationLink)) бойы жарамды. Поштаңыз расталса, құпиясөзді \
        ұмытып қалсаңыз да, жаңасын оңай таңдайсыз.
        """,
        "Егер тіркелген сіз болмасаңыз, ештеңе істеудің қажеті жоқ: сілтеме ашылмаса, пошта расталмайды.")
    case .alreadyRegistered:
      Words(
        "Сізде аккаунт бар",
        """
        Жаңа ғана біреу бізде осы поштаны көрсетті. Егер бұл сіз болсаңыз, аккаунтыңыз бұрыннан бар екен. Әдеттегідей \
        кіре беріңіз:
        """,
        site.signIn, "Құпиясөзді ұмытып қалсаңыз, жаңасын таңдаңыз:", site.recovery,
        "Егер бұл сіз болмасаңыз, ештеңе істеудің қажеті жоқ. Аккаунтыңыз орнында, ол туралы ешкім ештеңе білген жоқ.")
    case .recovery(let choices):
      Words(
        "Жаңа құпиясөз таңдаңыз",
        "Осы поштаға жаңа құпиясөз сұралды. Оны мына жерде таңдай аласыз:", Self.list(choices),
        "Сілтеме бір рет қана ашылады және \(span(Limits.recoveryLink)) бойы жарамды.",
        "Егер сұраған сіз болмасаңыз, сілтемені ашпай-ақ қойыңыз: құпиясөзіңіз сол қалпында қалады.")
    case .failures:
      Words(
        "Біреу аккаунтыңызға кіргісі келеді",
        """
        Аккаунтыңызға \(Limits.signInFailuresFree) рет қате құпиясөз енгізілді. Ешкім кіре алған жоқ, ал келесі \
        әрекеттер алдында күту уақыты ұзара береді.
        """,
        "Егер бұл сіз болсаңыз, жаңа құпиясөзді тез таңдап алуға болады:", site.recovery,
        """
        Егер сіз болмасаңыз, алаңдамаңыз: құпиясөзіңіз ұзын болса және басқа жерде қолданылмаса, \
        аккаунтыңыз сенімді қорғалған.
        """
      )
    case .passwordChanged:
      Words(
        "Құпиясөзіңіз өзгертілді",
        "Аккаунтыңызда енді жаңа құпиясөз бар, ал қалған құрылғылардың бәрінде аккаунттан шығу орындалды.",
        "Егер мұны өзіңіз жасасаңыз, бәрі дұрыс. Олай болмаса, бірден басқа құпиясөз таңдаңыз:", site.recovery)
    case .emailConfirm(let link):
      Words(
        "Жаңа поштаңызды растаңыз",
        "Бұл поштаны аккаунтыңызға байланыстырғыңыз келеді. Растау үшін мына сілтемені ашыңыз:", link,
        """
        Сілтеме бір рет қана ашылады және \(span(Limits.emailChangeLink)) бойы жарамды. Оған дейін бұрынғы пошта қала \
        береді.
        """,
        "Егер бұл туралы ештеңе білмесеңіз, ештеңе істеудің қажеті жоқ: сілтеме ашылмаса, ештеңе өзгермейді.")
    case .emailAsked: Self.kazakhEmailAsked(site)
    case .emailChanged: Self.kazakhEmailChanged(site)
    case .receipt(let text): Self.receipt(text, .kazakh, site)
    case .child(let receipt, let contact): Self.child(receipt, contact: contact, .kazakh, site)
    case .deletion(let link): Self.kazakhDeletion(link, site)
    case .takeout: Self.takeout(.kazakh, site)
    case .inactivity(let days, let end): Self.kazakhInactivity(days: days, end: end, site)
    case .primeEnded(let works, let end): Self.kazakhPrimeEnded(works: works, end: end, site)
    case .removal(let works, let days, let end): Self.kazakhRemoval(works: works, days: days, end: end, site)
    case .reminder(let works, let end): Self.kazakhReminder(works: works, end: end, site)
    case .policyChange(let day): Self.kazakhPolicyChange(from: day, site)
    }
  }

  private static func kazakhDeletion(_ link: String, _ site: MailSite) -> Words {
    let time = MailSpan.words(Retention.deletionLink, in: .kazakh)
    return Words(
      "Аккаунтты жоямыз ба?",
      "Аккаунтыңызды жоюды сұрадыңыз. Ойыңыздан қайтпасаңыз, мына сілтемені ашыңыз:", link,
      """
      Ол бір рет қана ашылады және \(time) бойы жарамды. Аккаунтпен бірге барлық әніңіз, \
      сөзіңіз бен энергия ұпайларыңыз жойылады, оларды қайтару мүмкін емес. Керегін алдымен сақтап алыңыз.
      """,
      "Райыңыздан қайтсаңыз, ештеңе істемеңіз. Егер сұраған сіз болмасаңыз, жаңа құпиясөз таңдаңыз:",
      site.recovery)
  }

  private static func kazakhEmailChanged(_ site: MailSite) -> Words {
    Words(
      "Аккаунтыңыздың поштасы өзгертілді",
      "Енді аккаунтыңызда басқа пошта бар. Ол туралы бұл мекенжайға келетін соңғы хат осы.",
      "Егер мұны жасаған сіз болмасаңыз, бізге жазыңыз. Бізбен қалай байланысуға болатыны мына жерде айтылған:",
      site.policy)
  }

  private static func kazakhEmailAsked(_ site: MailSite) -> Words {
    Words(
      "Аккаунтыңыздың поштасы өзгергелі тұр",
      """
      Құпиясөзіңізді білетін біреу аккаунтыңызға басқа пошта байланыстырғысы келеді. Жаңа поштаға жіберілген сілтеме \
      ашылғанда, ол өзгереді.
      """,
      "Егер бұл сіз болсаңыз, бәрі дұрыс. Олай болмаса, қазір жаңа құпиясөз таңдаңыз, сонда пошта өзгермейді:",
      site.recovery)
  }
}
