import ArgumentParser
import Support

/// What all steps of a dataset share.
struct StepOptions: ParsableArguments {
  @Option(
    name: .shortAndLong, help: ArgumentHelp("The file for the lines; standard output without it.", valueName: "file"))
  var out: String?

  @Flag(help: "Go on with the file of --out: lines that are there are not done again.")
  var resume = false

  @Flag(help: "With --resume: lines that failed are done again.")
  var retryFailed = false

  @Option(help: ArgumentHelp("Do every n-th line alone, from the i-th.", valueName: "i/n"))
  var shard: String?

  @Option(name: .shortAndLong, help: "Lines in work at once.")
  var jobs = 1

  @Flag(help: "Replace the file of --out.")
  var force = false

  @Flag(name: .shortAndLong, help: "Say nothing but warnings and errors.")
  var quiet = false

  func validate() throws {
    if !(1...1024).contains(jobs) { throw ValidationError("--jobs: from 1 to 1024") }
    if resume, out == nil { throw ValidationError("--resume: name the file of the lines with --out") }
    if retryFailed, !resume { throw ValidationError("--retry-failed: only with --resume") }
    if resume, force { throw ValidationError("--resume and --force: one of the two") }
    _ = try BatchInput.Shard(parsing: shard)
  }
}
