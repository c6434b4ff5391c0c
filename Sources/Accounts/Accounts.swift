public import Core
public import Jobs
public import Persistence
import Policy
public import Privacy
public import Vault

/// Who people are: signing up and in, sessions, addresses, passwords, and the way out. Every method is one use case
/// with a file of its own in `UseCases`.
///
/// Two rules run through all of them. Whoever is not signed in learns nothing about who has an account: known and
/// unknown addresses get the same answers in the same time. And what is personal is stored sealed under the account's
/// own key (§2.1.1, §5.1), so that destroying one key erases it everywhere (D3, D4).
public struct Accounts: Sendable {
  public static let migrations: [Migration] = AccountSchema.migrations
  public static let holdings: [Holding] = AccountHoldings.all

  /// The kind of the job that erases a closed account; its subject is the account. App wires the eraser to it.
  public static let eraseKind = "erase-account"

  let database: Database
  let vault: Vault
  let queue: Queue
  let hasher: PasswordHasher
  let site: MailSite
  let world: World
  /// Asked before somebody is closed because their year is over.
  let clock: SweepClock
  /// People whose sessions were just asked about, by the hash of the session's token.
  let visitors: Recall<[UInt8], Visitor?>
  let onSignUp: @Sendable (_ account: Identifier, _ transaction: any Transaction) throws -> Void
  let onClose: @Sendable (_ account: Identifier, _ transaction: any Transaction) throws -> Void

  /// - Parameters:
  ///   - origin: scheme and authority of the service, without a slash at the end. Links in mails begin with it, never
  ///     with what a request says.
  ///   - clock: the one of this process's sweeper, on the same database.
  ///   - onSignUp: runs in the transaction that makes an account, e.g. opens its wallet.
  ///   - onClose: runs in the transaction that closes one, e.g. `Eraser.request`.
  public init(
    database: Database, vault: Vault, queue: Queue, hasher: PasswordHasher, origin: String, siteName: String,
    world: World, clock: SweepClock,
    onSignUp: @escaping @Sendable (Identifier, any Transaction) throws -> Void = { _, _ in },
    onClose: @escaping @Sendable (Identifier, any Transaction) throws -> Void = { _, _ in }
  ) {
    self.database = database
    self.vault = vault
    self.queue = queue
    self.hasher = hasher
    self.site = MailSite(origin: origin, name: siteName)
    self.world = world
    self.clock = clock
    visitors = Recall(
      clock: world.clock, countMax: Limits.recalledVisitorsMax, longest: Int64(Limits.recalledSecondsMax) * Span.second
    ) { try await vault.mark(beside: database) }
    self.onSignUp = onSignUp
    self.onClose = onClose
  }
}
