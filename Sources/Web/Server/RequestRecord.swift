/// What is known about a request when it is over: for logs and metrics, free of personal data (D33). The route is a
/// name, never the path, since paths hold tokens and ids.
public struct RequestRecord: Sendable {
  public var id: String
  public var route: String
  public var method: String
  public var status: Int
  public var seconds: Double
  /// The code of the error, where there was one.
  public var code: String?
}

extension Route {
  /// The case without what it holds, e.g. `workFile`.
  var label: String {
    String("\(self)".prefix { $0 != "(" })
  }
}
