import Foundation

/// What a child process may use. It is set by the child itself before it reads a byte of its job.
public struct ResourceLimits: Sendable {
  public var memoryBytes: UInt
  public var processorSeconds: UInt
  public var fileBytes: UInt

  public init(memoryBytes: UInt, processorSeconds: UInt, fileBytes: UInt) {
    self.memoryBytes = memoryBytes
    self.processorSeconds = processorSeconds
    self.fileBytes = fileBytes
  }

  /// Lays the limits on this process and all it starts; they cannot be lifted again.
  public func apply() {
    Self.limit(Int32(RLIMIT_AS.rawValue), memoryBytes)
    Self.limit(Int32(RLIMIT_CPU.rawValue), processorSeconds)
    Self.limit(Int32(RLIMIT_FSIZE.rawValue), fileBytes)
    Self.limit(Int32(RLIMIT_CORE.rawValue), 0)
    // A file over the limit shall be an error to report, not a signal.
    signal(SIGXFSZ, SIG_IGN)
  }

  private static func limit(_ resource: Int32, _ value: UInt) {
    var bounds = rlimit(rlim_cur: rlim_t(value), rlim_max: rlim_t(value))
    _ = setrlimit(__rlimit_resource_t(UInt32(resource)), &bounds)
  }
}
