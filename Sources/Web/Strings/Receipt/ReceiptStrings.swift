import Core

/// Receipts of erasures: keeping one, and checking one without an account (D3).
struct ReceiptStrings: Sendable {
  let title: String
  let lead: String
  /// Above the receipt on the last page of a deletion.
  let keep: String
  let keepText: String
  let field: String
  let fieldHint: String
  let check: String
  let another: String
  let valid: String
  let instance: String
  let closed: String
  let destroyed: String
  let pending: String
  let sweptBy: String
  let policy: String
  let keys: String
  let files: String
  let held: String
  let records: String
  let elsewhere: String
  let publicKey: String

  static func of(_ language: Language) -> ReceiptStrings {
    switch language {
    case .english: english
    case .russian: russian
    case .kazakh: kazakh
    }
  }
}

extension Strings {
  var receipt: ReceiptStrings { .of(language) }
}
