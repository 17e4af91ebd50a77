import Glibc
import Support
import TestSupport
import Testing

/// `a2c serve` starts the server that lies beside the program, and says how to get it where there is none.
@Suite struct ServeTests {
  /// The program in a folder of its own, as an installation without the server has it.
  private func alone() throws -> (Command, ScratchFolder) {
    let folder = ScratchFolder()
    try Build.check()
    // Where both lie in one file system; else its bytes.
    if Glibc.link(Build.program, folder.file("a2c")) != 0 {
      folder.write(try FileSystem.read(Build.program, limit: 1 << 30), to: "a2c")
      try FileSystem.makeExecutable(folder.file("a2c"))
    }
    return (Command(["serve"], in: folder.path), folder)
  }

  @Test func withoutAServerItSaysHowToGetOne() throws {
    var (command, folder) = try alone()
    command.program = folder.file("a2c")
    command.arguments = ["serve", "--port", "9000"]
    let outcome = try command.run()
    #expect(outcome.status == ExitStatus.unavailable.rawValue, "\(outcome.errors)")
    #expect(outcome.errors.contains("make serve"))
  }

  @Test func theServerGetsWhatWasWritten() throws {
    var (command, folder) = try alone()
    folder.write("#!/bin/sh\nprintf '%s\\n' \"$@\"\n", to: "a2c-serve")
    try FileSystem.makeExecutable(folder.file("a2c-serve"))
    command.program = folder.file("a2c")
    command.arguments = ["serve", "--port", "9000", "--root", "a=/b c", "--help", "--", "-x"]
    let outcome = try command.run()
    outcome.expectSuccess()
    #expect(outcome.output.split(separator: "\n") == ["--port", "9000", "--root", "a=/b c", "--help", "--", "-x"])
  }
}
