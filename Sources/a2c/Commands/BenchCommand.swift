import ArgumentParser

/// Measurements of this program, one subcommand each. Each compares two ways of doing the same in one run, so that what
/// else the machine does meets both: ratios can be compared between machines, times cannot.
struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench", abstract: "Compare two ways of doing the same thing.",
    discussion: "Both are done in turn in one run. Ratios can be compared between machines, times cannot.",
    subcommands: [BenchIsolationCommand.self])
}
