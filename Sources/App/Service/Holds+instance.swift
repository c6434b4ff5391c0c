import Accounts
import Assistants
import Privacy
import Studio

extension Instance {
  /// Holds of evidence on whatever can be held (§12, D20).
  var holds: Holds {
    Holds(
      database: database, vault: vault, eraser: eraser,
      things: [studio.holdable, uploads.holdable, assistants.holdable], world: world,
      ownerLives: { [accounts] in try accounts.isLiving($0, in: $1) })
  }
}
