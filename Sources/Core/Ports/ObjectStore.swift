/// Where bytes too large for the database lie. Filled in Adapters; an object is written whole or not at all.
public struct ObjectStore: Sendable {
  /// Writes an object from chunks until the source answers nil, and answers its size in bytes. When it returns,
  /// the object survives a power cut; when it throws, nothing can be read under the name that was not there before.
  public var write: @Sendable (_ name: ObjectName, _ chunks: @Sendable () async throws -> [UInt8]?) async throws -> Int
  /// Reads the bytes of a range, fewer when the object ends sooner. Throws `object-missing`.
  public var read: @Sendable (_ name: ObjectName, _ range: Range<Int>) async throws -> [UInt8]
  /// The size in bytes, or nil when there is no such object.
  public var size: @Sendable (_ name: ObjectName) async throws -> Int?
  /// Removes an object; removing what is not there is no error, so that a sweep can be repeated.
  public var remove: @Sendable (_ name: ObjectName) async throws -> Void
  /// Names in order, from the first one after a given name: storage is walked for orphans.
  public var list: @Sendable (_ after: ObjectName?, _ limit: Int) async throws -> [ObjectName]

  public init(
    write:
      @escaping @Sendable (
        _ name: ObjectName, _ chunks: @Sendable () async throws -> [UInt8]?
      ) async throws -> Int,
    read: @escaping @Sendable (_ name: ObjectName, _ range: Range<Int>) async throws -> [UInt8],
    size: @escaping @Sendable (_ name: ObjectName) async throws -> Int?,
    remove: @escaping @Sendable (_ name: ObjectName) async throws -> Void,
    list: @escaping @Sendable (_ after: ObjectName?, _ limit: Int) async throws -> [ObjectName]
  ) {
    self.write = write
    self.read = read
    self.size = size
    self.remove = remove
    self.list = list
  }
}

/// A name that is safe as a file path and as a key of an object service: a class, a slash, an id, e.g.
/// `work/01890a5d-ac96-774b-bcce-b302099a8057`. Nothing in it comes from people, so no name can leave its folder.
public struct ObjectName: Sendable, Hashable, Comparable, CustomStringConvertible {
  public static let classLengthMax = 20

  public let description: String

  /// The class of an object, e.g. `work`: lower-case letters of the alphabet a to z.
  public var objectClass: String { String(description.prefix { $0 != "/" }) }

  /// Nil when the class is empty, too long or holds anything but a to z.
  public init?(objectClass: String, id: Identifier) {
    let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
    guard (1...Self.classLengthMax).contains(objectClass.utf8.count), objectClass.utf8.allSatisfy(letters.contains)
    else { return nil }
    description = "\(objectClass)/\(id)"
  }

  /// Reads a stored name; nil unless it is exactly what the other initialiser writes.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let id = Identifier(String(parts[1])),
      let name = ObjectName(objectClass: String(parts[0]), id: id)
    else { return nil }
    self = name
  }

  public static func < (left: ObjectName, right: ObjectName) -> Bool {
    left.description < right.description
  }
}
