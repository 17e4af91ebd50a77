import Synchronization

/// The workers of a run that wait for a further condition of the adapter that they have loaded. They end with this object.
final class WorkerPool: Sendable {
  /// A worker between two conditions.
  struct Idle: @unchecked Sendable {
    // checked: whoever has taken it is the only one who has it.
    let process: WorkerProcess
    let link: WorkerLink
  }

  private let idle = Mutex<[String: [Idle]]>([:])

  /// - Parameter folder: the adapter's bundle.
  func take(_ folder: String) -> Idle? {
    while let worker = idle.withLock({ $0[folder]?.popLast() }) {
      // One that ended meanwhile, or has something to say, is not asked for more.
      let events = worker.process.wait(milliseconds: 0)
      if !events.hasEnded && !events.socket { return worker }
    }
    return nil
  }

  func put(_ worker: Idle, _ folder: String) {
    idle.withLock { $0[folder, default: []].append(worker) }
  }
}
