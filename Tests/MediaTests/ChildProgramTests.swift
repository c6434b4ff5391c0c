import Core
import Foundation
import Synchronization
import Testing

@testable import Media

/// Starting and hearing another program, against programs that misbehave.
@Suite struct ChildProgramTests {
  /// As the program does: a child that reads nothing shall not end its parent.
  init() { signal(SIGPIPE, SIG_IGN) }

  @Test func neitherSideWaitsForTheOther() {
    let input = [UInt8](repeating: UInt8(ascii: "a"), count: 700_000)
    let (text, ending) = heard(shell("cat"), input: input)
    #expect(text.utf8.count == input.count && ending == .exited(0))
  }

  @Test func howItEnded() {
    #expect(heard(shell("exit 7")).1 == .exited(7))
    #expect(heard(shell("kill -SEGV $$")).1 == .killed(signal: SIGSEGV))
    #expect(heard(ChildProgram(path: "/nowhere", secondsMax: 1, outputBytesMax: 1)).1 == .notStarted)
  }

  @Test func aChildThatNeverEnds() {
    #expect(heard(shell("trap '' TERM; echo here; exec >&-; sleep 600", seconds: 0.3)).1 == .killed(signal: SIGKILL))
    #expect(heard(shell("yes", bytes: 100_000)).1 == .killed(signal: SIGKILL))
  }

  @Test func whatItLeavesBehindIsNotWaitedFor() {
    // The second sleeper holds the pipe and leaves the group; nobody waits for it, and it ends by itself.
    #expect(heard(shell("sleep 600 & setsid sleep 5 & echo done")) == ("done\n", .exited(0)))
  }

  @Test func onlyItsOwnThreeFiles() throws {
    let open = try FileHandle(forReadingFrom: URL(filePath: #filePath))
    let inherited = dup(open.fileDescriptor)
    defer { close(inherited) }
    var program = shell("")
    // One file is the folder itself, which is open while it is listed.
    (program.path, program.arguments) = ("/bin/ls", ["/proc/self/fd"])
    #expect(heard(program).0.split(separator: "\n") == ["0", "1", "2", "3"])
    (program.path, program.arguments) = ("/bin/grep", ["-E", "Sig(Ign|Blk)", "/proc/self/status"])
    // Signals above 31 belong to the C library.
    for line in heard(program).0.split(separator: "\n") {
      let mask = try #require(UInt64(line.split(separator: "\t")[1], radix: 16))
      #expect(mask & 0x7FFF_FFFF == 0, "\(line)")
    }
  }

  @Test func theEnvironmentThatIsGiven() {
    var program = ChildProgram(path: "/usr/bin/env", secondsMax: 600, outputBytesMax: 1 << 20)
    program.environment = ["LC_ALL": "C"]
    #expect(heard(program).0 == "LC_ALL=C\n")
    program.environment = [:]
    #expect(heard(program).0 == "")
  }

  /// §6: what a program is told by itself is where things lie, and none of our secrets.
  @Test func theEnvironmentThatIsPassedOn() {
    let own = [
      "PATH": "/bin", "HOME": "/root", "LC_ALL": "C", "SONGLY_VOICES": "/voices", "SONGLY_MAIL_PASSWORD": "secret",
      "SONGLY_DATA_BACKEND": "postgres://songly:secret@/songly", "PGPASSWORD": "secret", "AWS_SECRET_ACCESS_KEY": "x",
    ]
    #expect(
      ChildEnvironment.passed(from: own)
        == ["PATH": "/bin", "HOME": "/root", "LC_ALL": "C", "SONGLY_VOICES": "/voices"])
    let told = heard(ChildProgram(path: "/usr/bin/env", secondsMax: 600, outputBytesMax: 1 << 20)).0
    let names = told.split(separator: "\n").map { String($0.prefix { $0 != "=" }) }
    #expect(names.contains("PATH") && ChildEnvironment.names.isSuperset(of: names), "\(names)")
  }

  @Test func callingOff() async {
    let early = ChildCall()
    early.callOff()
    #expect(shell("sleep 600").run(input: [], call: early) { _ in } == .notStarted)

    let call = ChildCall()
    let ending = shell("echo ready; sleep 600 & wait").run(input: [], call: call) { _ in call.callOff() }
    #expect(ending == .killed(signal: SIGKILL))
    // Its number may be another's by now.
    call.callOff()
  }

  /// Foundation's Process ended this whole process here. In a process of its own: other tests use it.
  @Test func moreThanAThousandFilesAreOpen() async {
    await #expect(processExitsWith: .success) {
      signal(SIGPIPE, SIG_IGN)
      var bounds = rlimit()
      getrlimit(__rlimit_resource_t(UInt32(RLIMIT_NOFILE.rawValue)), &bounds)
      bounds.rlim_cur = min(bounds.rlim_max, 4096)
      setrlimit(__rlimit_resource_t(UInt32(RLIMIT_NOFILE.rawValue)), &bounds)
      try #require(bounds.rlim_cur >= 2048, "this machine allows too few open files to test with many")
      let files = (0..<1_200).map { _ in open("/dev/null", O_RDONLY | O_CLOEXEC) }
      defer { files.forEach { close($0) } }
      #expect((files.max() ?? 0) > 1_100)
      #expect(heard(shell("cat; echo sung"), input: Array("words ".utf8)) == ("words sung\n", .exited(0)))
      let sounds = try SpeechProgram().answers([SpeechRequest(voice: "ru", mode: .soundsOnly, text: "да")])
      #expect(sounds.count == 1)
    }
  }

  /// In a process of its own, where nobody else starts programs. The runtime and the C library open a file for
  /// themselves now and then, but not one for every round.
  @Test func noFileStaysOpen() async {
    await #expect(processExitsWith: .success) {
      signal(SIGPIPE, SIG_IGN)
      let rounds = 100
      let before = try openFiles()
      for _ in 0..<rounds {
        _ = heard(shell("true"))
        _ = heard(ChildProgram(path: "/nowhere", secondsMax: 1, outputBytesMax: 1))
      }
      #expect(try openFiles() - before < rounds / 2)
    }
  }
}

private func openFiles() throws -> Int {
  try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
}

private func shell(_ script: String, seconds: Double = 600, bytes: Int = 1 << 20) -> ChildProgram {
  ChildProgram(path: "/bin/sh", arguments: ["-c", script], secondsMax: seconds, outputBytesMax: bytes)
}

private func heard(_ program: ChildProgram, input: [UInt8] = []) -> (String, ChildProgram.Ending) {
  var bytes: [UInt8] = []
  let ending = program.run(input: input) { bytes += $0 }
  return (String(decoding: bytes, as: UTF8.self), ending)
}
