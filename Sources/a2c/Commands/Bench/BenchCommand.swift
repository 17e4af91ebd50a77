import ArgumentParser

/// Measurements of this program, one subcommand each. What is compared is done in turn in one run, so that what else the
/// machine does meets both; beside each figure stands what the machine can do at best.
struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench", abstract: "Measure how fast this program is here.",
    discussion: """
      Times differ between machines and with what else they do: compare ratios of one run. A2C_THREADS and A2C_KERNELS \
      (portable, avx2, avx512) choose threads and instructions.
      """,
    subcommands: [
      BenchVisionCommand.self, BenchPrefillCommand.self, BenchDecodeCommand.self, BenchBatchCommand.self,
      BenchRunCommand.self, BenchKernelsCommand.self, BenchIsolationCommand.self,
    ])
}
