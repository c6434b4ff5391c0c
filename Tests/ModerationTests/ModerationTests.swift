import Core
import Moderation
import Testing

/// What the studio asks before anything is begun (§12, D21).
@Suite struct ModerationTests {
  @Test func callsToViolenceAreRefusedInAnyText() async throws {
    let moderation = Moderation()
    try await moderation.screen([])
    try await moderation.screen(["Anna", "We met in May. Kill them with kindness."])
    for texts in [["Anna", "kill them all"], ["убейте их"], ["", "оларды өлтір"]] {
      await #expect("\(texts)") {
        try await moderation.screen(texts)
      } throws: { error in
        // The refusal repeats nothing of what was written.
        guard let error = error as? DomainError else { return false }
        return error.code == "text-not-allowed" && texts.allSatisfy { $0.isEmpty || !error.safe.contains($0) }
      }
    }
  }
}
