internal import Core

/// All couplets of one language, read once.
struct Bank: Sendable {
  var couplets: [Couplet]

  /// - Throws: `DomainError(.fault, …)` if the bank's own text is broken; tests keep that from happening.
  static func of(_ language: Language) throws(DomainError) -> Bank {
    switch language {
    case .english: try english.get()
    case .russian: try russian.get()
    case .kazakh: try kazakh.get()
    }
  }

  func couplets(_ role: CoupletRole, _ occasion: Occasion, _ tone: Tone) -> [Couplet] {
    couplets.filter { $0.role == role && $0.suits(occasion, tone) }
  }

  private static let english = read(EnglishBank.texts)
  private static let russian = read(RussianBank.texts)
  private static let kazakh = read(KazakhBank.texts)

  private static func read(_ texts: [String]) -> Result<Bank, DomainError> {
    do throws(DomainError) {
      return .success(Bank(couplets: try BankParser.parse(texts)))
    } catch {
      return .failure(error)
    }
  }
}
