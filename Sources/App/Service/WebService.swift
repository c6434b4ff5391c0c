import Core
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import Policy
import ServiceLifecycle
import Web

/// The site behind a socket, with every limit that keeps strangers from holding it (threats: web edge).
enum WebService {
  static func make(
    _ house: House, host: String, port: Int, logger: Logger, started: @escaping @Sendable () -> Void
  ) -> some Service {
    let deadline = TimeAmount.seconds(Int64(Limits.requestSecondsMax))
    return Application(
      responder: Site(house: house),
      server: .http1(
        configuration: .init(
          additionalChannelHandlers: [Site.deadlines(deadline)], idleTimeout: deadline,
          httpDecoderConfiguration: .init(
            maxHeaderFieldSize: Limits.headerBytesMax, maxHeaderListSize: Limits.headerBytesMax,
            maxHeaderFieldCount: Limits.headersMax))),
      configuration: ApplicationConfiguration(
        address: .hostname(host, port: port), serverName: nil,
        availableConnectionsDelegate: MaximumAvailableConnections(Limits.connectionsMax)),
      onServerRunning: { _ in started() },
      logger: logger)
  }
}
