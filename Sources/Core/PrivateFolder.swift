import Glibc

/// A new folder that only this user may enter.
public enum PrivateFolder {
  /// Makes one, of mode 0700 and with a name that nothing there had, as mkdtemp(3) does.
  /// Answers its path; nil where none can be made.
  public static func make(in place: String, name: String) -> String? {
    // The system puts letters of its own in place of the last six.
    var path = Array((place + "/" + name + "-" + String(repeating: "X", count: 6)).utf8CString)
    guard mkdtemp(&path) != nil else { return nil }
    return String(decoding: path.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
