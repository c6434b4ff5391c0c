import HTML
import Studio

@testable import Web

/// What holds for every page, whoever wrote it.
enum PageRules {
  /// What is wrong with a page; empty for a sound one.
  static func faults(_ page: PageText) -> [String] {
    inline(page) + links(page) + identifiers(page) + forms(page) + fields(page) + leftovers(page)
  }

  /// The content security policy forbids style and script inside a page.
  private static func inline(_ page: PageText) -> [String] {
    var faults: [String] = []
    if page.text.contains(" style=\"") { faults.append("inline style") }
    if page.text.contains(/<[^>]* on[a-z]+=/) { faults.append("inline script") }
    if page.text.contains("<style") { faults.append("style element") }
    if page.text.contains(/<script(?![^>]* src=)/) { faults.append("script without source") }
    return faults
  }

  /// Every address is a route, a file of the program that exists, a part of this page that exists, or a mail.
  private static func links(_ page: PageText) -> [String] {
    let targets = ["href", "src", "action", "formaction"].flatMap(page.values(of:))
    return targets.filter { target in
      if target.hasPrefix("mailto:") { return false }
      if target.hasPrefix("#") { return !page.text.contains(" id=\"\(target.dropFirst())\"") }
      let path = String(target.prefix { $0 != "#" && $0 != "?" })
      if path.hasPrefix("/assets/") { return !Asset.all.values.contains { $0.path == path } }
      return Route(path: path) == nil
    }.map { "leads nowhere: \($0)" }
  }

  private static func identifiers(_ page: PageText) -> [String] {
    let ids = page.values(of: "id")
    let doubled = Set(ids.filter { id in ids.filter { $0 == id }.count > 1 })
    let described = page.values(of: "aria-describedby").flatMap { $0.split(separator: " ").map(String.init) }
    let missing = (described + page.values(of: "for")).filter { !ids.contains($0) }
    return doubled.sorted().map { "twice: #\($0)" } + missing.map { "nowhere: #\($0)" }
  }

  /// Every form that changes something carries the token.
  private static func forms(_ page: PageText) -> [String] {
    page.text.split(separator: "<form ").dropFirst().compactMap { form in
      form.hasPrefix("method=\"post\"") && !form.prefix(300).contains("name=\"form-token\"")
        ? "form without token" : nil
    }
  }

  /// Forms send what their routes know and nothing twice, or the site would refuse its own pages.
  private static func fields(_ page: PageText) -> [String] {
    let gift = Set(StudioPages.fields.map(\.name))
    return page.text.matches(of: /<form [^>]*method="post"[^>]*action="([^"]+)"[^>]*>(.*?)<\/form>/).flatMap { form in
      guard let route = Route(path: String(form.1)) else { return ["form leads nowhere: \(form.1)"] }
      let known = FormFields.known(to: route, gift: gift)
      let inputs = form.2.matches(of: /<(?:input|textarea|button|select) [^>]*>/).map { String($0.output) }
      let sent = inputs.compactMap { input -> (name: String, isOne: Bool)? in
        guard let name = input.firstMatch(of: /\sname="([^"]+)"/)?.1 else { return nil }
        return (String(name), !input.contains("radio") && !input.contains("submit"))
      }
      let singles = sent.filter(\.isOne).map(\.name)
      return sent.filter { !known.contains($0.name) }.map { "\(form.1) does not know \($0.name)" }
        + Set(singles).filter { name in singles.count { $0 == name } > 1 }.map { "\(form.1) sends \($0) twice" }
    }
  }

  /// A place of a phrase that nothing filled; the templates for our own script stand in `data-` attributes.
  private static func leftovers(_ page: PageText) -> [String] {
    let shown = page.text.replacing(/\sdata-[a-z]+="[^"]*"/, with: "")
    return shown.matches(of: /\{[a-z]+\}/).map { "unfilled: \($0.output)" }
  }
}
