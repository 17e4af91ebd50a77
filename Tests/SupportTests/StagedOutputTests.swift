import Glibc
import Support
import TestSupport
import Testing

@Suite struct StagedFileTests {
  let folder = ScratchFolder()

  @Test func appearsOnCommitOnly() throws {
    let path = folder.file("out.txt")
    let file = try StagedFile(path)
    try file.write("half")
    #expect(!FileSystem.exists(path))
    try file.write(" and half")
    try file.commit()
    #expect(try FileSystem.read(path, limit: 100) == Array("half and half".utf8))
    #expect(folder.names == ["out.txt"])
  }

  @Test func nothingIsLeftWithoutACommit() throws {
    let path = folder.write("old", to: "out.txt")
    do {
      let file = try StagedFile(path)
      try file.write("new")
      #expect(folder.names.count == 2)
    }
    #expect(folder.names == ["out.txt"])
    #expect(try FileSystem.read(path, limit: 100) == Array("old".utf8))
  }

  @Test func replacesKeepingModeAndLink() throws {
    let path = folder.write("old", to: "real.txt")
    chmod(path, 0o640)
    folder.link("link.txt", to: "real.txt")
    try StagedFile.write(Array("new".utf8), to: folder.file("link.txt"))
    #expect(try FileSystem.read(path, limit: 100) == Array("new".utf8))
    var info = stat()
    lstat(folder.file("link.txt"), &info)
    #expect(info.st_mode & S_IFMT == S_IFLNK)
    stat(path, &info)
    #expect(info.st_mode & 0o777 == 0o640)
    #expect(folder.names == ["link.txt", "real.txt"])
  }

  @Test func devicesAreWrittenToAndStay() throws {
    try StagedFile.write([1, 2, 3], to: "/dev/null")
    #expect(FileSystem.kind("/dev/null") == .other)
  }

  @Test func aFolderOrNoFolderIsAnError() {
    #expect(throws: FileError.self) { try StagedFile(folder.path) }
    let error = #expect(throws: FileError.self) { try StagedFile(folder.file("none/out.txt")) }
    #expect(error?.exitStatus == .io)
    #expect(folder.names == [])
  }

  @Test func theLongestNameCanBeWritten() throws {
    let name = String(repeating: "n", count: 251) + ".txt"
    try StagedFile.write([1], to: folder.file(name))
    #expect(folder.names == [name])
  }

  @Test func aFullDiskIsAnError() throws {
    let error = #expect(throws: FileError.self) { try StagedFile.write([1], to: "/dev/full") }
    #expect(error?.exitStatus == .io)
  }
}

@Suite struct StagedFolderTests {
  let folder = ScratchFolder()

  @Test func appearsOnCommitOnly() throws {
    let target = folder.file("deep/er/out")
    let staged = try StagedFolder(target)
    try StagedFile.write([1], to: Path.join(staged.path, "a"))
    #expect(!FileSystem.exists(target))
    #expect(Path.name(staged.path).hasPrefix("."))
    try staged.commit()
    #expect(try FileSystem.list(target) == ["a"])
    #expect(try FileSystem.list(Path.parent(target)) == ["out"])
  }

