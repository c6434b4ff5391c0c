public import Core

/// Everything the pages say in one language. An area is a struct of its own with a value per language, so that a
/// sentence missing from a language does not build. The areas of accounts, settings, privacy, policy and errors add
/// themselves in files of their own: `extension Strings { var account: AccountStrings { .of(language) } }`.
public struct Strings: Sendable, Hashable {
  public let language: Language

  public static func of(_ language: Language) -> Strings { Strings(language: language) }

  var common: CommonStrings { .of(language) }
  var landing: LandingStrings { .of(language) }
  var create: CreateStrings { .of(language) }
  var work: WorkStrings { .of(language) }
  var library: LibraryStrings { .of(language) }
}
