import Core
import Persistence
public import Privacy
import Vault

extension Transactions {
  /// An account's payments for its take-out: while it lives, its key opens the token that finds them (D10).
  public var exportLink: ExportLink {
    ExportLink(table: "transactions") { account in
      let sealed = try await database.read { transaction in
        try transaction.row("SELECT token FROM payer_tokens WHERE account = \(account)")?.bytes(0)
      }
      guard let sealed else { return nil }
      let payer = try await vault.accountKey(account).open(
        sealed, at: SealedPlace("payer_tokens", "token", account))
      return "payer = \(payer) AND paid_at >= \(cutoff(at: world.now))"
    }
  }

  /// Rows that are looked at in a spreadsheet.
  public var exportGuides: [ExportGuide] { [ExportGuide(table: "transactions", isForSpreadsheets: true)] }
}
