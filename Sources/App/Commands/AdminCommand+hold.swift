import ArgumentParser
import Core
import Policy
import Privacy

extension AdminCommand {
  /// `songly admin hold`: evidence for an investigation (§12, D20).
  struct Hold: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "hold", abstract: "Keep evidence beyond its time (§12, D20).",
      subcommands: [Place.self, Release.self, Review.self, View.self, List.self])

    struct Place: AsyncParsableCommand {
      static let configuration = CommandConfiguration(
        abstract: "Hold things: served to nobody, and not purged before the hold ends.")

      @OptionGroup var options: ServiceOptions
      @Option(help: "Why; names the case.") var reason: String
      @Option(help: "Who approves; two different people.") var approvedBy: [String]
      @Option(help: "The day on which it ends (00:00 UTC), e.g. 2027-03-31.") var until: String
      @Argument(help: "Things, e.g. work/0190… or upload/0190….") var objects: [String]

      func run() async throws {
        try await AdminCommand.act(options) { instance in
          let order = HoldOrder(
            objects: try objects.map(Hold.object), reason: reason, approvers: approvedBy, until: try Hold.day(until))
          Terminal.say("held \(try await instance.holds.place(order))")
        }
      }
    }

    struct Release: AsyncParsableCommand {
      static let configuration = CommandConfiguration(abstract: "End a hold; what was due is purged at once.")

      @OptionGroup var options: ServiceOptions
      @Argument(help: "The hold.") var hold: String
      @Option(help: "Who releases it.") var by: String

      func run() async throws {
        try await AdminCommand.act(options) { try await $0.holds.release(try Hold.identifier(hold), by: by) }
      }
    }

    struct Review: AsyncParsableCommand {
      static let configuration = CommandConfiguration(
        abstract: "Say that a hold is still needed; owed every \(Retention.holdReview.description).")

      @OptionGroup var options: ServiceOptions
      @Argument(help: "The hold.") var hold: String
      @Option(help: "Who looked at it.") var by: String

      func run() async throws {
        try await AdminCommand.act(options) { try await $0.holds.review(try Hold.identifier(hold), by: by) }
      }
    }

    struct View: AsyncParsableCommand {
      static let configuration = CommandConfiguration(
        commandName: "log-view", abstract: "Log that somebody looks at a thing under hold, before it is shown.")

      @OptionGroup var options: ServiceOptions
      @Argument(help: "The hold.") var hold: String
      @Argument(help: "The thing, e.g. work/0190….") var object: String
      @Option(help: "Who looks.") var by: String

      func run() async throws {
        try await AdminCommand.act(options) { instance in
          try await instance.holds.recordView(
            of: try Hold.object(object), under: try Hold.identifier(hold), by: by)
        }
      }
    }

    struct List: AsyncParsableCommand {
      static let configuration = CommandConfiguration(abstract: "List holds with everything done about them.")

      @OptionGroup var options: ServiceOptions

      func run() async throws {
        try await AdminCommand.act(options) { instance in
          let now = instance.world.now
          for entry in try await instance.holds.list() { Hold.lines(entry, at: now).forEach(Terminal.say) }
        }
      }
    }

    static func lines(_ entry: HoldEntry, at now: Instant) -> [String] {
      let state =
        if entry.endsAt <= now { entry.releasedAt == nil ? "ended" : "released" } else {
          entry.reviewAt <= now ? "in force, REVIEW OVERDUE" : "in force"
        }
      return [
        "\(entry.id) \(state): \(entry.reason)",
        "  placed \(CivilDate(entry.placedAt)), review by \(CivilDate(entry.reviewAt)), "
          + "ends \(CivilDate(entry.endsAt)), approved by \(entry.approvers.joined(separator: " and "))",
      ] + entry.objects.map { "  \($0.kind.rawValue)/\($0.id)" }
        + entry.events.map { "  \(CivilDate($0.at)) \($0.act) by \($0.person)" + ($0.object.map { " (\($0))" } ?? "") }
    }

    fileprivate static func object(_ text: String) throws(DomainError) -> HeldObject {
      let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2, let kind = HeldKind(rawValue: parts[0]) else {
        let kinds = HeldKind.allCases.map(\.rawValue).joined(separator: ", ")
        throw DomainError(.invalid, "hold-object", "Write a thing as kind/id; the kinds are \(kinds).")
      }
      return HeldObject(kind, try identifier(parts[1]))
    }

    fileprivate static func identifier(_ text: String) throws(DomainError) -> Identifier {
      guard let id = Identifier(text) else { throw DomainError(.invalid, "id-invalid", "\(text) is not an id.") }
      return id
    }

    fileprivate static func day(_ text: String) throws(DomainError) -> Instant {
      let numbers = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
      guard numbers.count == 3, let year = numbers[0], let month = numbers[1], let day = numbers[2],
        let date = CivilDate(year: year, month: month, day: day)
      else { throw DomainError(.invalid, "date-invalid", "Write a date as 2027-03-31.") }
      return date.start
    }
  }
}
