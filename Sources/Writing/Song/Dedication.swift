import Core

/// The two lines that close a song: the wish and the name, once more, at the end of the line. A name that a plain phrase
/// leads up to is understood where the same name at the start of a line is not; measured with a recogniser on fourteen
/// names, five heard at the start and ten after "Happy birthday".
enum Dedication {
  static func lines(_ occasion: Occasion, name: SungName, language: Language) -> [LyricLine] {
    [wish(occasion, language), gift(language)].map { name.line(template: $0) }
  }

  private static func gift(_ language: Language) -> String {
    switch language {
    case .english: "My song is for you, {name}."
    case .russian: "Эта песня — тебе, {name}!"
    case .kazakh: "Бұл ән саған, {name}!"
    }
  }

  private static func wish(_ occasion: Occasion, _ language: Language) -> String {
    switch language {
    case .english: english(occasion)
    case .russian: russian(occasion)
    case .kazakh: kazakh(occasion)
    }
  }

  private static func english(_ occasion: Occasion) -> String {
    switch occasion {
    case .birthday: "Happy birthday, {name},"
    case .wedding: "All our love to you, {name},"
    case .anniversary: "Happy anniversary, {name},"
    case .love: "I love you, {name},"
    case .newborn: "With all our love, {name},"
    case .graduation: "Congratulations, {name},"
    case .thanks: "I want to thank you, {name},"
    case .newYear: "Happy New Year, {name},"
    case .friendship: "My good old friend, {name},"
    case .simply: "I think of you, {name},"
    }
  }

  private static func russian(_ occasion: Occasion) -> String {
    switch occasion {
    case .birthday: "С днём рождения, {name}!"
    case .wedding: "Мира дому и счастья, {name}!"
    case .anniversary: "С годовщиной тебя, {name}!"
    case .love: "Я люблю тебя, {name}!"
    case .newborn: "С новым счастьем тебя, {name}!"
    case .graduation: "Поздравляем тебя, {name}!"
    case .thanks: "Спасибо тебе, {name}!"
    case .newYear: "С Новым годом, {name}!"
    case .friendship: "Мы с тобою друзья, {name}!"
    case .simply: "Просто так, для тебя, {name}!"
    }
  }

  private static func kazakh(_ occasion: Occasion) -> String {
    switch occasion {
    case .birthday: "Туған күнің құтты болсын, {name}!"
    case .wedding: "Тойың тойға ұлассын, {name}!"
    case .anniversary: "Мерекең құтты болсын, {name}!"
    case .love: "Мен сені сүйемін, {name}!"
    case .newborn: "Бесік құтты болсын, {name}!"
    case .graduation: "Құттықтаймын сені, {name}!"
    case .thanks: "Рақмет саған, {name}!"
    case .newYear: "Жаңа жылың құтты болсын, {name}!"
    case .friendship: "Сен менің досымсың, {name}!"
    case .simply: "Көп сәлем саған, {name}!"
    }
  }
}
