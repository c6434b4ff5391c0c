/// A language in which Songly writes, sings and speaks to people.
public enum Language: String, Sendable, Codable, Hashable, CaseIterable {
  case english = "en"
  case russian = "ru"
  case kazakh = "kk"
}
