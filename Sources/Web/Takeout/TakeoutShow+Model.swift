import Core
import Policy
import Privacy

/// The page on which somebody asks for a copy of their data and saves it (§9.1, D31).
enum TakeoutShow {
  struct Model: Sendable, Hashable {
    enum State: Sendable, Hashable {
      case none, waiting, failed, deleted
      case ready(Identifier, size: String, madeOn: String, until: String, machineUntil: String)
    }

    var state: State
    /// "You can ask for a new one from …"; nil when now.
    var nextOn: String?
    var problem: String?
  }

  enum Name {
    static let act = "act"
    static let ask = "ask"
    static let save = "save"
    static let delete = "delete"
    static let id = "id"
  }
}

extension TakeoutShow.Model {
  init(_ standing: Takeouts.Standing, mayAskFrom next: Instant?, _ language: Language) {
    switch standing {
    case .none: state = .none
    case .waiting: state = .waiting
    case .failed: state = .failed
    case .deleted: state = .deleted
    case .ready(let ready):
      state = .ready(
        ready.id, size: Format.bytes(ready.plainBytes, language), madeOn: Format.date(ready.madeAt, language),
        until: Format.momentUntil(ready.until, language), machineUntil: Format.machine(ready.until))
    }
    nextOn = next.map { Format.moment($0, language) }
  }
}