  @Test func nothingIsLeftWithoutACommit() throws {
    struct Failed: Error {}
    #expect(throws: Failed.self) {
      try StagedFolder.build(folder.file("deep/er/out")) { path in
        try StagedFile.write([1], to: Path.join(path, "a"))
        mkdir(Path.join(path, "sub"), 0o777)
        try StagedFile.write([1], to: Path.join(path, "sub/b"))
        symlink("/dev", Path.join(path, "link"))
        throw Failed()
      }
    }
    #expect(folder.names == [])
    #expect(FileSystem.exists("/dev/null"))
  }

  @Test func aFolderThatIsNotEmptyIsKept() throws {
    folder.makeFolder("out")
    folder.write("old", to: "out/old")
    let error = #expect(throws: FileError.self) { try StagedFolder(folder.file("out")) }
    #expect(error?.exitStatus == .usage)
    #expect(error?.hint != nil)
    let file = folder.write("", to: "file")
    #expect(throws: FileError.self) { try StagedFolder(file, replacing: Replacing(files: ["file"])) }
    #expect(folder.names == ["file", "out"])
  }

  @Test func anEmptyFolderIsFilled() throws {
    folder.makeFolder("out")
    try StagedFolder.build(folder.file("out/")) { try StagedFile.write([1], to: Path.join($0, "a")) }
    #expect(try FileSystem.list(folder.file("out")) == ["a"])
  }

  private static let own = Replacing(marks: ["mark"]) { _, name in ["mark", "old", "new"].contains(name) }

  @Test func replacingIsWhole() throws {
    folder.makeFolder("out")
    for name in ["old", "mark"] { folder.write("old", to: "out/\(name)") }
    try StagedFolder.build(folder.file("out"), replacing: Self.own) {
      try StagedFile.write([1], to: Path.join($0, "new"))
    }
    #expect(try FileSystem.list(folder.file("out")) == ["new"])
    #expect(folder.names == ["out"])
  }

  @Test(arguments: [["thesis.txt"], ["mark", "old", "thesis.txt"], ["old"], ["old", "new"]])
  func whatSomebodyElseWroteIsKept(_ names: [String]) throws {
    folder.makeFolder("out")
    for name in names { folder.write("x", to: "out/\(name)") }
    let error = #expect(throws: FileError.self) { try StagedFolder(folder.file("out"), replacing: Self.own) }
    #expect(error?.exitStatus == .usage)
    #expect(error?.message.contains("which this program did not write") == true)
    #expect(try FileSystem.list(folder.file("out")) == names.sorted())
    #expect(folder.names == ["out"])
  }

  @Test func nothingIsReplacedThroughALink() throws {
    folder.makeFolder("out")
    for name in ["old", "mark"] { folder.write("old", to: "out/\(name)") }
    folder.link("link", to: "out")
    for target in ["link", "link/"] {
      let error = #expect(throws: FileError.self) { try StagedFolder(folder.file(target), replacing: Self.own) }
      #expect(error?.exitStatus == .usage)
    }
    folder.link("nowhere", to: "none")
    #expect(throws: FileError.self) { try StagedFolder.checkFree(folder.file("nowhere")) }
    #expect(try FileSystem.list(folder.file("out")) == ["mark", "old"])
  }

  @Test func whatCannotBeMadeIsFoundBefore() throws {
    let long = String(repeating: "n", count: 300)
    for target in [folder.file(long), folder.file("\(long)/out"), "/proc/a2c-out", "/proc/self/x/y"] {
      let error = #expect(throws: FileError.self) { try StagedFolder.checkFree(target) }
      #expect(error?.exitStatus == .io)
    }
    #expect(folder.names == [])
  }

  @Test func whatAKilledProcessLeftIsRemoved() throws {
    for name in [".out.0abc9.part", ".other.0abc9.part", ".out.0ABC9.part", ".out.x.old"] {
      folder.makeFolder(name)
      folder.write("half", to: "\(name)/file")
    }
    // One that is being written stays.
    let other = try StagedFolder(folder.file("out"))
    try StagedFolder.build(folder.file("out")) { try StagedFile.write([1], to: Path.join($0, "a")) }
    #expect(FileSystem.exists(other.path))
    #expect(!FileSystem.exists(folder.file(".out.0abc9.part")))
    other.discard()
    #expect(folder.names == [".other.0abc9.part", ".out.0ABC9.part", ".out.x.old", "out"])
  }

  @Test func whatWasFilledMeanwhileIsKept() throws {
    let staged = try StagedFolder(folder.file("out"))
    folder.makeFolder("out")
    folder.write("theirs", to: "out/theirs")
    #expect(throws: FileError.self) { try staged.commit() }
    staged.discard()
    #expect(folder.names == ["out"])
    #expect(try FileSystem.list(folder.file("out")) == ["theirs"])
  }

  @Test(arguments: [".", "/", ".."]) func theFolderWeAreInIsNeverReplaced(_ target: String) {
    let error = #expect(throws: FileError.self) { try StagedFolder(target, replacing: Replacing(files: [])) }
    #expect(error?.exitStatus == .usage)
  }
}
