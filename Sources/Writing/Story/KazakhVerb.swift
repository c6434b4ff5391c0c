/// Turns a Kazakh verb in the third person into the second person singular.
///
/// The endings alone do not tell: көреді is "sees", but ойнады is "played", and мейірімді is no verb at all. So a
/// verb is changed only if its stem is known, or if its form is plain without the stem.
enum KazakhVerb {
  /// "көреді" → "көресің", "барды" → "бардың", "барған" → "барғансың"; nil if this may be no verb.
  static func secondPerson(_ verb: String) -> String? {
    if let auxiliary = ["жүр", "тұр", "отыр", "жатыр"].first(where: { $0 == verb }) {
      return auxiliary + (KazakhSuffix.isFront(auxiliary) ? "сің" : "сың")
    }
    if verb == "еді" { return "едің" }
    if verb == "екен" { return "екенсің" }
    return present(verb) ?? past(verb) ?? perfect(verb)
  }

  /// -а/-е/-й + ды/ді: what somebody does.
  private static func present(_ verb: String) -> String? {
    guard let stem = without(["ды", "ді"], verb), let converb = stem.last else { return nil }
    let root = String(stem.dropLast())
    let ending = KazakhSuffix.isFront(stem) ? "сің" : "сың"
    switch converb {
    case "а", "е": return consonantStems.contains(root) ? stem + ending : nil
    case "й":
      // A short word may be a past (сүйді, тойды) or a noun (шайды); a longer one is a present.
      let isPlain = KazakhLetters.syllables(verb) >= 3 && !consonantStems.contains(stem)
      return isPlain || vowelStems.contains(root) ? stem + ending : nil
    case "и": return softConverbs.contains(stem) ? stem + ending : nil
    case "я": return glideStems.contains(root + "й") ? stem + ending : nil
    default: return nil
    }
  }

  /// -ды/-ді/-ты/-ті on the bare stem: what somebody did.
  private static func past(_ verb: String) -> String? {
    guard let stem = without(["ды", "ді", "ты", "ті"], verb) else { return nil }
    return isStem(stem) ? verb + "ң" : nil
  }

  /// -ған/-ген/-қан/-кен: what somebody has done.
  private static func perfect(_ verb: String) -> String? {
    guard let stem = without(["ған", "ген", "қан", "кен"], verb), isStem(stem) else { return nil }
    return verb + (KazakhSuffix.isFront(verb) ? "сің" : "сың")
  }

  private static func isStem(_ stem: String) -> Bool {
    consonantStems.contains(stem) || vowelStems.contains(stem) || glideStems.contains(stem)
  }

  private static func without(_ endings: [String], _ word: String) -> String? {
    endings.first(where: word.hasSuffix).map { String(word.dropLast($0.count)) }
  }

  /// Stems as they stand before -а/-е; a stem in п or қ/к is named in both shapes (теп, теб).
  private static let consonantStems: Set<String> = [
    "көр", "бар", "кел", "ал", "бер", "жүр", "тұр", "жат", "отыр", "айт", "жаз", "сат", "біл", "сез", "күл", "ұнат",
    "жақтыр", "тарт", "ұш", "жүз", "пісір", "іш", "секір", "сал", "өсір", "айналыс", "шұғылдан", "қызық", "қызығ",
    "күт", "сағын", "мақтан", "үйрен", "үйрет", "тап", "таб", "көмектес", "кешір", "аш", "жап", "жаб", "тік", "тіг",
    "шеш", "шық", "шығ", "кір", "түс", "мін", "кет", "қайт", "қал", "бол", "сен", "қуан", "қуант", "жұбат", "құшақтас",
    "сырлас", "әзілдес", "жең", "ұт", "бас", "құрастыр", "күлдір", "таңғалдыр", "жылыт", "қыдыр", "жет", "жеткіз",
    "өткіз", "өт", "өс", "бітір", "тарат", "оқыт", "ұмыт", "еркелет", "тербет", "жүргіз", "шомыл", "тос", "дайындал",
    "жаттық",
    "жаттығ", "жарыс", "күрес", "сөйлес", "кездес", "таныс", "жүгір", "шап", "шаб", "теп", "теб", "сүй", "ки",
    "ұйықтат", "тұрғыз", "билет", "қайтар",
  ]

  private static let vowelStems: Set<String> = [
    "ойна", "істе", "сөйле", "ойла", "баста", "жаса", "жина", "тыңда", "ұйықта", "биле", "шырқа", "қара", "сұра",
    "ұста",
    "дайында", "арманда", "де", "же", "айда", "жыла", "боя", "суретте", "тоқы", "оқы", "құшақта", "аяла", "еркеле",
    "ұна", "сақта", "тазала", "жөнде", "құрметте", "сыйла", "қолда", "қамда", "асыра", "әзілде", "мақта", "балықта",
    "саяхатта", "орында",
  ]

  /// Converbs in и of stems in ы/і: оқиды.
  private static let softConverbs: Set<String> = ["оқи", "тоқи"]

  /// Stems in й, whose present is written with я: қояды; their past is қойды.
  private static let glideStems: Set<String> = ["қой", "жой", "той", "құй", "жай"]
}
