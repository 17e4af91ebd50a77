import Glibc
import Support
import TestSupport
import Testing

@Suite struct FileSystemTests {
  let folder = ScratchFolder()

  @Test func readsRegularFiles() throws {
    let path = folder.write([1, 2, 3], to: "a")
    #expect(try FileSystem.read(path, limit: 3) == [1, 2, 3])
    #expect(try FileSystem.read(folder.write([], to: "empty"), limit: 0) == [])
    folder.link("link", to: path)
    #expect(try FileSystem.read(folder.file("link"), limit: 3) == [1, 2, 3])
  }

  @Test func refusesWhatIsNoRegularFile() throws {
    mkfifo(folder.file("pipe"), 0o666)
    folder.makeFolder("folder")
    for path in ["/dev/zero", folder.file("pipe"), folder.file("folder")] {
      let error = #expect(throws: FileError.self) { try FileSystem.read(path, limit: 10) }
      guard case .notRegular = error else {
        Issue.record("\(path): \(String(describing: error))")
        continue
      }
      #expect(error?.exitStatus == .badInput)
      #expect(throws: FileError.self) { try MappedFile(path) }
    }
  }

  @Test func missingFilesAreMissing() {
    let path = folder.write("x", to: "file")
    for missing in [folder.file("none"), path + "/below", "", path + "\u{0}"] {
      let error = #expect(throws: FileError.self) { try FileSystem.read(missing, limit: 10) }
      #expect(error?.exitStatus == .missingFile)
      let mapping = #expect(throws: FileError.self) { try MappedFile(missing) }
      #expect(mapping?.exitStatus == .missingFile)
      #expect(FileSystem.kind(missing) == nil)
    }
  }

  @Test func sizesHaveALimit() {
    let path = folder.write([1, 2, 3], to: "a")
    let error = #expect(throws: FileError.self) { try FileSystem.read(path, limit: 2) }
    guard case .tooLarge(_, bytes: 3, limit: 2) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(throws: FileError.self) { try MappedFile(path, limit: 2) }
  }

  @Test func listsInNaturalOrder() throws {
    for name in ["f10", "f2", "f1", ".hidden"] { folder.write("", to: name) }
    #expect(try FileSystem.list(folder.path) == [".hidden", "f1", "f2", "f10"])
    #expect(throws: FileError.self) { try FileSystem.list(folder.file("none")) }
  }

  @Test func kindsAndRealPaths() {
    folder.write("", to: "file")
    folder.link("link", to: "file")
    folder.link("dangling", to: "nothing")
    #expect(FileSystem.kind(folder.path) == .folder)
    #expect(FileSystem.kind(folder.file("link")) == .file)
    #expect(FileSystem.kind("/dev/null") == .other)
    #expect(FileSystem.kind(folder.file("dangling")) == nil)
    #expect(FileSystem.realPath(folder.file("link")) == FileSystem.realPath(folder.file("file")))
    #expect(FileSystem.realPath(folder.file("dangling")) == nil)
  }
}

@Suite struct MappedFileTests {
  let folder = ScratchFolder()

  @Test func mapsAndUnmaps() throws {
    let bytes = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    let file = try MappedFile(folder.write(bytes, to: "a"))
    withExtendedLifetime(file) {
      #expect(file.bytes.elementsEqual(bytes))
      #expect(TruncationGuard.watchedFiles >= 1)
    }
    try file.checkUnchanged()
    let empty = try MappedFile(folder.write([], to: "empty"))
    #expect(empty.bytes.isEmpty)
  }

  @Test func manyFilesComeAndGo() throws {
    let path = folder.write([1], to: "a")
    for _ in 0..<3000 {
      let file = try MappedFile(path)
      withExtendedLifetime(file) { #expect(file.bytes[0] == 1) }
    }
    // More at once than are watched.
    let files = try (0..<1100).map { _ in try MappedFile(path) }
    withExtendedLifetime(files) { #expect(files.allSatisfy { $0.bytes[0] == 1 }) }
    // Not exactly the 1024 there is room for: other tests map and unmap files at the same time.
    withExtendedLifetime(files) { #expect((900...1024).contains(TruncationGuard.watchedFiles)) }
  }

  @Test func changesAreSeen() throws {
    let path = folder.write([1, 2, 3], to: "a")
    let file = try MappedFile(path)
    truncate(path, 2)
    let error = #expect(throws: FileError.self) { try file.checkUnchanged() }
    #expect(error?.exitStatus == .io)
    #expect(error?.description.hasSuffix("the file was truncated or replaced while in use") == true)
  }

  @Test func anotherFileOfTheSameNameDoesNoHarm() throws {
    let path = folder.write([1, 2, 3], to: "a")
    let file = try MappedFile(path)
    rename(folder.write([4], to: "b"), path)
    try file.checkUnchanged()
    withExtendedLifetime(file) { #expect(file.bytes.elementsEqual([1, 2, 3])) }
    unlink(path)
    try file.checkUnchanged()
  }
}
