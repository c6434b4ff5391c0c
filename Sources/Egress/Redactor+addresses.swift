/// Postal addresses as they are written in the three languages. A street is only taken out together with a house
/// number: "the street where we grew up" is a line of a song, "15 Baker Street" is where somebody lives.
extension Redactor {
  func addressSpan(_ text: [Character], _ start: Int) -> Span? {
    guard startsWord(text, start), isWord(text[start]) else { return nil }
    let words = self.words(of: text, from: start)
    guard let end = postalCode(words) ?? streetFirst(words) ?? nameFirst(words) ?? numberFirst(words) ?? unit(words)
    else { return nil }
    return (end, .address)
  }

  private struct Word {
    var text: String
    var end: Int
    var isNumber: Bool { text.first?.isWholeNumber == true && text.count <= 6 }
    var isCapitalised: Bool { text.first?.isUppercase == true || isNumber }
    var key: String { text.lowercased() }
  }

  /// The next few words of the same sentence: enough for the longest address.
  private func words(of text: [Character], from start: Int) -> [Word] {
    var words: [Word] = []
    var index = start
    while index < text.count, words.count < 8 {
      var end = index
      while end < text.count, isWord(text[end]) || (text[end] == "-" && end + 1 < text.count && isWord(text[end + 1])) {
        end += 1
      }
      if end > index { words.append(Word(text: String(text[index..<end]), end: end)) }
      index = end
      let gap = index
      while index < text.count, !isWord(text[index]) {
        guard " .,№#/\u{A0}".contains(text[index]), index - gap < 3 else { return words }
        index += 1
      }
    }
    return words
  }

  /// Six digits (Kazakhstan, Russia), two letters and five digits (United States), `SW1A 1AA` (United Kingdom).
  private func postalCode(_ words: [Word]) -> Int? {
    guard let first = words.first else { return nil }
    func isDigits(_ word: Word, _ count: Int) -> Bool {
      word.text.count == count && word.text.allSatisfy(\.isWholeNumber)
    }
    if isDigits(first, 6) { return first.end }
    guard words.count > 1 else { return nil }
    let capitals = first.text.allSatisfy { $0.isASCII && ($0.isUppercase || $0.isWholeNumber) }
    if capitals, first.text.count == 2, first.text.allSatisfy(\.isLetter), isDigits(words[1], 5) { return words[1].end }
    let second = Array(words[1].text)
    if capitals, (2...4).contains(first.text.count), first.text.contains(where: \.isWholeNumber),
      first.text.first?.isLetter == true, second.count == 3, second[0].isWholeNumber, second[1].isUppercase,
      second[2].isUppercase
    {
      return words[1].end
    }
    return nil
  }

  /// `ул. Абая, 15, кв. 3`; `проспект Мира д. 7`.
  private func streetFirst(_ words: [Word]) -> Int? {
    guard let first = words.first, Self.before.contains(first.key) else { return nil }
    guard let number = words.indices.dropFirst().prefix(5).first(where: { words[$0].isNumber }) else { return nil }
    return endOfUnits(words, after: number)
  }

  /// `Абай көшесі, 15`; `Достық даңғылы 5 үй`.
  private func nameFirst(_ words: [Word]) -> Int? {
    guard let street = words.indices.prefix(4).first(where: { Self.after.contains(words[$0].key) }), street > 0,
      words[..<street].allSatisfy(\.isCapitalised),
      let number = words.indices[(street + 1)...].prefix(2).first(where: { words[$0].isNumber })
    else { return nil }
    return endOfUnits(words, after: number)
  }

  /// `221B Baker Street`.
  private func numberFirst(_ words: [Word]) -> Int? {
    guard let first = words.first, first.isNumber,
      let street = words.indices.dropFirst().prefix(4).first(where: { Self.english.contains(words[$0].key) }),
      street > 1, words[1...street].allSatisfy(\.isCapitalised)
    else { return nil }
    return endOfUnits(words, after: street)
  }

  /// `кв. 12` alone says where in a house somebody lives.
  private func unit(_ words: [Word]) -> Int? {
    guard words.count > 1, Self.units.contains(words[0].key), words[1].isNumber else { return nil }
    return words[1].end
  }

  private func endOfUnits(_ words: [Word], after index: Int) -> Int {
    var last = index
    while last + 1 < words.count {
      if Self.houses.contains(words[last + 1].key) || Self.units.contains(words[last + 1].key) {
        let withNumber = last + 2 < words.count && words[last + 2].isNumber
        last += withNumber ? 2 : 1
      } else if words[last + 1].isNumber {
        last += 1
      } else {
        break
      }
    }
    return words[last].end
  }

  private static let before: Set = [
    "ул", "улица", "улице", "улицы", "пр", "пр-т", "просп", "проспект", "проспекте", "пер", "переулок", "переулке",
    "мкр", "микрорайон", "микрорайоне", "бульвар", "бульваре", "шоссе", "площадь", "наб", "набережная", "проезд",
    "тупик", "көшесі", "ш",
  ]
  private static let after: Set = [
    "көшесі", "көшесінде", "көшесіндегі", "даңғылы", "даңғылында", "ықшамаудан", "ықшамауданы", "шағынауданы", "тұйығы",
    "улица", "проспект", "переулок", "бульвар",
  ]
  private static let english: Set = [
    "street", "st", "road", "rd", "avenue", "ave", "lane", "ln", "drive", "dr", "boulevard", "blvd", "court", "ct",
    "square", "sq", "terrace", "close", "crescent", "way", "place", "pl", "row",
  ]
  private static let houses: Set = ["д", "дом", "корп", "корпус", "к", "стр", "строение", "үй", "house", "bldg"]
  private static let units: Set = [
    "кв", "квартира", "квартире", "пәтер", "пәтерде", "оф", "офис", "apt", "apartment", "flat", "suite", "unit", "под",
    "подъезд",
  ]
}
