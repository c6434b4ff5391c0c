import ArgumentParser
import Core
import Policy
import Privacy

extension RequestsCommand {
  /// `songly requests calendar`: the dates by which answers are owed, for the operator's calendar.
  struct CalendarCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "calendar", abstract: "Print the due dates as a calendar file (iCalendar).")

    @OptionGroup var options: ServiceOptions

    func run() async throws {
      try await AdminCommand.act(options) { instance in
        let entries = try await instance.requests.list()
        Terminal.say(RequestCalendar.text(entries, host: instance.settings["site.name"], at: instance.world.now))
      }
    }
  }
}

/// Due dates as an iCalendar file (RFC 5545). It names requests by their numbers and nobody by name.
enum RequestCalendar {
  static func text(_ entries: [RequestEntry], host: String, at now: Instant) -> String {
    let owed = entries.filter { $0.state == .open || $0.state == .received }
    let events = owed.flatMap { entry in
      [
        "BEGIN:VEVENT", "UID:\(entry.number)@songly", "DTSTAMP:\(stamp(now))", "DTSTART:\(stamp(entry.dueAt))",
        "SUMMARY:\(escaped(host)): \(entry.number) (\(entry.right.rawValue))", "BEGIN:VALARM", "ACTION:DISPLAY",
        "DESCRIPTION:\(entry.number)", "TRIGGER:-P3D", "END:VALARM", "END:VEVENT",
      ]
    }
    let lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//songly//requests//EN"] + events + ["END:VCALENDAR"]
    return lines.joined(separator: "\r\n")
  }

  /// `20261130T160509Z`.
  private static func stamp(_ instant: Instant) -> String {
    instant.machineText.filter { $0 != "-" && $0 != ":" }
  }

  private static func escaped(_ text: String) -> String {
    Terminal.oneLine(text).replacing("\\", with: "\\\\").replacing(";", with: "\\;").replacing(",", with: "\\,")
  }
}
