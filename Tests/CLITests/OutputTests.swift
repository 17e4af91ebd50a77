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

    // Nor by force: it is not ours.
    let forced = try work.run(arguments + ["--output", "out", "--force"])
    forced.expectFailure(.usage, "out/cogvideox", "would replace 'notes.txt', which this program did not write")
    #expect(try work.tree() == before)

    unlink(work.file("out/cogvideox/notes.txt"))
    try work.run(arguments + ["--output", "out"]).expectSuccess()
    try work.run(arguments + ["--output", "out"]).expectFailure(.usage, "not empty")
    try work.run(arguments + ["--output", "out", "--force"]).expectSuccess()
    #expect(try work.tree("out") == bundle)
    work.scratch.link("link", to: "out")
    try work.run(arguments + ["--output", "link", "--force"]).expectSuccess()
    rename(work.file("out/cogvideox"), work.file("elsewhere"))
    work.scratch.link("out/cogvideox", to: "../elsewhere")
    try work.run(arguments + ["--output", "out", "--force"]).expectFailure(.usage, "symbolic link")
    #expect(FileSystem.exists(work.file("elsewhere/prompt.txt")))
  }

  @Test(arguments: ["run", "bundle", "inspect", "synth", "init", "model"]) func anEmptyNameIsNone(_ command: String)
    throws
  {
    let work = Workspace()
    let call: [String]
    switch command {
    case "run": call = arguments + ["--output", ""]
    case "bundle": call = ["bundle", "--generator", "cogvideox", "--output", "", "caption.json"]
    case "inspect": call = ["inspect", "--prompt", "x", "--html", ""]
    case "synth": call = ["synth", "--count", "1", "--out", ""]
    case "init": call = ["init", "--out", ""]
    default: call = ["model", "new", "--out", ""]
    }
    let outcome = try work.run(call)
    #expect(outcome.status == ExitStatus.usage.rawValue, "\(outcome.errors)")
    #expect(try work.tree().isEmpty)
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

  /// What only shows when it is tried is tried before there is a caption.
  @Test func unwritableIsFoundFirst() throws {
    let long = "out/" + String(repeating: "n", count: 300)
    for output in ["/proc/a2c-out", "/dev/null", long] {
      let outcome = try Workspace().run(arguments + ["--output", output])
      #expect([ExitStatus.io, .usage].contains { $0.rawValue == outcome.status }, "\(output): \(outcome.errors)")
      #expect(outcome.output.isEmpty, "\(output)")
    }
  }

  @Test func forceKeepsTheFolderOneIsIn() throws {
    let work = Workspace()
    work.scratch.makeFolder("cogvideox")
    work.scratch.write("mine", to: "cogvideox/notes.txt")
    let outcome = try Command(arguments + ["--output", "..", "--force"], in: work.file("cogvideox")).run()
    outcome.expectFailure(.usage, "the folder you are in")
    #expect(try work.text("cogvideox/notes.txt") == "mine")
  }

  /// A reader that is gone: the work is finished, its files are written, and the end is as quiet as that of other
  /// programs.
  @Test(arguments: [false, true]) func abandonedOutput(_ json: Bool) throws {
    let work = Workspace()
    var command = Command(arguments + ["--output", "out"] + (json ? ["--json"] : []), in: work.path)
    command.output = .abandoned
    let outcome = try command.run()
    #expect(outcome.signal == SIGPIPE && !outcome.errors.contains("error:"), "\(outcome.errors)")
    #expect(try work.tree("out") == bundle)
  }

  @Test(arguments: [["run", "--prompt", "x", "--max-tokens", "6"], ["schema", "run"], ["inspect", "--prompt", "x"]])
  func fullDisk(_ arguments: [String]) throws {
    var command = Command(arguments)
    command.output = .file("/dev/full")
    try command.run().expectFailure(.io, "standard output", "No space left")
  }
}
