import Accounts
import Core
import Persistence
import Policy
import Privacy
import Vault
import Web

/// The end of an account, as the person lives it (§10, D3): confirmed, closed, its keys destroyed, and a signed receipt
/// before them. What a fault leaves over, the job and the sweeper finish.
struct Leaving: Sendable {
  let instance: Instance

  /// How long the answer waits for the erasure.
  var waiting = Duration.seconds(SweepLimits.erasureWaitSeconds)

  /// Uses the mailed link up and answers the receipt and how far the erasure came. Throws `link-dead`; once the account
  /// is closed, nothing is thrown any more, since there is no way back.
  func leave(_ token: String) async throws -> Departure {
    let accounts = instance.accounts
    // The address is gone with the keys, so it is looked at first and kept in memory for one mail.
    let address = try await accounts.lastAddress(token: token)
    let lines = try await instance.receipts.lines(of: address.account)
    _ = try await accounts.confirmDeletion(token: token)
    let closedAt = instance.world.now
    let came = await instance.eraser.eraseNow(address.account, waiting: waiting)
    let receipt = try instance.receipts.write(
      lines, erased: came.erased, closedAt: closedAt, destroyedAt: instance.world.now)
    // The page shows it all the same, so a mail server that is away costs nothing.
    try? await instance.mailer.send(accounts.farewell(receipt, to: address))
    return Departure(receipt: receipt, progress: came.progress)
  }
}

extension Instance {
  var receipts: Receipts {
    Receipts(origin: settings.origin, signer: vault.signer, database: database, holdings: Self.holdings)
  }
}
