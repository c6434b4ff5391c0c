import Policy

/// The port through which a worker lets time pass, so that tests need not sleep.
public struct Pause: Sendable {
  /// Returns after so many microseconds; throws when its task is cancelled.
  public var wait: @Sendable (_ microseconds: Int64) async throws -> Void

  public init(wait: @escaping @Sendable (_ microseconds: Int64) async throws -> Void) {
    self.wait = wait
  }

  public static let real = Pause { try await Task.sleep(for: .microseconds($0)) }

  /// Acts once in every look's time until its task is cancelled.
  func eachLook(_ act: () async -> Void) async {
    while !Task.isCancelled {
      do { try await wait(Int64(Limits.lookEverySeconds) * Span.second) } catch { return }
      await act()
    }
  }
}
