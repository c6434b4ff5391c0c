/// The passwords that guessing begins with, folded. Only those that pass the other rules (eight characters, four of
/// them different) need a line here; ends made of digits and marks do not hide them.
enum CommonPasswords {
  static func contains(_ folded: String) -> Bool {
    if words.contains(folded) { return true }
    let stem = String(folded.reversed().drop { !$0.isLetter }.reversed())
    return words.contains(stem) || stems.contains(stem)
  }

  private static let words: Set<String> = [
    "12345678", "123456789", "1234567890", "0123456789", "0987654321", "987654321", "87654321", "12344321", "11223344",
    "1q2w3e4r", "1q2w3e4r5t", "1qaz2wsx", "1qaz2wsx3edc", "qazwsxedc", "q1w2e3r4", "q1w2e3r4t5", "zaq12wsx",
    "qwertyui", "qwertyuiop", "asdfghjk", "asdfghjkl", "zxcvbnm1", "qwer1234", "1234qwer", "asdf1234", "abcd1234",
    "abc12345", "a1b2c3d4", "aa123456", "a12345678", "pass1234", "trustno1", "p@ssw0rd", "passw0rd", "йцукенгш",
    "йцукенгшщз", "1й2ц3у4к", "sunshine", "football", "baseball", "princess", "superman", "iloveyou", "whatever",
    "computer", "internet", "starwars", "jennifer", "michelle", "liverpool", "chocolate", "butterfly", "changeme",
    "letmein1", "marathon", "kazakhstan", "qazaqstan", "казахстан", "қазақстан", "almaty01", "наташа12", "любовь12",
  ]

  /// Words that everybody lengthens with digits.
  private static let stems: Set<String> = [
    "password", "passwort", "passwd", "pass", "qwerty", "qwert", "qwe", "asdf", "admin", "welcome", "letmein", "login",
    "master", "dragon", "monkey", "shadow", "secret", "hello", "summer", "winter", "spring", "autumn", "love", "test",
    "user", "guest", "songly", "пароль", "йцукен", "привет", "любовь", "құпиясөз", "сәлем", "махаббат",
  ]
}
