public import Hummingbird
import Logging

/// What the server knows about a connection: who is on its other end.
public struct SiteContext: RequestContext {
  public var coreContext: CoreRequestContextStorage
  /// The network address as text, without a port. It is hashed at once and never stored or logged (§2.1.4).
  let remote: String?

  public init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
    remote = source.channel.remoteAddress?.ipAddress
  }
}
