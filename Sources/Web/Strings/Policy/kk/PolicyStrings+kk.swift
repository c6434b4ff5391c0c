import Policy

extension PolicyStrings {
  static let kazakh = PolicyStrings(
    title: "Құпиялық саясаты",
    lead: "{site} деректеріңізбен не істейді: тармақ-тармағымен.",
    version: "Нұсқасы: {version}",
    contents: "Мазмұны",
    decisions: "Мұны қалай түсінеміз, шешімдер",
    legalName: "Атауы",
    registrationNumber: "Тіркеу нөмірі",
    address: "Мекенжайы",
    contact: "Байланыс",
    updatedOn: "Жаңартылған",
    governingLaw: "Қолданылатын құқық",
    court: "Сот",
    notGiven: "көрсетілмеген",
    purpose: "Мақсат",
    ground: "Негіз",
    dataColumn: "Дерек",
    keptColumn: "Мерзімі",
    thenColumn: "Содан кейін",
    clauseColumn: "Тармақ",
    whileAccountLives: "аккаунт тұрғанша",
    keptOrNewest: "{span}, соңғы хабарлар: {number}",
    afterFiscalYear: "қаржы жылының соңына дейін және тағы {span}",
    exceptPrime: "Prime болса — ол біткенше",
    thenErased: "өшіріледі",
    thenTrash: "себет: {span}, содан кейін өшіріледі",
    thenPurged: "жойылады",
    categoryColumn: "Санат",
    sourceColumn: "Қайдан",
    recipientColumn: "Кім алуы мүмкін",
    cookiesTitle: "Cookie файлдары",
    cookiesLead: "Бұл сайт қоя алатын cookie файлдарының бәрі. Басқасы жоқ.",
    cookieName: "Аты",
    cookieKind: "Түрі",
    cookieReason: "Не істейді",
    cookieLifetime: "Қанша тұрады",
    untilBrowserCloses: "браузер жабылғанша",
    cookiesChoice:
      """
      Функционалды cookie файлдары тек тіл не түс таңдағанда қойылады. Браузеріңіз Global Privacy Control жіберсе, \
      олар мүлде қойылмайды.
      """,
    contractorsTitle: "Кіммен жұмыс істейміз",
    contractorsLead: "Мердігерлер тізілімі. Онда жоқ ешкімге бағдарлама ештеңе жібермейді.",
    contractorsNone: "Қазір ешкім жоқ. Бәрі оператордың өз машинасында жасалады.",
    country: "Ел",
    contractDate: "Шарт күні",
    theyKeep: "Олар қанша сақтайды",
    noTraining: "Модель үйрету жоққа шығарылған",
    sees: "Не алуы мүмкін",
    yes: "иә",
    no: "жоқ",
    toPolicy: "Бүкіл саясат",
    toCookies: "Cookie тізімі",
    toContractors: "Мердігерлер тізілімі",
    toProof: "Осы уәделер қазір қалай орындалып жатыр",
    names: KazakhPolicyNames(),
    text: KazakhPolicy())
}

struct KazakhPolicyNames: PolicyNames {
  func dataClass(_ dataClass: DataClass) -> String {
    switch dataClass {
    case .account: "Аккаунт: пошта, пайдаланушы аты, құпиясөз хеші"
    case .preferences: "Баптаулар мен таңдаулар, мысалы тіл"
    case .sessions: "Сіз кіріп тұрған құрылғылар"
    case .drafts: "Бастамалар: жазғаныңыз, бірақ әлі тапсырыс бермегеніңіз"
    case .uploads: "Жүктелген фото, аудио және бейне"
    case .works: "Туындылар: тілектер, сөздер, дыбыс, суреттер"
    case .chats: "Көмекшілермен әңгімелер"
    case .energy: "Қуат: қалдығы мен қозғалысы"
    case .transactions: "Төлемдер"
    case .logs: "Техникалық журналдар"
    case .addressHashes: "Желілік мекенжай хештері"
    case .departures: "Сіз үшін сыртқа не кеткені туралы жазбалар"
    case .takeouts: "Сізге жасалған дерек көшірмелері"
    case .requests: "Құқықтарыңыз бойынша өтініштер мен жауаптар"
    }
  }

