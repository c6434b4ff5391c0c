import Core

/// The first page: what this is, heard in three pieces, and the first step of a song.
enum Landing {
  struct Model: Sendable {
    /// Ids of the occasions, as the kind declares them.
    var occasions: [String]
    var occasion: String
    /// What a song costs and what a newcomer begins with, in energy points.
    var price: Int
    var grant: Int
    /// How long songs are kept and how long the trash keeps them (§5.4), in months and days.
    var keepMonths: Int
    var trashDays: Int
    /// Pieces that this software really made; none leaves the part out.
    var samples: [Sample]
    /// An operator has a third-party counter, for those who allow it (D15).
    var mayBeCounted = false
  }

  struct Sample: Sendable {
    var language: Language
    var title: String
    /// A line that is sung in it.
    var line: String
    /// Ids, labelled as in the form.
    var occasion: String
    var style: String
    var seconds: Double
    var peaks: [Double]
  }
}
