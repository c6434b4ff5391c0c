import Policy

/// Where a request came from, as far as the service wants to know (§2.1.4): never the address itself.
public struct Visit: Sendable, Hashable {
  /// The keyed hash of the network address (Privacy.AddressHash).
  public var address: [UInt8]
  /// A general form such as "Firefox on Android", cut to `Limits.deviceLengthMax`.
  public var device: String

  public init(address: [UInt8], device: String) {
    self.address = address
    self.device = String(String.UnicodeScalarView(device.unicodeScalars.prefix(Limits.deviceLengthMax)))
  }
}
