import ArgumentParser

/// Measurements of quality, one subcommand each.
struct EvalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "eval", abstract: "Measure how good captions are.", subcommands: [EvalCaptionsCommand.self])
}
