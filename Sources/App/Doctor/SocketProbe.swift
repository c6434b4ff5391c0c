import Foundation
import Policy

/// Whether somebody listens at an address. Says nothing there.
enum SocketProbe {
  /// Blocks until the answer, at most `ProofLimits.probeSecondsMax` for each address of the name.
  static func answers(host: String, port: Int) -> Bool {
    var hints = addrinfo()
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var list: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(host, String(port), &hints, &list) == 0 else { return false }
    defer { freeaddrinfo(list) }
    var next = list
    while let address = next?.pointee {
      if connects(address) { return true }
      next = address.ai_next
    }
    return false
  }

  private static func connects(_ address: addrinfo) -> Bool {
    let descriptor = socket(address.ai_family, address.ai_socktype | Int32(SOCK_NONBLOCK.rawValue), 0)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    if connect(descriptor, address.ai_addr, address.ai_addrlen) == 0 { return true }
    guard errno == EINPROGRESS else { return false }
    var wait = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    guard poll(&wait, 1, Int32(ProofLimits.probeSecondsMax * 1000)) == 1 else { return false }
    var fault: Int32 = 0
    var size = socklen_t(MemoryLayout<Int32>.size)
    return getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &fault, &size) == 0 && fault == 0
  }
}
