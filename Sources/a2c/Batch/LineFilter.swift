import ArgumentParser
import Support
import Synchronization

/// Lines in, one record for each out, whatever happens: what the steps of a dataset have in common with a batch.
struct LineFilter {
  /// What became of one line.
  struct Outcome {
    var members: [JSON.Member]
    var isGood = true
  }

  /// What a record says of its line, which the next step says anew.
  private static let own: Set<String> = ["line", "input", "ok"]

  let options: StepOptions
  /// Where lines are read from.
  let descriptor: CInt

  /// - Parameter work: the record's members for a line; what it throws becomes a record as well. Any thread may call
  ///   it.
  /// - Throws: ``BatchError``; `ExitCode` where a line failed.
  func run(_ work: @escaping @Sendable (BatchInput.Line) throws -> Outcome) throws {
    let shard = try BatchInput.Shard(parsing: options.shard)
    let (target, done) =
      try options.out.map {
        try BatchRecords.open($0, resume: options.resume, retryFailed: options.retryFailed, force: options.force)
      } ?? (1, BatchRecords.Done())
    let input = BatchInput(descriptor: descriptor, shard: shard, done: done)
    let jobs = options.jobs
    let records = BatchRecords(
      descriptor: target, path: options.out ?? "standard output", isOrdered: true, window: jobs * 8)
    let total = BatchInput.count(descriptor: descriptor, shard: shard).map { max(0, $0 - done.marks.count) }
    let progress = BatchProgress(total: total, quiet: options.quiet)
    let failure = Mutex<(any Error)?>(nil)
    WorkerThread.run(min(jobs, max(total ?? jobs, 1))) { _ in
      do {
        while failure.withLock({ $0 == nil }) {
          records.admit()
          guard failure.withLock({ $0 == nil }), let line = try input.next() else {
            records.dismiss()
            return
          }
          let outcome = Self.outcome(line, work)
          let head = [
            JSON.Member("line", .int(line.number)), JSON.Member("input", .string(line.mark)),
            JSON.Member("ok", .bool(outcome.isGood)),
          ]
          try records.put(.object(head + outcome.members), at: line.place)
          progress.count(isGood: outcome.isGood)
        }
      } catch {
        failure.withLock { $0 = $0 ?? error }
        // Others may wait for a place that nobody gives back.
        for _ in 0..<jobs { records.dismiss() }
      }
    }
    try records.finish()
    let failed = progress.finish()
    if let error = failure.withLock({ $0 }) { throw error }
    if failed > 0 { throw ExitCode(ExitStatus.failure.rawValue) }
  }

  /// The instance of a line that an earlier step wrote, without what that step said of its own line.
  /// - Returns: `nil` for members where the earlier step failed: such a line goes through as it is.
  static func instance(_ line: BatchInput.Line) throws -> (members: [JSON.Member], hasFailed: Bool) {
    let json: JSON
    do { json = try JSONParser.parse(line.bytes, maxValues: 100_000) } catch {
      throw Problem("expected a JSON object: \(error.message)")
    }
    guard let members = json.members else { throw Problem("expected a JSON object") }
    return (members.filter { !own.contains($0.key) }, json["ok"]?.boolValue == false)
  }

  private static func outcome(_ line: BatchInput.Line, _ work: (BatchInput.Line) throws -> Outcome) -> Outcome {
    do {
      if line.isTooLong { throw Problem("the line is longer than \(Limits.documentBytes) bytes") }
      return try work(line)
    } catch {
      let explained = error as? any ExplainedError
      let message = explained?.lines.joined(separator: "\n") ?? "\(error)"
      return Outcome(
        members: given(line) + [
          JSON.Member(
            "error",
            .object([
              "message": .string(message), "hint": explained?.hint.map { .string($0) },
              "status": .int(Int(explained?.exitStatus.rawValue ?? ExitStatus.internalFault.rawValue)),
            ]))
        ], isGood: false)
    }
  }

  /// What the line had, so that a failure can be traced.
  private static func given(_ line: BatchInput.Line) -> [JSON.Member] {
    if line.isTooLong { return [] }
    if let instance = try? instance(line) { return instance.members.filter { $0.key != "error" } }
    return [JSON.Member("given", .string(String(decoding: line.bytes.prefix(1000), as: UTF8.self)))]
  }

  private struct Problem: ExplainedError {
    let message: String
    init(_ message: String) { self.message = message }
  }
}

extension BatchInput.Shard {
  /// - Parameter text: `i/n`; `nil` is everything.
  init(parsing text: String?) throws {
    guard let text else {
      self = .all
      return
    }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let index = parts[0], let count = parts[1], count >= 1, (1...count).contains(index) else {
      throw ValidationError("--shard: write i/n, from 1/n to n/n")
    }
    self = BatchInput.Shard(index: index, count: count)
  }
}
