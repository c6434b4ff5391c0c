import Core
import Foundation
import Testing

@Suite struct PrivateFolderTests {
  @Test func itIsNewAndNobodyElses() throws {
    let place = FileManager.default.temporaryDirectory.path
    let folders = try (0..<2).map { _ in try #require(PrivateFolder.make(in: place, name: "songly-test")) }
    defer { folders.forEach { rmdir($0) } }
    #expect(folders[0] != folders[1])
    for folder in folders {
      var status = stat()
      #expect(folder.hasPrefix(place + "/songly-test-") && stat(folder, &status) == 0)
      #expect(status.st_mode == S_IFDIR | 0o700)
    }
  }

  @Test func nowhereIsNoPlace() {
    #expect(PrivateFolder.make(in: "/nowhere", name: "songly-test") == nil)
  }
}
