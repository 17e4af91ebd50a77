import ArgumentParser

/// What has to do with adapters; one file a subcommand.
struct AdapterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "adapter", abstract: "Look at adapters, start a new one, check one, trust one.",
    subcommands: [
      AdapterListCommand.self, AdapterShowCommand.self, AdapterNewCommand.self, AdapterValidateCommand.self,
      AdapterTrustCommand.self, AdapterLockCommand.self,
    ])
}
