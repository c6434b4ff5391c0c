import Testing

@testable import Writing

@Suite("Kazakh names")
struct KazakhNameTests {
  /// Name, then the endings of genitive, dative, accusative, locative, ablative and instrumental, written by hand.
  static let table = """
    Айгерім нің ге ді де нен мен
    Дана ның ға ны да дан мен
    Нұрсұлтан ның ға ды да нан мен
    Асылбек тің ке ті те тен пен
    Мадина ның ға ны да дан мен
    Ержан ның ға ды да нан мен
    Жібек тің ке ті те тен пен
    Гүлнұр дың ға ды да дан мен
    Қуаныш тың қа ты та тан пен
    Әлия ның ға ны да дан мен
    Мәди дің ге ді де ден мен
    Тимур дың ға ды да дан мен
    Олжас тың қа ты та тан пен
    Сәуле нің ге ні де ден мен
    Рүстем нің ге ді де нен мен
    Нұргүл дің ге ді де ден мен
    Айсұлу дың ға ды да дан мен
    Бауыржан ның ға ды да нан мен
    Ерлан ның ға ды да нан мен
    Айнұр дың ға ды да дан мен
    Айгүл дің ге ді де ден мен
    Динара ның ға ны да дан мен
    Алма ның ға ны да дан мен
    Әсел дің ге ді де ден мен
    Асель дің ге ді де ден мен
    Жанель дің ге ді де ден мен
    Томирис тің ке ті те тен пен
    Сәбит тің ке ті те тен пен
    Ғабит тің ке ті те тен пен
    Талғат тың қа ты та тан пен
    Мұрат тың қа ты та тан пен
    Болат тың қа ты та тан пен
    Қанат тың қа ты та тан пен
    Нұрлан ның ға ды да нан мен
    Абай дың ға ды да дан мен
    Шоқан ның ға ды да нан мен
    Мұхтар дың ға ды да дан мен
    Дінмұхамед тің ке ті те тен пен
    Ахмет тің ке ті те тен пен
    Ислам ның ға ды да нан мен
    Қайрат тың қа ты та тан пен
    Жансая ның ға ны да дан мен
    Аружан ның ға ды да нан мен
    Меруерт тің ке ті те тен пен
    Перизат тың қа ты та тан пен
    Назым ның ға ды да нан мен
    Ақмарал дың ға ды да дан мен
    Жұлдыз дың ға ды да дан бен
    Ләззат тың қа ты та тан пен
    Наргиз дің ге ді де ден бен
    Азиз дің ге ді де ден бен
    Зере нің ге ні де ден мен
    Күләш тің ке ті те тен пен
    Ыбырай дың ға ды да дан мен
    Міржақып тың қа ты та тан пен
    Сәкен нің ге ді де нен мен
    Мағжан ның ға ды да нан мен
    Іңкәр дің ге ді де ден мен
    Еңлік тің ке ті те тен пен
    Кебек тің ке ті те тен пен
    Тоқтар дың ға ды да дан мен
    Серік тің ке ті те тен пен
    Берік тің ке ті те тен пен
    Әли дің ге ді де ден мен
    Ғали дың ға ды да дан мен
    Ғани дың ға ды да дан мен
    Мадияр дың ға ды да дан мен
    Ілияс тың қа ты та тан пен
    Тілеу дің ге ді де ден мен
    Кенесары ның ға ны да дан мен
    Абылай дың ға ды да дан мен
    Ұлпан ның ға ды да нан мен
    Өміржан ның ға ды да нан мен
    Үміт тің ке ті те тен пен
    Баян ның ға ды да нан мен
    Анна ның ға ны да дан мен
    Игорь дің ге ді де ден мен
    Юлия ның ға ны да дан мен
    Сергей дің ге ді де ден мен
    Пётр дің ге ді де ден мен
    Андрей дің ге ді де ден мен
    Дмитрий дің ге ді де ден мен
    Александр дың ға ды да дан мен
    Мария ның ға ны да дан мен
    Ольга ның ға ны да дан мен
    Иван ның ға ды да нан мен
    Максим нің ге ді де нен мен
    Вадим нің ге ді де нен мен
    Артур дың ға ды да дан мен
    Любовь тің ке ті те тен пен
    Олег тің ке ті те тен пен
    Софи дің ге ді де ден мен
    Илья ның ға ны да дан мен
    Семён нің ге ді де нен мен
    """

  @Test("Every name in every case", arguments: table.split(separator: "\n").map(String.init))
  func declines(_ row: String) throws {
    let words = row.split(separator: " ").map(String.init)
    let name = try #require(words.first)
    let forms = KazakhName.forms(name)
    let expected = words.dropFirst().map { name + $0 }
    #expect(
      [forms.genitive, forms.dative, forms.accusative, forms.locative, forms.ablative, forms.instrumental] == expected)
    #expect(forms.nominative == name && forms.vocative == name)
  }

  @Test("A full name declines its last word, a Latin name after a hyphen")
  func joins() {
    #expect(KazakhName.forms("Анна Мария").dative == "Анна Марияға")
    #expect(KazakhName.forms("Айгерім Болат").dative == "Айгерім Болатқа")
    #expect(KazakhName.forms("Anna").dative == "Anna-ға")
    #expect(KazakhName.forms("Eric").dative == "Eric-ке")
    #expect(KazakhName.forms("").dative.isEmpty)
  }

  @Test("Words: mixed harmony, glides, possessives")
  func words() {
    let cases: [(String, KazakhSuffix.Case, Bool, String)] = [
      ("мұғалім", .dative, false, "мұғалімге"), ("қоғам", .dative, false, "қоғамға"),
      ("кітап", .dative, false, "кітапқа"), ("су", .genitive, false, "судың"), ("би", .accusative, false, "биді"),
      ("келу", .dative, false, "келуге"), ("оқу", .dative, false, "оқуға"), ("тау", .locative, false, "тауда"),
      ("клуб", .dative, false, "клубқа"), ("қаз", .instrumental, false, "қазбен"),
      ("әкесі", .dative, true, "әкесіне"), ("баласы", .locative, true, "баласында"),
      ("досы", .accusative, true, "досын"), ("анасы", .ablative, true, "анасынан"),
      ("үйі", .genitive, true, "үйінің"), ("қызы", .instrumental, true, "қызымен"),
    ]
    for (word, grammaticalCase, possessed, expected) in cases {
      #expect(KazakhSuffix.attach(grammaticalCase, to: word, possessed: possessed) == expected)
    }
  }

  @Test("A vowel each makes a syllable, also the letter у where it is one")
  func syllables() {
    #expect(KazakhLetters.syllables("Туған күніңмен, бауырым") == 8)
  }
}
