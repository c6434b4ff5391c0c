/// Clauses that no code carries out or no test proves yet, each with the reason. A clause leaves this list when it has
/// both; none may be in neither.
enum ClauseGaps {
  static let reasons: [String: String] = [
    "§9.2": "Only text: nothing is sold, and the rights are those of §9.1.",
    "D11": "Uploads are still to come.",
    "D12": "Uploads are still to come.",
    "D15": "No adapter for Yandex.Metrika is built in, so it cannot be on.",
    "D23": "Jobs that use pictures are still to come.",
    "D24": "Only text: it says what is done instead of a claim that nobody can prove.",
    "D25": "There is no internal use, and no way to ask for it yet.",
    "D30": "Restriction and objection are still to come.",
    "D30b": "Restriction is still to come.",
  ]
}
