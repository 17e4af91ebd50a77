import ArgumentParser

struct DatasetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dataset", abstract: "Make instances from clips: JSON lines in, JSON lines out.",
    subcommands: [DatasetClipsCommand.self, DatasetConditionsCommand.self])
}
