import Glibc
import Support
import TestSupport
import Testing

/// Where results go, and where they cannot.
@Suite struct OutputTests {
  private let bundle =
    ["out/cogvideox/"]
    + ["command.sh", "prompt.txt", "report.json", "settings.json", "workflow.json"].map { "out/cogvideox/\($0)" }
  private let arguments = ["run", "--prompt", "A dog", "--max-tokens", "6", "--generator", "cogvideox"]

  @Test func occupiedFolderIsRefused() throws {
    let work = Workspace()
    for folder in ["out", "out/cogvideox"] { work.scratch.makeFolder(folder) }
    work.scratch.write("mine", to: "out/cogvideox/notes.txt")
    let before = try work.tree()
    let refused = try work.run(arguments + ["--output", "out"])
    refused.expectFailure(.usage, "out/cogvideox", "would replace a folder that is not empty")
    refused.expectHint("name another place, or replace it with --force")
    #expect(try work.tree() == before)
    #expect(try work.text("out/cogvideox/notes.txt") == "mine")

    try work.run(arguments + ["--output", "out", "--force"]).expectSuccess()
    #expect(try work.tree("out") == bundle)
  }

  @Test func allGeneratorsAreCheckedFirst() throws {
    let work = Workspace()
    for folder in ["out", "out/hunyuanvideo"] { work.scratch.makeFolder(folder) }
    work.scratch.write("mine", to: "out/hunyuanvideo/notes.txt")
    let before = try work.tree()
    try work.run(arguments + ["--generator", "hunyuanvideo", "--output", "out"])
      .expectFailure(.usage, "out/hunyuanvideo", "not empty")
    #expect(try work.tree() == before)
  }

  @Test func anEmptyFolderIsTaken() throws {
    let work = Workspace()
    for folder in ["out", "out/cogvideox"] { work.scratch.makeFolder(folder) }
    try work.run(arguments + ["--output", "out"]).expectSuccess()
    #expect(try work.tree("out").contains("out/cogvideox/prompt.txt"))
  }

  @Test(arguments: ["file/out", "file/deep/down", "/dev/null/out"]) func unwritable(_ output: String) throws {
    let work = Workspace()
    work.scratch.write("mine", to: "file")
    let before = try work.tree()
    let outcome = try work.run(arguments + ["--output", output])
    outcome.expectFailure(.io, "cannot make a folder in it: Not a directory")
    #expect(try work.tree() == before)
    #expect(try work.text("file") == "mine")
  }

  /// What only shows when it is tried is told after the caption.
  @Test func unwritableAtTheEnd() throws {
    let outcome = try Command(arguments + ["--output", "/proc/a2c-out"]).run()
    #expect(outcome.status == ExitStatus.io.rawValue)
    #expect(outcome.errors.contains("\nerror: /proc/a2c-out"))
    outcome.expectCaption()
  }

  @Test func forceKeepsTheFolderOneIsIn() throws {
    let work = Workspace()
    work.scratch.makeFolder("cogvideox")
    work.scratch.write("mine", to: "cogvideox/notes.txt")
    let outcome = try Command(arguments + ["--output", "..", "--force"], in: work.file("cogvideox")).run()
    outcome.expectFailure(.usage, "the folder you are in")
    #expect(try work.text("cogvideox/notes.txt") == "mine")
  }

  /// A reader that is gone, a full disk, a closed descriptor: the work is finished, its files are written, and the exit
  /// status tells that the caption was not.
  @Test(arguments: [false, true]) func abandonedOutput(_ json: Bool) throws {
    let work = Workspace()
    var command = Command(arguments + ["--output", "out"] + (json ? ["--json"] : []), in: work.path)
    command.output = .abandoned
    let outcome = try command.run()
    outcome.expectFailure(.io, "standard output: cannot write the result", "Broken pipe")
    #expect(try work.tree("out") == bundle)
  }

  @Test(arguments: [["run", "--prompt", "x", "--max-tokens", "6"], ["schema", "run"], ["inspect", "--prompt", "x"]])
  func fullDisk(_ arguments: [String]) throws {
    var command = Command(arguments)
    command.output = .file("/dev/full")
    try command.run().expectFailure(.io, "standard output", "No space left")
  }
}
