import ArgumentParser
import Captioning
import Glibc
import Support

struct ServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Serve captions over HTTP, with a page to work on.",
    discussion: """
      Starts a2c-serve, the server, which is a program of its own beside this one; all that is written after 'serve' is \
      for it. 'a2c serve --help' shows what it takes.
      """, helpNames: [])

  @Argument(parsing: .captureForPassthrough, help: "For the server.")
  var arguments: [String] = []

  func run() throws {
    let program = Path.join(Program.installation.folder, Self.program)
    guard FileSystem.kind(program) == .file else { throw NoServer(path: program) }
    // As they were written: the parser of this program has taken some of them apart.
    let written = CommandLine.arguments.drop { $0 != "serve" }.dropFirst()
    var words = ([program] + written).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    execv(program, &words)
    throw FileError.system(path: program, action: "start it", code: errno)
  }

  private static let program = "a2c-serve"

  /// The server was not built.
  private struct NoServer: ExplainedError {
    let path: String
    var message: String { "the server is not beside this program" }
    var place: String? { path }
    var hint: String? { "make serve builds and starts it" }
    var exitStatus: ExitStatus { .unavailable }
  }
}