  func purpose(_ purpose: Purpose) -> String {
    switch purpose {
    case .signIn: "Тіркелу және кіру"
    case .security: "Аккаунттардың қауіпсіздігі"
    case .making: "Мазмұн жасау"
    case .payments: "Төлемдер мен қуат"
    case .moderation: "Модерация және бұзушылықтың алдын алу"
    case .support: "Қолдау"
    case .improvement: "Сапаны жақсарту"
    case .legalDuties: "Заң бойынша міндеттер"
    case .operatorInterests: "Оператордың басқа заңды мүдделері"
    }
  }

  func ground(_ ground: Ground) -> String {
    switch ground {
    case .contract: "шарт"
    case .legitimateInterest: "заңды мүдде"
    case .consent: "келісім"
    case .legalObligation: "заң бойынша міндет"
    }
  }

  func recipient(_ recipient: Recipient) -> String {
    switch recipient {
    case .authorities: "заңды сұрау бойынша мемлекеттік органдар"
    case .paymentOperators: "төлем операторлары"
    case .contractors: "тізілімдегі мердігерлер"
    }
  }

  func category(_ category: DataClass.CaliforniaCategory) -> String {
    switch category {
    case .identifiers: "Сәйкестендіргіштер"
    case .networkActivity: "Желілік белсенділік"
    case .audioVisualContent: "Аудио және көрнекі мазмұн"
    case .inferences: "Қорытындылар (таңдаған тіл)"
    }
  }

  func source(_ source: DataClass.Source) -> String {
    switch source {
    case .person: "сізден"
    case .use: "қызметті пайдалануыңыздан"
    case .paymentProcessors: "төлем қызметтерінен"
    }
  }

  func outgoing(_ outgoing: OutgoingClass) -> String {
    switch outgoing {
    case .promptText: "тілек мәтіні"
    case .transformedImage: "түрлендірілген суреттер"
    }
  }

  func delivery(_ delivery: DeliveryClass) -> String {
    switch delivery {
    case .ownMail: "сізге арналған хаттар"
    }
  }

  func cookieKind(_ kind: Cookie.Kind) -> String {
    switch kind {
    case .essential: "қажетті"
    case .functional: "функционалды"
    case .analytics: "талдау"
    }
  }

  func rule(_ rule: Retention) -> String? {
    switch rule {
    case .upload: "Жүктелген фото, аудио, бейне"
    case .generated: "Туындылар"
    case .chat: "Әңгімелер"
    case .account: "Пошта, пайдаланушы аты, құпиясөз хеші"
    case .inactiveAccount: "Ешкім пайдаланбайтын аккаунттар"
    case .log: "Техникалық журналдар"
    case .addressHash: "Мекенжай хештері"
    case .transaction: "Ақша операциялары"
    case .takeout: "Сізге жасалған дерек көшірмелері"
    case .request: "Құқық бойынша өтініштер, жауаптан кейін"
    case .draft: "Бастамалар"
    case .repeatedRequest: "Қайталанған сұрауды тануға арналған белгілер"
    case .job: "Аяқталған тапсырманың қорытындысы"
    case .departure: "Сыртқа не кеткені туралы жазбалар"
    case .signal: "Туынды жасалғанда көрсетілген қадамдар"
    default: nil
    }
  }

  func cookieReason(_ cookie: Cookie) -> String? {
    switch cookie {
    case .session: "сізді аккаунтта ұстайды"
    case .forgery: "форманың біздің беттен жіберілгенін дәлелдейді"
    case .language: "таңдаған тілді есте сақтайды"
    case .theme: "ашық не қараңғы түсті есте сақтайды"
    case .analyticsAnswer: "есептегішке рұқсат бергеніңізді есте сақтайды"
    default: counterCookieReason(cookie.name)
    }
  }

  private func counterCookieReason(_ name: String) -> String? {
    switch name {
    case "_ym_uid": "келушілерді ажыратады"
    case "_ym_d": "алғашқы келген күнді сақтайды"
    case "_ym_isad": "жарнаманың бөгелгенін белгілейді"
    case "yandexuid", "yuidss": "yandex.ru сайтында келушілерді ажыратады"
    case "ymex": "yandex.ru сайтында есептегіштің өз баптауларын сақтайды"
    case "yabs-sid": "yandex.ru сайтында келуді белгілейді"
    default: nil
    }
  }
}
