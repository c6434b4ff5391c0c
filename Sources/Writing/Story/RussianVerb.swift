/// Verbs of the present tense, from the third person to the second: "печёт" → "печёшь".
enum RussianVerb {
  /// Verbs that are recognised without a subject beside them.
  static let common: [String: String] = {
    let thirds = [
      "любит", "обожает", "играет", "поёт", "танцует", "печёт", "готовит", "варит", "работает", "учится", "учит",
      "живёт",
      "читает", "пишет", "рисует", "мечтает", "верит", "умеет", "знает", "помнит", "смеётся", "улыбается", "шутит",
      "ездит", "ходит", "бегает", "плавает", "катается", "гуляет", "путешествует", "вяжет", "шьёт", "сажает",
      "выращивает", "собирает", "чинит", "строит", "лечит", "помогает", "заботится", "ждёт", "встаёт", "пьёт", "ест",
      "смотрит", "слушает", "говорит", "рассказывает", "хочет", "может", "находит", "дарит", "носит", "водит", "ловит",
      "фотографирует", "занимается", "увлекается", "болеет", "преподаёт", "спит", "держит", "хранит", "кормит", "зовёт",
      "спасает", "будит", "балует", "бережёт", "боится", "делает", "делится", "думает", "забывает", "засыпает",
    ]
    var table = ["ест": "ешь", "будет": "будешь", "даёт": "даёшь"]
    for third in thirds where table[third] == nil { table[third] = turned(third) }
    return table
  }()

  static let adverbs: Set<String> = [
    "не", "очень", "всегда", "часто", "никогда", "тоже", "так", "ещё", "уже", "хорошо", "отлично", "прекрасно",
    "красиво",
    "громко", "тихо", "каждый", "каждое", "каждую", "день", "утро", "вечер", "иногда", "редко", "сама", "сам", "больше",
    "всего", "вкусно", "ловко", "быстро", "сильно", "просто", "по", "утрам", "вечерам", "ночам", "выходным", "всё",
    "много", "мало", "снова", "опять", "теперь", "сейчас", "давно", "легко", "смешно", "весело", "лучше", "всех",
  ]

  /// The verb in the second person; nil if the word is no such verb. Directly after its subject any word in -ет, -ёт,
  /// -ит counts as one, elsewhere only a common verb does.
  static func secondPerson(_ word: String, follows previous: String) -> String? {
    if let known = common[word] { return known }
    guard word.count >= 4, !nouns.contains(word), !adverbs.contains(word) else { return nil }
    return previous == "не" || !adverbs.contains(previous) ? turned(word) : nil
  }

  /// True for what may follow "ты" as it stands: past tenses, and nouns after a dash.
  static func isNeutral(_ word: String) -> Bool {
    word.isEmpty || ["ла", "лась", "л", "лся"].contains(where: word.hasSuffix)
  }

  /// True if a new clause or a joined verb may begin after this word.
  static func isJoint(_ word: String) -> Bool {
    word.hasSuffix(",") || ["и", "а", "но", "что", "как", "когда"].contains(word.lowercased())
  }

  /// "Её собака" → "твоя": only for a noun whose gender is sure.
  static func owner(_ word: String, of noun: String) -> String? {
    guard ["её", "ее", "его"].contains(word) else { return nil }
    return owned[noun]
  }

  private static func turned(_ word: String) -> String? {
    let endings = [
      ("ется", "ешься"), ("ётся", "ёшься"), ("ится", "ишься"), ("ет", "ешь"), ("ёт", "ёшь"), ("ит", "ишь"),
    ]
    guard let (old, new) = endings.first(where: { word.hasSuffix($0.0) }) else { return nil }
    return word.dropLast(old.count) + new
  }

  private static let nouns: Set<String> = [
    "букет", "балет", "совет", "привет", "ответ", "портрет", "паркет", "магнит", "кредит", "билет", "секрет", "поэт",
    "кабинет", "куплет", "студент", "полёт", "почёт", "самолёт", "вертолёт", "аппетит", "нет", "свет", "омлет",
  ]

  private static let owned: [String: String] = {
    let families = [
      ("твоя", "собака кошка мама дочь дочка бабушка сестра семья улыбка песня гитара машина дача работа музыка мечта"),
      ("твой", "кот пёс сын муж папа дедушка брат дом сад смех голос борщ пирог чай кофе попугай друг внук день"),
      ("твоё", "варенье сердце имя печенье терпение лето пение платье"),
      ("твои", "дети друзья пироги руки глаза внуки блины котлеты шутки песни книги цветы коты собаки кошки"),
    ]
    var table: [String: String] = [:]
    for (owner, words) in families {
      for noun in words.split(separator: " ") { table[String(noun)] = owner }
    }
    return table
  }()
}
