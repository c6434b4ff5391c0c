import Accounts
import Core
import Foundation
import Persistence
import Policy
import Privacy
import Studio
import Vault
import Web

extension House {
  /// The site's view of an instance.
  init(_ instance: Instance, record: @escaping @Sendable (RequestRecord) -> Void) {
    let settings = instance.settings
    let (vault, database, addressHash) = (instance.vault, instance.database, instance.addressHash)
    self.init(
      accounts: instance.accounts, energy: instance.energy, studio: instance.studio,
      settings: SiteSettings(
        name: settings["site.name"], origin: settings.origin,
        language: Language(rawValue: settings["site.language"]) ?? .english,
        trustedProxies: Set(settings.list("http.trusted-proxies")), operatorDetails: settings.operatorDetails,
        metrika: settings.metrika),
      world: instance.world, samples: instance.samples, say: Say(),
      addressHash: { try await addressHash.hash($0) },
      keyedHash: { Digest.hex(vault.blindIndex("form", $0)) },
      isReady: {
        guard await database.isReady() else { return false }
        return (try? await database.pendingMigrations(Instance.migrations).isEmpty) == true
      },
      mark: { try await vault.mark(beside: database) }, observe: record, receipts: instance.receipts,
      leave: { try await Leaving(instance: instance).leave($0) }, requests: instance.requests,
      promises: Promises(instance), takeouts: instance.takeouts, own: OwnData(instance))
  }
}

extension Promises {
  init(_ instance: Instance) {
    let (watch, history) = (instance.makeWatch(), instance.history)
    let news = PolicyNews(history: history, world: instance.world)
    self.init(
      proof: { try await watch.proof() }, versions: { try await history.versions() },
      comingDay: { await news.day() }, visits: instance.visits)
  }
}

extension Settings {
  /// Who runs the instance (§1). What is not set is shown as missing rather than guessed.
  var operatorDetails: Operator {
    Operator(
      legalName: .init(self["operator.name"]), registrationNumber: self["operator.registration"],
      address: .init(self["operator.address"]), contactMail: self["operator.mail"],
      law: .init(self["operator.law"]), court: .init(self["operator.court"]),
      authority: self["operator.authority"].isEmpty
        ? Operator.authorityOfKazakhstan : .init(self["operator.authority"]))
  }
}
