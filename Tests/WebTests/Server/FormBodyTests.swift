import Policy
import Testing

@testable import Web

/// Forms are read strictly: nothing is guessed (threats: web edge).
@Suite struct FormBodyTests {
  private func read(_ text: String) -> FormBody? { FormBody(Array(text.utf8)) }

  @Test func aFormIsRead() {
    let form = read("name=%D0%90%D0%BD%D0%BD%D0%B0&story=a+b%0D%0Ac&empty=&bare")
    #expect(form?["name"] == "Анна")
    #expect(form?["story"] == "a b\nc")
    #expect(form?["empty"] == "" && form?["bare"] == "")
    #expect(form?.isTicked("empty") == false && form?.isTicked("name") == true)
    #expect(read("") == FormBody())
  }

  @Test(arguments: [
    "name=%", "name=%4", "name=%zz", "name=%C3%28", "name=%FF", "%FF=a", "name=a b", "name=a\u{0}b", "name=a\nb",
    "name=%ED%A0%80", "name=%C0%AF", "name=a&name=b", "name=a&%6Eame=b",
  ])
  func whatIsDamagedIsRefused(_ text: String) {
    #expect(read(text) == nil)
  }

  @Test func bytesThatAreNoTextAreRefused() {
    #expect(FormBody([UInt8(ascii: "a"), UInt8(ascii: "="), 0xff, 0xfe]) == nil)
  }

  @Test func fieldsAreCounted() {
    func form(_ count: Int) -> String { (0..<count).map { "k\($0)=v" }.joined(separator: "&") }
    #expect(read(form(Limits.formFieldsMax))?.names.count == Limits.formFieldsMax)
    #expect(read(form(Limits.formFieldsMax + 1)) == nil)
    #expect(read(form(1_000_000)) == nil)
    #expect(read(String(repeating: "a[b]", count: 20_000) + "=1")?.names.count == 1)
  }

  /// What a value brings into an address it cannot get out of.
  @Test func encodedTextReadsBackTheSame() {
    for text in ["/works?x=1&y=2", "Анна & Co", "a\r\nSet-Cookie: b", "%25", "\u{202E}אב", "🎂"] {
      let encoded = FormBody.encoded(text)
      #expect(encoded.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7f && $0 != UInt8(ascii: "&") })
      #expect(read("t=" + encoded)?["t"] == text.replacing("\r\n", with: "\n"))
    }
  }
}
