import ArgumentParser

/// Measurements of quality, one subcommand each.
struct EvalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "eval", abstract: "Measure how good captions and generated videos are.",
    subcommands: [EvalCaptionsCommand.self, EvalVideosCommand.self, EvalBERTScoreCommand.self])
}
