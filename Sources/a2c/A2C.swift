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
      RunCommand.self, BundleCommand.self, CheckCommand.self, InspectCommand.self, InitCommand.self,
      ServeCommand.self, AdapterCommand.self, GeneratorCommand.self, SchemaCommand.self, ModelCommand.self,
      SynthCommand.self,
      TrainCommand.self, EvalCommand.self, BenchCommand.self, WorkerCommand.self, ValidationProcessCommand.self,
    ])
}

/// What `--version` says.
enum Version {
  static let text = "a2c 0.1.0"
}

/// Parses the arguments, runs the command and turns errors into a message, a hint and an exit status.
@main
enum Main {
  static func main() {
    StandardDescriptors.reserve()
    // The process that makes workers has one thread, and no output to remove; it got the kernels of its parent.
    if CommandLine.arguments.dropFirst().first != WorkerProgram.subcommand {
      Restart.withFastKernels()
      Cleanup.installSignalHandlers()
    }
    // A reader that is gone is an error of writing: the work is finished, its files are written, the exit status tells.
    signal(SIGPIPE, SIG_IGN)
    // So is a file that may not become as long.
    signal(SIGXFSZ, SIG_IGN)
    do {
      var command = try A2C.parseAsRoot()
      if needsMemory(command) { try ScarceMemory.prepare() }
      try command.run()
    } catch {
      guard let explained = error as? any ExplainedError ?? UsageError(error) else { A2C.exit(withError: error) }
      Console().fail(explained)
      A2C.exit(withError: ExitCode(explained.exitStatus.rawValue))
    }
  }

  /// Whether a command computes.
  private static func needsMemory(_ command: any ParsableCommand) -> Bool {
    command is RunCommand || command is InspectCommand || command is BundleCommand || command is TrainCommand
      || command is EvalCaptionsCommand
  }
}
