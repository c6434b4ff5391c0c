import CChild
import Foundation

/// A program run for one exchange: it is given its input, heard to its end, and gone afterwards with all it started,
/// whatever it does. Foundation's own Process cannot stand here: it ends this process once more than 1,024 files are
/// open, which a server with many connections has.
struct ChildProgram: Sendable {
  enum Ending: Sendable, Hashable {
    case notStarted
    case exited(Int32)
    case killed(signal: Int32)
  }

  var path: String
  var arguments: [String] = []
  var environment = ChildEnvironment.variables
  /// It is killed when it takes longer.
  var secondsMax: Double
  /// It is killed when it says more.
  var outputBytesMax: Int

  /// Runs it and tells what it says in pieces, as they come. Blocks the thread.
  /// - Parameter call: for who may want to end it early.
  func run(input: some Sequence<UInt8>, call: ChildCall = ChildCall(), hear: (ArraySlice<UInt8>) -> Void) -> Ending {
    guard let child = call.begin(start) else { return .notStarted }
    var exchange = ChildExchange(child, input: Array(input), secondsMax: secondsMax, outputBytesMax: outputBytesMax)
    exchange.run(call, hear: hear)
    exchange.close()
    return call.end()
  }

  private func start() -> child? {
    let words = ([path] + arguments).map { strdup($0) }
    let places = environment.map { strdup("\($0.key)=\($0.value)") }
    defer { (words + places).forEach { free($0) } }
    var child = child()
    return child_start(path, words + [nil], places + [nil], &child) == 0 ? child : nil
  }
}
