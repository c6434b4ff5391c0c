/// Names under which this machine speaks to itself. What goes there does not leave it.
public enum OwnMachine {
  /// Only the loopback addresses and their one name: a host that merely looks like them is another machine.
  public static func contains(_ host: String) -> Bool {
    if ["localhost", "::1"].contains(host) { return true }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil && !$0.hasPrefix("+") }
  }
}
