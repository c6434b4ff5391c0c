/// What a case takes off the end of a word and what it puts there.
struct RussianEndings: Sendable {
  /// How many letters of the nominative go.
  var cut: Int
  /// Genitive, dative, accusative, instrumental, prepositional.
  var forms: [String]
  /// A stem that is not the nominative's own (Лев → Льв), in small letters.
  var stem: String?

  init(_ cut: Int, _ forms: [String], stem: String? = nil) {
    self.cut = cut
    self.forms = forms
    self.stem = stem
  }

  /// Words in -а and -я, men's names too (Никита, Илья).
  static func first(_ word: String) -> RussianEndings {
    let before = word.dropLast().last ?? " "
    if word.hasSuffix("я") {
      if RussianNameTables.stressedEnding.contains(word) {
        return RussianEndings(1, ["и", "е", "ю", "ёй", "е"])
      }
      return RussianEndings(1, before == "и" ? ["и", "и", "ю", "ей", "и"] : ["и", "е", "ю", "ей", "е"])
    }
    let genitive = "гкхжшчщ".contains(before) ? "и" : "ы"
    let instrumental = "жшчщц".contains(before) && !RussianNameTables.stressedEnding.contains(word) ? "ей" : "ой"
    return RussianEndings(1, [genitive, "е", "у", instrumental, "е"])
  }

  /// Men's names in a consonant, -й and -ь; others (Отто, Мехди) have no endings.
  static func second(_ word: String) -> RussianEndings? {
    if word.hasSuffix("ий") { return RussianEndings(1, ["я", "ю", "я", "ем", "и"]) }
    guard let last = word.last else { return nil }
    switch last {
    case "й", "ь": return RussianEndings(1, ["я", "ю", "я", "ем", "е"])
    case _ where ["ильич", "кузьмич", "лукич", "фомич"].contains(word):
      // The stress is on the ending.
      return RussianEndings(0, ["а", "у", "а", "ом", "е"])
    case "ж", "ш", "ч", "щ", "ц": return RussianEndings(0, ["а", "у", "а", "ем", "е"])
    case _ where "бвгдзклмнпрстфх".contains(last): return RussianEndings(0, ["а", "у", "а", "ом", "е"])
    default: return nil
    }
  }

  /// Family names that decline in their own way; nil for those that follow the common rules.
  static func surname(_ word: String, _ gender: RussianName.Gender?) -> RussianEndings? {
    let ends = { (suffixes: [String]) in suffixes.contains(where: word.hasSuffix) }
    switch gender {
    case .feminine:
      if ends(["ова", "ева", "ёва", "ина", "ына"]) { return RussianEndings(1, ["ой", "ой", "у", "ой", "ой"]) }
      if ends(["ая"]) { return RussianEndings(2, ["ой", "ой", "ую", "ой", "ой"]) }
      return nil
    case .masculine:
      if ends(["ов", "ев", "ёв", "ин", "ын"]) { return RussianEndings(0, ["а", "у", "а", "ым", "е"]) }
      if ends(["ский", "цкий"]) { return RussianEndings(2, ["ого", "ому", "ого", "им", "ом"]) }
      if ends(["ый", "ой"]) { return RussianEndings(2, ["ого", "ому", "ого", "ым", "ом"]) }
      if ends(["ых", "их"]) { return RussianEndings(0, ["", "", "", "", ""]) }
      return nil
    case nil:
      return nil
    }
  }
}
