import Assistants
import Core
import Policy
import Testing

/// §5.5, D8, D8b: a hundred messages, cut at whole turns.
@Suite struct ChatCapTests {
  private func chat(_ count: Int) -> [ChatCap.Message] {
    (0..<count).compactMap { index in
      Identifier(milliseconds: UInt64(index), random: Array(repeating: 0, count: 10)).map {
        ChatCap.Message(id: $0, isFromPerson: index.isMultiple(of: 2))
      }
    }
  }

  @Test func aHundredMessagesStay() {
    #expect(ChatCap.overflow(of: chat(0)).isEmpty)
    #expect(ChatCap.overflow(of: chat(Limits.chatMessagesMax)).isEmpty)
  }

  @Test func theCutFallsBetweenTurns() {
    // A new question makes 101: its own place is made by a whole turn.
    #expect(ChatCap.overflow(of: chat(101)) == Array(chat(101).prefix(2)))
    #expect(ChatCap.overflow(of: chat(102)) == Array(chat(102).prefix(2)))
  }

  @Test func whateverTheLengthTheRestBeginsWithAQuestion() {
    for count in 0..<400 {
      let messages = chat(count)
      let gone = ChatCap.overflow(of: messages)
      let rest = messages.dropFirst(gone.count)
      #expect(rest.count <= Limits.chatMessagesMax && rest.count >= min(count, Limits.chatMessagesMax - 1))
      #expect(rest.first?.isFromPerson ?? true)
    }
  }

  @Test func aCapThatWasTightenedStillCutsTurns() {
    #expect(ChatCap.overflow(of: chat(10), cap: 3).count == 8)
    #expect(ChatCap.overflow(of: chat(10), cap: 0).count == 10)
  }
}
