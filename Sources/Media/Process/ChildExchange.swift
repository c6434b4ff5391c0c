import CChild
import Foundation

/// The two pipes of a running child program, served by one thread: neither side can wait for the other with a full
/// pipe, and nothing waits longer than it may.
struct ChildExchange {
  private let child: child
  private let input: [UInt8]
  private let deadline: UInt64
  private let outputBytesMax: Int
  private var written = 0
  private var heard = 0
  private var inputIsOpen = true
  private var outputIsOpen = true
  private var piece = [UInt8](repeating: 0, count: 1 << 16)

  init(_ child: child, input: [UInt8], secondsMax: Double, outputBytesMax: Int) {
    self.child = child
    self.input = input
    self.outputBytesMax = outputBytesMax
    deadline = DispatchTime.now().uptimeNanoseconds + UInt64(secondsMax * 1e9)
  }

  /// Returns once the program has ended and everything it said was heard. What it started and left behind may still
  /// hold the pipe; that is not waited for.
  mutating func run(_ call: ChildCall, hear: (ArraySlice<UInt8>) -> Void) {
    while true {
      var files = [
        pollfd(fd: child.ending, events: Int16(POLLIN), revents: 0),
        pollfd(fd: outputIsOpen ? child.output : -1, events: Int16(POLLIN), revents: 0),
        pollfd(fd: inputIsOpen ? child.input : -1, events: Int16(POLLOUT), revents: 0),
      ]
      let wait = milliseconds()
      if wait == 0 { call.callOff() }
      // A killed program ends at once, but for the moment the system needs.
      guard poll(&files, nfds_t(files.count), wait == 0 ? -1 : wait) >= 0 || errno == EINTR else { return }
      if files[2].revents != 0 { write() }
      if files[1].revents != 0 { read(hear) }
      if heard > outputBytesMax { call.callOff() }
      if files[0].revents != 0 {
        while outputIsOpen, read(hear), heard <= outputBytesMax {}
        return
      }
    }
  }

  mutating func close() {
    endInput()
    Glibc.close(child.output)
    Glibc.close(child.ending)
  }

  /// Until the deadline, rounded up; 0 is past it.
  private func milliseconds() -> Int32 {
    let now = DispatchTime.now().uptimeNanoseconds
    return now >= deadline ? 0 : Int32(clamping: (deadline - now) / 1_000_000 + 1)
  }

  private mutating func write() {
    if written < input.count {
      let count = input[written...].withUnsafeBytes { Glibc.write(child.input, $0.baseAddress, $0.count) }
      if count > 0 { written += count }
      if count < 0, errno == EAGAIN || errno == EINTR { return }
      // A program that reads no further may still have something to say.
      if count < 0 { return endInput() }
    }
    if written == input.count { endInput() }
  }

  private mutating func endInput() {
    guard inputIsOpen else { return }
    inputIsOpen = false
    Glibc.close(child.input)
  }

  /// Answers whether there was something, so that there may be more.
  @discardableResult private mutating func read(_ hear: (ArraySlice<UInt8>) -> Void) -> Bool {
    let count = piece.withUnsafeMutableBytes { Glibc.read(child.output, $0.baseAddress, $0.count) }
    if count > 0 {
      heard += count
      hear(piece[..<count])
      return true
    }
    if count < 0, errno == EINTR { return true }
    if count == 0 || errno != EAGAIN { outputIsOpen = false }
    return false
  }
}
