import Core
import HTML

/// The form in which a song is asked for.
enum Create {
  struct Model: Sendable {
    /// What the kind declares, in its order.
    var fields: [Asked]
    /// What was typed so far, by field; also what is wrong, kept as it was typed.
    var values: [String: String]
    var problems: [Problem]
    /// In energy points.
    var price: Int
    /// Where the form is sent: `/create`, or the draft it continues.
    var action: Reference
    /// A key that makes sending twice the same as once.
    var idempotencyKey: String
    /// Set where the form goes on with a draft.
    var draftToken: String?
    /// Why the song could not be begun, where no field is to blame.
    var notice: String?
  }

  /// A declared field.
  struct Asked: Sendable, Hashable {
    enum Kind: Sendable, Hashable {
      case text(lengthMax: Int)
      case longText(lengthMax: Int)
      case choice([Answer])
      case number(ClosedRange<Int>)
      case flag
    }

    struct Answer: Sendable, Hashable {
      var id: String
      /// Set where an answer only makes sense in one language of the song.
      var language: Language?
    }

    var name: String
    var kind: Kind
    var isRequired: Bool
    /// What it is when nothing is said; nil where the song finds its own.
    var usual: String?
  }

  struct Problem: Sendable, Hashable {
    var field: String
    var code: String
  }
}
