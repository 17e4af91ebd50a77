import Tensors

/// What the program does with an adapter's messages while it works, and what it lends to it.
package struct HostOptions: Sendable {
  /// How serious a line is.
  package enum LogLevel: Int32, Sendable, CaseIterable { case debug = 0, info, warning, error }

  /// Whether the request was cancelled. Asked often, from any thread.
  package var isCancelled: @Sendable () -> Bool
  /// How far an adapter is: its id, 0 … 1 where it is known, what it does.
  package var progress: @Sendable (String, Double?, String) -> Void
  /// A line of an adapter's log, as it comes. All lines are also kept with the condition.
  package var log: @Sendable (String, LogLevel, String) -> Void
  /// Which adapters run in a process of their own.
  package var isolation: Isolation
  /// The model's tokenizer, `nil` where it is not here (a remote model).
  package var tokenizer: (any AdapterTokenizer)?
  /// Of the request: where an adapter's random numbers come from.
  package var seed: UInt64
  /// Threads that an adapter may work on.
  package var threads: Int
  /// Files that adapters in this process find in memory before the disk is asked.
  package var memory: MemoryFiles?

  package init(
    isCancelled: @escaping @Sendable () -> Bool = { false },
    progress: @escaping @Sendable (String, Double?, String) -> Void = { _, _, _ in },
    log: @escaping @Sendable (String, LogLevel, String) -> Void = { _, _, _ in },
    isolation: Isolation = .untrusted(nil), tokenizer: (any AdapterTokenizer)? = nil, seed: UInt64 = 0,
    threads: Int = Parallel.threads, memory: MemoryFiles? = nil
  ) {
    self.isCancelled = isCancelled
    self.progress = progress
    self.log = log
    self.isolation = isolation
    self.tokenizer = tokenizer
    self.seed = seed
    self.threads = threads
    self.memory = memory
  }
}
