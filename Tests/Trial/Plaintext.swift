import Hummingbird

/// The least that a server of this kind can do, for comparison in the same run.
struct Plaintext {
  private let port: Int

  init(port: String) throws {
    guard let number = Int(port) else { throw Trial.Misused() }
    self.port = number
  }

  func run() async throws {
    let router = Router()
    router.get("/") { _, _ in "Hello, World!" }
    let application = Application(
      router: router, configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: port)))
    try await application.run()
  }
}
