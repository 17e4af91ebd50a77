import ArgumentParser
import Conditions
import Glibc
import Support

/// The command line. One file a subcommand.
struct A2C: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "a2c",
    abstract: "Read any conditions, write one structured caption, phrase it for video generators.",
    discussion: """
      Results go to standard output, everything else to standard error. Exit codes: 0 done, 1 failure, 64 usage, 65 wrong \
      input, 66 missing file, 69 adapter or model unavailable, 70 defect, 74 reading or writing failed, 130 interrupted.
      """,
    version: Version.text,
    subcommands: [
      RunCommand.self, BatchCommand.self, BundleCommand.self, CheckCommand.self, InspectCommand.self, InitCommand.self,
      ServeCommand.self, DoctorCommand.self, AdapterCommand.self, GeneratorCommand.self, SchemaCommand.self, ModelCommand.self,
      SynthCommand.self, TrainCommand.self, EvalCommand.self, DatasetCommand.self, BenchCommand.self, ManualCommand.self, WorkerCommand.self,
      ValidationProcessCommand.self,
    ])
}

/// Parses the arguments, runs the command and turns errors into a message, a hint and an exit status.
@main
enum Main {
  static func main() {
    StandardDescriptors.reserve()
    // The process that makes workers has one thread, and no output to remove.
    if CommandLine.arguments.dropFirst().first != WorkerProgram.subcommand { Cleanup.installSignalHandlers() }
    // A reader that is gone is an error of writing: the work is finished, its files are written, the exit status tells.
    signal(SIGPIPE, SIG_IGN)
    // So is a file that may not become as long.
    signal(SIGXFSZ, SIG_IGN)
    do {
      let names = ForeignNames()
      guard names.areThere else { return try run(nil) }
      try ScratchSpace.with { try run(names.settled(in: $0)) }
    } catch {
      if let output = error as? OutputError, output.code == EPIPE { endQuietly() }
      guard let explained = error as? any ExplainedError ?? UsageError(error) else { A2C.exit(withError: error) }
      Console().fail(explained)
      noteLayout(explained)
      A2C.exit(withError: ExitCode(explained.exitStatus.rawValue))
    }
  }

  /// - Parameter arguments: `nil` for those of the process.
  private static func run(_ arguments: [String]?) throws {
    var command = try A2C.parseAsRoot(arguments)
    if needsMemory(command) { try ScarceMemory.prepare() }
    try command.run()
  }

  /// Ends as other programs do whose reader has seen enough (`| head -1`): by the signal, without a word.
  private static func endQuietly() -> Never {
    signal(SIGPIPE, SIG_DFL)
    raise(SIGPIPE)
    exit(ExitStatus.io.rawValue)
  }

  /// A program without anything beside it fails in many ways, and for one reason.
  private static func noteLayout(_ error: any ExplainedError) {
    let isWorker = CommandLine.arguments.dropFirst().first == WorkerProgram.subcommand
    guard !isWorker, !(error is InstallationError), !Program.installation.isLaidOut else { return }
    let reason = InstallationError.notLaidOut(folder: Program.installation.folder)
    Console().warn(TerminalText.safe("\(reason.description); \(reason.hint ?? "")"))
  }

  /// Whether a command computes.
  private static func needsMemory(_ command: any ParsableCommand) -> Bool {
    command is RunCommand || command is BatchCommand || command is InspectCommand || command is BundleCommand
      || command is TrainCommand
      || command is EvalCaptionsCommand
  }
}
