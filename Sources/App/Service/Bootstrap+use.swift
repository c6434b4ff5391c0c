import Core

extension Bootstrap {
  /// Opens an instance for one act of a command and closes it on every way out.
  static func use<T>(_ settings: Settings, _ body: (Instance) async throws -> T) async throws -> T {
    let instance = try await open(settings)
    do {
      let answer = try await body(instance)
      await instance.close()
      return answer
    } catch {
      await instance.close()
      throw error
    }
  }
}
