import Core
import Policy
import Privacy
import Vault

/// Files that rows name and the store lacks: gifts of which only the words are left. Nothing else notices before
/// somebody wants to hear them.
struct MissingFiles: Sendable {
  var looked = 0
  var missing = 0

  /// Looks at no more than so many. What is being erased has lost its key before its file, and does not count; nor does
  /// what was deleted while we looked.
  static func look(at instance: Instance, most: Int = ProofLimits.filesLookedAtMost) async throws -> MissingFiles {
    var found = MissingFiles()
    let stored = StoredObjects(database: instance.database, holdings: Instance.holdings)
    try await stored.walk(most: most) { objects in
      found.looked += objects.count
      var absent: [StoredObjects.Sealed] = []
      for object in objects {
        if try await instance.objects.size(object.name) == nil { absent.append(object) }
      }
      let keys = try await instance.vault.objectKeys(absent.compactMap(\.key.object))
      for object in absent {
        let key = try await RestoreReport.key(object, keys, instance.vault)
        if key != nil, try await stored.isNamed(object.name) { found.missing += 1 }
      }
    }
    return found
  }
}
