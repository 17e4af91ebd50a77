import ArgumentParser

struct DatasetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dataset", abstract: "Make instances from clips, and a dataset of them: JSON lines in and out.",
    subcommands: [DatasetClipsCommand.self, DatasetConditionsCommand.self, DatasetOutCommand.self])
}
