public import Accounts
public import Core
public import Energy
import HTTPTypes
public import Jobs
import Policy
public import Privacy
public import Studio

/// Everything behind the site: the façades, and the few things that are neither domain nor page. Built once, in App.
public struct House: Sendable {
  public var accounts: Accounts
  public var energy: Energy
  public var studio: Studio
  public var settings: SiteSettings
  public var world: World
  /// The keyed hash of a network address (D13).
  public var addressHash: @Sendable (_ address: String) async throws -> [UInt8]
  /// A keyed hash of a text under a key of this instance, as hexadecimal digits.
  public var keyedHash: @Sendable (_ text: String) -> String
  /// Whether requests can be served: the database answers and its schema is ours.
  public var isReady: @Sendable () async -> Bool
  public var observe: @Sendable (RequestRecord) -> Void
  /// What is told about the policy itself.
  public var promises: Promises
  /// What people are told about what is held of them, and what they decide about its use (§9.1).
  public var own: OwnData
  /// The songs of the landing page, made by this instance.
  public var samples: Samples
  /// How a name sounds.
  public var say: Say
  /// How time passes for streams.
  public var pause = Pause.real
  /// Checks receipts of erasures, which people may bring back without an account (D3).
  public var receipts: Receipts
  /// Ends an account for good (§10, D3) and says how far that came: what the mailed link confirms.
  public var leave: @Sendable (_ token: String) async throws -> Departure
  /// Copies of people's data (§9.1, D31).
  public var takeouts: Takeouts
  /// Requests by rights (§9).
  public var requests: Requests
  let streams = StreamCount()
  /// Whether views of somebody who is signed in may be counted (D26, D30), asked once while nothing is written.
  let countable: Recall<Identifier, Bool>
  /// Pages that were just written.
  let pages: Recall<KeptPage.Key, KeptPage>

  /// - Parameter mark: of everything that pages show (`Recall`).
  public init(
    accounts: Accounts, energy: Energy, studio: Studio, settings: SiteSettings, world: World, samples: Samples,
    say: Say, addressHash: @escaping @Sendable (String) async throws -> [UInt8],
    keyedHash: @escaping @Sendable (String) -> String, isReady: @escaping @Sendable () async -> Bool,
    mark: @escaping @Sendable () async throws -> Mark?, observe: @escaping @Sendable (RequestRecord) -> Void,
    receipts: Receipts, leave: @escaping @Sendable (_ token: String) async throws -> Departure, requests: Requests,
    promises: Promises, takeouts: Takeouts, own: OwnData
  ) {
    self.accounts = accounts
    self.energy = energy
    self.studio = studio
    self.settings = settings
    self.world = world
    self.addressHash = addressHash
    self.keyedHash = keyedHash
    self.isReady = isReady
    self.observe = observe
    self.promises = promises
    self.own = own
    self.samples = samples
    self.say = say
    self.receipts = receipts
    self.leave = leave
    self.takeouts = takeouts
    self.requests = requests
    countable = Recall(
      clock: world.clock, countMax: Limits.recalledVisitorsMax, longest: Int64(Limits.recalledSecondsMax) * Span.second,
      mark: mark)
    pages = Recall(
      clock: world.clock, countMax: Limits.recalledPagesMax, bytesMax: Limits.recalledPageBytesMax,
      longest: Int64(Limits.recalledSecondsMax) * Span.second, mark: mark)
  }

  /// Drops what is remembered of people and pages and has been outdated by a commit or by the time.
  public func refresh() async {
    await accounts.refresh()
    await pages.refresh()
    await countable.refresh()
  }

  /// Where a request comes from. The address that counts is that of the connection, or, behind a proxy that the
  /// operator trusts, the last one that the proxy did not add itself.
  func visit(_ headers: HTTPFields, remote: String?) async throws -> Visit {
    var address = remote ?? "unknown"
    if settings.trustedProxies.contains(address) {
      let line = headers[values: .forwardedFor].joined(separator: ",")
      let forwarded = line.split(separator: ",").map { item in item.filter { $0 != " " } }
      address = forwarded.last { !settings.trustedProxies.contains($0) } ?? address
    }
    return Visit(address: try await addressHash(address), device: DeviceForm.name(headers[.userAgent]))
  }
}
