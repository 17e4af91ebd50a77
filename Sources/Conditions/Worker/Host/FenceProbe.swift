import Support

/// Finds out what holds the processes of adapters back on this machine.
package enum FenceProbe {
  /// Seconds until a worker has tried everything.
  private static let patience = 10.0

  /// - Throws: ``WorkerError`` where no worker can be started, or does not answer.
  package static func report(_ program: WorkerProgram = .own) throws(WorkerError) -> FenceReport {
    let name = "(a trial)"
    let worker = try WorkerServer.worker(program, adapter: name, isCancelled: { false })
    defer { worker.finish() }
    var link = WorkerLink(worker.socket)
    let end = ResourceUse.seconds + patience
    _ = link.send(WorkerFrame(.probe), until: end)
    while ResourceUse.seconds < end {
      let events = worker.wait(milliseconds: 50)
      do throws(WorkerProtocolError) {
        if events.socket { _ = try link.receive() }
        if let frame = try link.next() {
          guard frame.kind == .result, let report = FenceReport(try frame.json()) else { throw .unexpected(frame.kind) }
          return report
        }
      } catch {
        throw .malformed(adapter: name, function: "the fence", detail: error.text, log: [])
      }
      if events.hasEnded {
        throw .died(
          adapter: name, function: "the fence", cause: WorkerProcess.cause(worker.finish()), hint: nil, log: [])
      }
    }
    throw .timedOut(adapter: name, function: "the fence", seconds: patience, limit: "prepare_s", log: [])
  }

  /// Whether the memory of all processes of an adapter can be counted.
  package static var countsMemory: Bool {
    FileSystem.exists("/proc/self/smaps") && FileSystem.exists("/proc/thread-self/children")
  }
}
