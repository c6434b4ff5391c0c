import Core
import Vault

/// Seals and opens the words of one request.
struct RequestSeal: Sendable {
  var request: Identifier
  var key: DataKey
  var entropy: Entropy

  enum Word: Sendable {
    case address, subject, text, ignored, answer
  }

  func seal(_ word: Word, _ text: String) throws -> [UInt8] {
    try key.seal(text, at: place(word), entropy: entropy)
  }

  func open(_ word: Word, _ sealed: [UInt8]) throws -> String { try key.open(sealed, at: place(word)) }

  func seal(name text: String, of step: Identifier) throws -> [UInt8] {
    try key.seal(text, at: SealedPlace("request_notes", "name_sealed", step), entropy: entropy)
  }

  func seal(note text: String, of step: Identifier) throws -> [UInt8] {
    try key.seal(text, at: SealedPlace("request_notes", "note_sealed", step), entropy: entropy)
  }

  func open(name sealed: [UInt8], of step: Identifier) throws -> String {
    try key.open(sealed, at: SealedPlace("request_notes", "name_sealed", step))
  }

  func open(note sealed: [UInt8], of step: Identifier) throws -> String {
    try key.open(sealed, at: SealedPlace("request_notes", "note_sealed", step))
  }

  private func place(_ word: Word) -> SealedPlace {
    switch word {
    case .address: SealedPlace("request_texts", "address_sealed", request)
    case .subject: SealedPlace("request_texts", "subject_sealed", request)
    case .text: SealedPlace("request_texts", "text_sealed", request)
    case .ignored: SealedPlace("request_texts", "ignored_sealed", request)
    case .answer: SealedPlace("request_texts", "answer_sealed", request)
    }
  }
}
