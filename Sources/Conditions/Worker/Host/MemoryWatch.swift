import Support

/// Looks now and then how much memory a worker and all that it has started take together. The limit that the kernel keeps
/// is one for each process, and leaves out files in memory.
struct MemoryWatch {
  private let pid: Int32
  /// Bytes.
  private let limit: Int
  private var next: Double

  /// Processes that an adapter may have at once.
  static let mostProcesses = 64
  /// Seconds between two looks.
  private static let pause = 0.05

  /// - Parameters:
  ///   - pid: the worker.
  ///   - limit: bytes that all its processes together may take.
  init(_ pid: Int32, limit: Int) {
    self.pid = pid
    self.limit = limit
    next = ResourceUse.seconds + Self.pause
  }

  /// - Returns: how much it is, where it is too much: `700 MiB of memory`.
  mutating func excess() -> String? {
    let now = ResourceUse.seconds
    guard now >= next else { return nil }
    // Looking at many processes takes a while; it is not to become the host's main work.
    defer { next = ResourceUse.seconds + max(Self.pause, 10 * (ResourceUse.seconds - now)) }
    let tree = ProcessTree(of: pid, most: Self.mostProcesses + 1)
    if tree.processes.count > Self.mostProcesses { return "more than \(Self.mostProcesses) processes" }
    // The first sum counts what processes share once for each of them; only where that is too much, they are looked at
    // more closely.
    guard tree.memory() > limit else { return nil }
    let exact = tree.exactMemory()
    return exact > limit ? "\(exact >> 20) MiB of memory" : nil
  }
}
