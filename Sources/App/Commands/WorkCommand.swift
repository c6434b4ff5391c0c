import ArgumentParser
import Core
import ServiceLifecycle

/// `songly work`: only the background half, for machines beside the one that serves.
struct WorkCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "work", abstract: "Make gifts and keep the promises, without serving pages.")

  @OptionGroup var options: ServiceOptions

  func run() async throws {
    do {
      let settings = try options.settings()
      let instance = try await Bootstrap.open(settings)
      let logger = try Services.logger(instance)
      let records = Records(logger: logger, metrics: instance.metrics)
      var services = WorkService.all(instance, records)
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
