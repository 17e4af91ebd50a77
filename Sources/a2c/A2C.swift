import ArgumentParser

/// The command line. One file a subcommand.
@main
struct A2C: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "a2c", abstract: "Read any conditions, write one structured caption, phrase it for video generators.")
}
