public import Core
import Synchronization

/// The contractors that the operator of an instance has declared (§7.1, D16). Like a tightening it is enforced once, at
/// start; from then on the gate, the page of contractors, the policy's text and values and the page of proof all read
/// this one list.
public struct ContractorRegister: Sendable, Hashable {
  public let contractors: [Contractor]

  public static let empty = ContractorRegister(known: [])

  private init(known: [Contractor]) {
    contractors = known
  }

  /// Checks every declaration. Throws `contractors-wrong` with the first that says too little, names a class or a
  /// country that there is not, or stands there twice; and for more than `Limits.contractorsMax`.
  public init(_ declarations: [Contractor.Declaration]) throws(DomainError) {
    guard declarations.count <= Limits.contractorsMax else {
      throw DomainError(
        .invalid, "contractors-wrong", "The register of contractors holds at most \(Limits.contractorsMax).")
    }
    var contractors: [Contractor] = []
    for declaration in declarations { contractors.append(try Contractor(declaration)) }
    // Names are paths in the policy's archived values, which two may not share; nor may case alone tell them apart.
    let names = [contractors.map { PolicyValues.slug($0.name) }, contractors.map { $0.name.lowercased() }]
    guard names.allSatisfy({ Set($0).count == contractors.count }) else {
      throw DomainError(.invalid, "contractors-wrong", "The register of contractors names somebody twice.")
    }
    self.contractors = contractors
  }

  /// Makes this the register in force, for the whole process. Throws `contractors-late` once it has been read.
  public func enforce() throws(DomainError) {
    let isLate = Self.chosen.withLock { state in
      guard !state.isRead else { return state.value != self }
      state.value = self
      return false
    }
    if isLate {
      throw DomainError(.fault, "contractors-late", "The register was read before the operator's was known.")
    }
  }

  /// The one in force. The first reading settles it.
  public static let inForce: ContractorRegister = chosen.withLock { state in
    state.isRead = true
    return state.value
  }

  private struct State {
    var value = ContractorRegister.empty
    var isRead = false
  }

  private static let chosen = Mutex(State())
}
