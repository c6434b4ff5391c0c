/// What can be made. The form, the price list and the worker read the same list.
public enum Kinds {
  public static let all: [any GenerationKind] = [Song()]
}
