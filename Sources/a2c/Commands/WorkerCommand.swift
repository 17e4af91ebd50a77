import ArgumentParser
import Conditions

/// The process that an adapter runs in, started by this program itself.
struct WorkerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: WorkerProgram.subcommand, abstract: "Run an adapter for the process that started this one.",
    shouldDisplay: false)

  @Argument(help: "The process that started this one.")
  var host: Int32

  func run() throws { try WorkerService.run(host: host) }
}
