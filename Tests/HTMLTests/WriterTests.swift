import HTML
import Testing

@Suite struct WriterTests {
  private func text(_ node: Node) -> String {
    var writer = Writer()
    writer.write(node)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  @Test func scriptInAnyTextIsShownAndNotRun() {
    let name = "<script>alert('&\"')</script>"
    let page = text(.tag("p", .title(name), text: name))
    #expect(!page.contains("<script"))
    #expect(
      page == "<p title=\"&lt;script&gt;alert(&#39;&amp;&quot;&#39;)&lt;/script&gt;\">"
        + "&lt;script&gt;alert(&#39;&amp;&quot;&#39;)&lt;/script&gt;</p>")
  }

  @Test func voidElementsHaveNoEndAndFlagsNoValue() {
    #expect(text(.void(.input, [.name("for"), .required])) == "<input name=\"for\" required>")
    #expect(text(.group([.void(.br, []), "x"])) == "<br>x")
  }

  @Test func ownDataNeverMeansAnythingToABrowser() {
    #expect(
      text(.tag("p", .data("seconds", "\"3"), .data("js"), text: "x"))
        == "<p data-seconds=\"&quot;3\" data-js=\"\">x</p>")
    #expect(text(.tag("p", .data("onclick", "alert(1)"), text: "x")).hasPrefix("<p data-onclick="))
    #expect(text(.void(.meta, Attribute.refresh(seconds: 3))) == "<meta http-equiv=\"refresh\" content=\"3\">")
    #expect(
      text(.tag("svg", .viewBox(24, 8), .path("M0 0"), text: "")) == "<svg viewBox=\"0 0 24 8\" d=\"M0 0\"></svg>")
  }

  @Test func nothingIsWrittenInsideScript() {
    #expect(text(.tag("script", children: ["</script><b>"])) == "<script></script>")
  }

  @Test func aDocumentIsInStandardsMode() {
    let bytes = Writer.document(.tag("html", .lang("kk"), children: [.tag("title", text: "Әнұран")]))
    #expect(String(decoding: bytes, as: UTF8.self) == "<!doctype html><html lang=\"kk\"><title>Әнұран</title></html>")
  }

  @Test func aPageWithoutEndDoesNotOverrunTheStack() {
    let deep = (0..<5_000).reduce(Node.text("x")) { node, _ in .tag("div", children: [node]) }
    #expect(!text(deep).contains("x"))
  }

  @Test(arguments: ["/works/1", "/", "#words", "/search?q=a&b=c"])
  func ownPathsAreReferences(_ path: String) {
    #expect(Reference(path: path)?.text == path)
  }

  @Test(arguments: [
    "javascript:alert(1)", "//host/x", "/\\host", "https://host", "", " /x", "/a\nb", "java\tscript:x", "works/1",
  ])
  func everythingElseIsNot(_ path: String) {
    #expect(Reference(path: path) == nil)
  }

  @Test func aMailReferenceCarriesNoHeaders() {
    #expect(Reference(mail: "a@b.kz?bcc=x\r\n").text == "mailto:a@b.kz%3Fbcc%3Dx%0D%0A")
  }
}
