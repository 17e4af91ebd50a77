import Glibc
import Support
import TestSupport
import Testing

/// What ends a process is tested in a process of its own.
@Suite struct SignalTests {
  @Test func aTruncatedFileEndsTheProcessWithAMessage() async throws {
    let result = try await #require(
      processExitsWith: .exitCode(74), observing: [\.standardErrorContent],
      performing: {
        let folder = ScratchFolder()
        let path = folder.write([UInt8](repeating: 7, count: 1 << 16), to: "model\u{1B}.safetensors")
        let file = try MappedFile(path)
        truncate(path, 100)
        withExtendedLifetime(file) { print(file.bytes.reduce(0) { $0 + Int($1) }) }
      })
    let text = String(decoding: result.standardErrorContent, as: UTF8.self)
    #expect(text.contains("model\\x1b.safetensors: the file was truncated or replaced while in use\n"))
    #expect(text.contains("error: ") && text.contains("hint: "))
  }

  @Test func aTruncatedFileLeavesNoHalfOutput() async throws {
    let result = try await #require(
      processExitsWith: .exitCode(74), observing: [\.standardErrorContent],
      performing: {
        Cleanup.installSignalHandlers()
        let folder = ScratchFolder()
        let staged = try StagedFolder(folder.file("out"))
        try StagedFile.write([1], to: Path.join(staged.path, "a"))
        let path = folder.write([UInt8](repeating: 7, count: 1 << 16), to: "weights")
        let file = try MappedFile(path)
        SignalTests.tell(folder)
        truncate(path, 0)
        withExtendedLifetime((file, folder)) { print(file.bytes[5000], staged.path) }
      })
    let text = String(decoding: result.standardErrorContent, as: UTF8.self)
    try SignalTests.expectOnly(["weights"], in: text)
  }

  @Test func aRealBusErrorStillKillsTheProcess() async {
    await #expect(processExitsWith: .signal(SIGBUS)) {
      let folder = ScratchFolder()
      let watched = try MappedFile(folder.write([1], to: "watched"))
      // A mapping that nobody registered.
      let path = folder.write([UInt8](repeating: 7, count: 1 << 16), to: "other")
      let descriptor = open(path, O_RDONLY)
      let start = mmap(nil, 1 << 16, PROT_READ, MAP_PRIVATE, descriptor, 0)
      truncate(path, 0)
      withExtendedLifetime((folder, watched)) { print(start?.load(fromByteOffset: 5000, as: UInt8.self) ?? 0) }
    }
    await #expect(processExitsWith: .signal(SIGBUS)) {
      let folder = ScratchFolder()
      let watched = try MappedFile(folder.write([1], to: "watched"))
      kill(getpid(), SIGBUS)
      withExtendedLifetime((folder, watched)) { _ = sleep(5) }
    }
  }

  @Test func ctrlCRemovesWhatIsNotComplete() async throws {
    let result = try await #require(
      processExitsWith: .exitCode(130), observing: [\.standardErrorContent],
      performing: {
        Cleanup.installSignalHandlers()
        let folder = ScratchFolder()
        folder.write("kept", to: "done")
        let staged = try StagedFolder(folder.file("deep/out"))
        let file = try StagedFile(folder.file("half.txt"))
        try file.write("half")
        try StagedFile.write([1], to: Path.join(staged.path, "a"))
        try StagedFile.write([1], to: folder.file("complete"))
        SignalTests.tell(folder)
        kill(getpid(), SIGINT)
        withExtendedLifetime((folder, staged, file)) { _ = sleep(10) }
      })
    try SignalTests.expectOnly(["complete", "done"], in: String(decoding: result.standardErrorContent, as: UTF8.self))
  }

  @Test func ctrlCWinsAgainstThreadsThatWrite() async throws {
    let result = try await #require(
      processExitsWith: .exitCode(130), observing: [\.standardErrorContent],
      performing: {
        Cleanup.installSignalHandlers()
        let folder = ScratchFolder()
        SignalTests.tell(folder)
        let target = folder.file("out")
        let staged = try StagedFolder(target)
        let path = staged.path
        let writers = (0..<3).map { writer in
          Task.detached {
            for index in 0..<100_000 { try? StagedFile.write([1], to: Path.join(path, "\(writer)-\(index)")) }
          }
        }
        usleep(50_000)
        kill(getpid(), SIGINT)
        for writer in writers { await writer.value }
        try staged.commit()
        withExtendedLifetime(folder) {}
      })
    try SignalTests.expectOnly([], in: String(decoding: result.standardErrorContent, as: UTF8.self))
  }

  @Test func terminationHasItsOwnStatus() async {
    await #expect(processExitsWith: .exitCode(143)) {
      Cleanup.installSignalHandlers()
      kill(getpid(), SIGTERM)
      sleep(10)
    }
  }

  @Test func anIgnoredSignalStaysIgnored() async {
    await #expect(processExitsWith: .exitCode(5)) {
      signal(SIGHUP, SIG_IGN)
      Cleanup.installSignalHandlers()
      kill(getpid(), SIGHUP)
      usleep(100_000)
      exit(5)
    }
  }

  /// Says on standard error in which folder this process works.
  private static func tell(_ folder: ScratchFolder) {
    let line = "FOLDER \(folder.path)\n"
    _ = line.withCString { write(2, $0, line.utf8.count) }
  }

  /// The child says in which folder it worked; only `names` may be left there.
  private static func expectOnly(_ names: [String], in text: String) throws {
    let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("FOLDER ") })
    let path = String(line.dropFirst(7))
    #expect(try FileSystem.list(path) == names)
    Cleanup.removeTree(path)
  }
}
