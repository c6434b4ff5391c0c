import Accounts
import ArgumentParser
import Core
import Jobs
import Logging
import ServiceLifecycle
import Web

/// `songly serve`: the service, with its workers inside unless told otherwise.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Run the service: pages, and the making of gifts.",
    discussion: "Stop it with Ctrl-C: what is being made is finished or goes back to the queue.")

  @OptionGroup var options: ServiceOptions

  func run() async throws {
    do {
      let settings = try options.settings()
      let instance = try await Bootstrap.open(settings)
      let logger = try Services.logger(instance)
      let records = Records(logger: logger, metrics: instance.metrics)
      let origin = settings.origin
      let house = House(instance, record: records.request)
      let web = WebService.make(
        house, host: settings["http.host"], port: settings.integer("http.port"),
        logger: logger, started: { Terminal.say("Songly is at \(origin)") })
      var services: [any Service] = [
        SignalService(signals: instance.signals), VisitService(visits: instance.visits), RecallService(house: house),
        web,
      ]
      if settings.flag("work.inside") {
        services += WorkService.all(instance, records)
        if settings.flag("site.samples") { services.append(SampleService(instance: instance, records: records)) }
      }
      if settings.integer("metrics.port") > 0 {
        services.append(MetricsService(instance, port: settings.integer("metrics.port"), logger: logger))
      }
      try await Services.run(services, logger: logger)
      await instance.close()
    } catch {
      throw Terminal.exit(for: error)
    }
  }
}
