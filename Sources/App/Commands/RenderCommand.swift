import ArgumentParser
import Foundation
import Media

/// `songly render`: the child process in which a song is rendered, under limits. Nobody calls it by hand.
struct RenderCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render", abstract: "Render one job from standard input.", shouldDisplay: false)

  func run() async throws {
    throw ExitCode(await RenderChild.run())
  }
}
