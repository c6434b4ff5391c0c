public import Core
import Synchronization

/// An object store in memory, which a test can look into and tamper with.
public final class MemoryStore: Sendable {
  private let objects = Mutex<[ObjectName: [UInt8]]>([:])

  public init() {}

  /// Everything that is stored, as it is stored.
  public var stored: [ObjectName: [UInt8]] { objects.withLock { $0 } }

  public func set(_ name: ObjectName, _ bytes: [UInt8]) {
    objects.withLock { $0[name] = bytes }
  }

  public var port: ObjectStore {
    ObjectStore(
      write: { [self] name, chunks in
        var bytes: [UInt8] = []
        while let chunk = try await chunks() { bytes += chunk }
        set(name, bytes)
        return bytes.count
      },
      read: { [self] name, range in
        guard let bytes = stored[name] else {
          throw DomainError(.notFound, "object-missing", "This object does not exist.")
        }
        return Array(bytes[range.clamped(to: 0..<bytes.count)])
      },
      size: { [self] name in stored[name]?.count },
      remove: { [self] name in objects.withLock { $0[name] = nil } },
      list: { [self] after, limit in
        let later = stored.keys.sorted().filter { name in after.map { name > $0 } ?? true }
        return Array(later.prefix(limit))
      })
  }
}
