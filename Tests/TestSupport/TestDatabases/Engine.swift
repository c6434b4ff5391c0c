/// The engines every suite about stored things runs on: `@Test(arguments: Engine.allCases)`.
public enum Engine: String, Sendable, CaseIterable {
  case sqlite, postgres
}
