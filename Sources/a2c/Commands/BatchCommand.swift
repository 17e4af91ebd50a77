import ArgumentParser
import Captioning
import Claims
import Conditions
import Generators
import Manifests
import Support
import Synchronization

struct BatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "batch", abstract: "Caption many: JSON lines in, JSON lines out.",
    discussion: """
      Standard input has one JSON object a line: a run manifest (the key a2c may be left out), or {"manifest": PATH}; with \
      an id, which the line's record repeats. Each line gets one record with line, input, ok and caption or error. Lines \
      count from 1. The exit status is 1 where a line failed.

      a2c batch --out results.jsonl --resume < jobs.jsonl goes on where a batch was killed, or begins.
      """)

  @Option(
    name: .shortAndLong, help: ArgumentHelp("The file for the records; standard output without it.", valueName: "file"))
  var out: String?

  @Flag(help: "Go on with the file of --out: lines that have a record are not done again.")
  var resume = false

  @Flag(help: "With --resume: lines whose record is a failure are done again.")
  var retryFailed = false

  @Option(help: ArgumentHelp("Do every n-th line alone, from the i-th.", valueName: "i/n"))
  var shard: String?

  @Option(name: .shortAndLong, help: "Lines in work at once; for a server, requests.")
  var jobs = 8

  @Flag(help: "Write records as lines are finished, not in their order.")
  var asFinished = false

  @OptionGroup var modelOptions: ModelOptions
  @OptionGroup var search: AdapterSearch
  @OptionGroup var generatorOptions: GeneratorOptions

  @Option(help: "f32, bf16 or auto.")
  var precision: PrecisionOption = .auto

  @Option(help: "What happens if a caption loses what is known: repair, warn or off; overrides the lines'.")
  var keep: KeepMode?

  @Flag(help: "Write texts alone into bundles, no condition files.")
  var textOnly = false

  @Flag(help: "Replace the file of --out, and bundles that this program wrote earlier.")
  var force = false

  @Flag(name: .shortAndLong, help: "Say nothing but warnings and errors.")
  var quiet = false

  /// Failures of the server in a row after which there is no use in going on.
  private static let mostServerFailures = 16

  func validate() throws {
    if !(1...1024).contains(jobs) { throw ValidationError("--jobs: from 1 to 1024") }
    if resume, out == nil { throw ValidationError("--resume: name the file of the results with --out") }
    if retryFailed, !resume { throw ValidationError("--retry-failed: only with --resume") }
    if resume, force { throw ValidationError("--resume and --force: one of the two") }
    _ = try parsedShard()
  }

  private func parsedShard() throws -> BatchInput.Shard { try BatchInput.Shard(parsing: shard) }

  func run() throws {
    let shard = try parsedShard()
    let (descriptor, done) =
      try out.map {
        try BatchRecords.open($0, resume: resume, retryFailed: retryFailed, force: force)
      } ?? (1, BatchRecords.Done())
    let input = BatchInput(descriptor: 0, shard: shard, done: done)
    let records = BatchRecords(
      descriptor: descriptor, path: out ?? "standard output", isOrdered: !asFinished, window: jobs * 8)
    let total = BatchInput.count(descriptor: 0, shard: shard).map { max(0, $0 - done.marks.count) }
    if !done.marks.isEmpty { Console(quiet: quiet).note("\(done.marks.count) lines are done already") }
    let progress = BatchProgress(total: total, quiet: quiet)
    let work = try work()
    let ending = Ending()
    WorkerThread.run(min(jobs, max(total ?? jobs, 1))) { _ in
      do {
        while !ending.isReached {
          records.admit()
          guard !ending.isReached, let line = try input.next() else {
            records.dismiss()
            return
          }
          let (record, isGood, isServerGone) = work.record(line)
          try records.put(record, at: line.place)
          progress.count(isGood: isGood)
          ending.note(
            isServerGone ? record["error"]?["message"]?.stringValue ?? "" : nil, most: Self.mostServerFailures)
        }
      } catch {
        ending.reach(error)
        // Others may wait for a place that nobody gives back.
        for _ in 0..<jobs { records.dismiss() }
      }
    }
    try records.finish()
    let failed = progress.finish()
    if let error = ending.error { throw error }
    if failed > 0 { throw ExitCode(ExitStatus.failure.rawValue) }
  }

  private func work() throws -> BatchWork {
    let (options, keep) = (modelOptions, keep)
    return BatchWork(
      registry: try AdapterRegistry.standard(options: search.adapterPaths),
      generators: try GeneratorShelf(generatorOptions), cores: CoreShelf(precision: precision.precision),
      settle: { manifest in
        try options.settle(&manifest)
        manifest.caption.keep = keep ?? manifest.caption.keep
      },
      precision: precision.precision, textOnly: textOnly,
      // A line that was in work when the batch was killed may have written its bundle already.
      replacing: force || resume)
  }

  /// Why a batch ends early.
  private final class Ending: Sendable {
    private let state = Mutex<(error: (any Error)?, failures: Int)>((nil, 0))

    var isReached: Bool { error != nil }
    var error: (any Error)? { state.withLock { $0.error } }

    func reach(_ error: any Error) { state.withLock { $0.error = $0.error ?? error } }

    /// - Parameter failure: what the server's failure was; `nil` where there was none.
    func note(_ failure: String?, most: Int) {
      state.withLock { state in
        state.failures = failure == nil ? 0 : state.failures + 1
        guard let failure, state.failures >= most, state.error == nil else { return }
        state.error = BatchError.server(failures: state.failures, last: failure)
      }
    }
  }
}
