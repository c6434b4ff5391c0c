import Policy

extension PolicyStrings {
  static let russian = PolicyStrings(
    title: "Политика конфиденциальности",
    lead: "Что {site} делает с вашими данными, пункт за пунктом.",
    version: "Версия от {version}",
    contents: "Содержание",
    decisions: "Как мы это понимаем, решения",
    legalName: "Наименование",
    registrationNumber: "Регистрационный номер",
    address: "Адрес",
    contact: "Связь",
    updatedOn: "Обновлено",
    governingLaw: "Применимое право",
    court: "Суд",
    notGiven: "не указано",
    purpose: "Цель",
    ground: "Основание",
    dataColumn: "Данные",
    keptColumn: "Срок",
    thenColumn: "Затем",
    clauseColumn: "Пункт",
    whileAccountLives: "пока существует аккаунт",
    keptOrNewest: "{span}, последние сообщения: {number}",
    afterFiscalYear: "до конца финансового года и ещё {span}",
    exceptPrime: "с Prime — пока он не кончится",
    thenErased: "стираются",
    thenTrash: "корзина: {span}, затем стираются",
    thenPurged: "уничтожаются",
    categoryColumn: "Категория",
    sourceColumn: "Откуда",
    recipientColumn: "Кто может получить",
    cookiesTitle: "Куки",
    cookiesLead: "Все куки, которые может поставить этот сайт. Других нет.",
    cookieName: "Имя",
    cookieKind: "Вид",
    cookieReason: "Что делает",
    cookieLifetime: "Сколько живёт",
    untilBrowserCloses: "пока открыт браузер",
    cookiesChoice:
      """
      Функциональные куки ставятся, только когда вы выбираете язык или тему. Если браузер передаёт Global Privacy \
      Control, они не ставятся вовсе.
      """,
    contractorsTitle: "С кем мы работаем",
    contractorsLead: "Реестр подрядчиков. Тому, кого в нём нет, программа ничего не отправляет.",
    contractorsNone: "Сейчас ни с кем. Всё создаётся на машине самого оператора.",
    country: "Страна",
    contractDate: "Договор от",
    theyKeep: "Сколько они хранят",
    noTraining: "Обучение исключено",
    sees: "Что могут получить",
    yes: "да",
    no: "нет",
    toPolicy: "Вся политика",
    toCookies: "Список куки",
    toContractors: "Реестр подрядчиков",
    toProof: "Как эти обещания выполняются прямо сейчас",
    names: RussianPolicyNames(),
    text: RussianPolicy())
}

struct RussianPolicyNames: PolicyNames {
  func dataClass(_ dataClass: DataClass) -> String {
    switch dataClass {
    case .account: "Аккаунт: почта, имя пользователя, хеш пароля"
    case .preferences: "Настройки и предпочтения, например язык"
    case .sessions: "Устройства, на которых вы вошли"
    case .drafts: "Черновики: то, что вы написали и ещё не заказали"
    case .uploads: "Загруженные фото, аудио и видео"
    case .works: "Работы: пожелания, слова, звук, картинки"
    case .chats: "Разговоры с помощниками"
    case .energy: "Энергия: остаток и движения"
    case .transactions: "Платежи"
    case .logs: "Технические журналы"
    case .addressHashes: "Хеши сетевых адресов"
    case .departures: "Записи о том, что ушло наружу ради вас"
    case .takeouts: "Копии данных, сделанные для вас"
    case .requests: "Обращения по вашим правам и ответы на них"
    }
  }

  func purpose(_ purpose: Purpose) -> String {
    switch purpose {
    case .signIn: "Регистрация и вход"
    case .security: "Безопасность аккаунтов"
    case .making: "Создание содержания"
    case .payments: "Платежи и энергия"
    case .moderation: "Модерация и предотвращение нарушений"
    case .support: "Поддержка"
    case .improvement: "Улучшение качества"
    case .legalDuties: "Обязанности по закону"
    case .operatorInterests: "Другие законные интересы оператора"
    }
  }

  func ground(_ ground: Ground) -> String {
    switch ground {
    case .contract: "договор"
    case .legitimateInterest: "законный интерес"
    case .consent: "согласие"
    case .legalObligation: "обязанность по закону"
    }
  }

  func recipient(_ recipient: Recipient) -> String {
    switch recipient {
    case .authorities: "государственные органы по законному запросу"
    case .paymentOperators: "платёжные операторы"
    case .contractors: "подрядчики из реестра"
    }
  }

  func category(_ category: DataClass.CaliforniaCategory) -> String {
    switch category {
    case .identifiers: "Идентификаторы"
    case .networkActivity: "Сетевая активность"
    case .audioVisualContent: "Аудио- и видеосодержание"
    case .inferences: "Выводы (предпочитаемый язык)"
    }
  }

  func source(_ source: DataClass.Source) -> String {
    switch source {
    case .person: "от вас"
    case .use: "из пользования сервисом"
    case .paymentProcessors: "от платёжных сервисов"
    }
  }

  func outgoing(_ outgoing: OutgoingClass) -> String {
    switch outgoing {
    case .promptText: "текст пожелания"
    case .transformedImage: "преобразованные изображения"
    }
  }

  func delivery(_ delivery: DeliveryClass) -> String {
    switch delivery {
    case .ownMail: "письма вам"
    }
  }

  func cookieKind(_ kind: Cookie.Kind) -> String {
    switch kind {
    case .essential: "необходимый"
    case .functional: "функциональный"
    case .analytics: "аналитический"
    }
  }

  func rule(_ rule: Retention) -> String? {
    switch rule {
    case .upload: "Загруженные фото, аудио, видео"
    case .generated: "Работы"
    case .chat: "Разговоры"
    case .account: "Почта, имя пользователя, хеш пароля"
    case .inactiveAccount: "Аккаунты, которыми не пользуются"
    case .log: "Технические журналы"
    case .addressHash: "Хеши адресов"
    case .transaction: "Операции с деньгами"
    case .takeout: "Копии данных, сделанные для вас"
    case .request: "Обращения по правам, после ответа"
    case .draft: "Черновики"
    case .repeatedRequest: "Метки, по которым узнаётся повторный запрос"
    case .job: "Итог завершённого задания"
    case .departure: "Записи о том, что ушло наружу"
    case .signal: "Шаги, показанные при создании работы"
    default: nil
    }
  }

  func cookieReason(_ cookie: Cookie) -> String? {
    switch cookie {
    case .session: "держит вас в аккаунте"
    case .forgery: "доказывает, что форма отправлена с нашей страницы"
    case .language: "помнит выбранный язык"
    case .theme: "помнит светлую или тёмную тему"
    case .analyticsAnswer: "помнит, разрешили ли вы счётчик посещений"
    default: counterCookieReason(cookie.name)
    }
  }

  private func counterCookieReason(_ name: String) -> String? {
    switch name {
    case "_ym_uid": "различает посетителей"
    case "_ym_d": "хранит день первого посещения"
    case "_ym_isad": "отмечает, не блокируется ли реклама"
    case "yandexuid", "yuidss": "различает посетителей, на yandex.ru"
    case "ymex": "хранит настройки самого счётчика, на yandex.ru"
    case "yabs-sid": "обозначает посещение, на yandex.ru"
    default: nil
    }
  }
}
