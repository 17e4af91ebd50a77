import CWorker
import Glibc
import Support
import Synchronization

/// The process that makes workers. Starting this program takes far longer than copying one that runs; so one is started
/// and makes a copy for each condition. It never runs an adapter, so that each worker begins as unspoilt as the first.
///
/// There is one for each program, as long as this process runs.
final class WorkerServer: @unchecked Sendable {
  // checked: used under the lock of `servers` only.
  private let process: WorkerProcess
  private let program: WorkerProgram
  private var link: WorkerLink
  private var isReady = false
  /// When it has to be ready.
  private let deadline: Double

  /// Seconds for a worker of a server that has answered before.
  private static let patience = 5.0

  private static let servers = Mutex<[WorkerProgram: WorkerServer]>([:])

  private init(_ program: WorkerProgram) throws(WorkerProcess.StartFailure) {
    self.program = program
    // What a kernel does not know of, it does not know of later either.
    _ = cworker_guard_host()
    process = try WorkerProcess(server: program)
    link = WorkerLink(process.socket)
    deadline = ResourceUse.seconds + program.handshake
  }

  /// Starts a server where there is none, and does not wait until it is ready. Where that fails, so will the first
  /// worker, and say why.
  static func warmUp(_ program: WorkerProgram) {
    servers.withLock { servers in
      if servers[program] == nil { servers[program] = try? WorkerServer(program) }
    }
  }

  /// A new worker.
  /// - Parameter adapter: whom it is for, for errors.
  static func worker(
    _ program: WorkerProgram, adapter: String, isCancelled: () -> Bool
  ) throws(WorkerError) -> WorkerProcess {
    let result: Result<WorkerProcess, WorkerError> = servers.withLock { servers in
      do throws(WorkerError) {
        // One that was ready may have been killed or stopped since: another one takes its place.
        if let server = servers[program], server.isReady, let worker = try? server.make() { return .success(worker) }
        if servers[program]?.isReady == true { servers[program] = nil }
        let server: WorkerServer
        if let warm = servers.removeValue(forKey: program) {
          server = warm
        } else {
          server = try start(program, adapter)
        }
        try server.wait(adapter, isCancelled)
        let worker = try server.first(adapter)
        servers[program] = server
        return .success(worker)
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  private static func start(_ program: WorkerProgram, _ adapter: String) throws(WorkerError) -> WorkerServer {
    do throws(WorkerProcess.StartFailure) {
      return try WorkerServer(program)
    } catch {
      throw .cannotStart(adapter: adapter, reason: String(cString: strerror(error.code)))
    }
  }

  private func make() throws(WorkerProcess.StartFailure) -> WorkerProcess {
    // One that is ready answers at once.
    try WorkerProcess(from: process, seconds: isReady ? min(program.handshake, Self.patience) : program.handshake)
  }

  private func first(_ adapter: String) throws(WorkerError) -> WorkerProcess {
    do throws(WorkerProcess.StartFailure) {
      return try make()
    } catch {
      throw .cannotStart(adapter: adapter, reason: String(cString: strerror(error.code)))
    }
  }

  /// Waits for the server's hello.
  private func wait(_ adapter: String, _ isCancelled: () -> Bool) throws(WorkerError) {
    while !isReady {
      let left = deadline - ResourceUse.seconds
      let events = process.wait(milliseconds: Int(max(0, min(left * 1000, 50)).rounded(.up)))
      if events.socket || events.hasEnded {
        let arrival: WorkerLink.Arrival
        let frame: WorkerFrame?
        do throws(WorkerProtocolError) {
          arrival = try link.receive()
          frame = try link.next()
          if let frame, frame.kind != .hello { throw .unexpected(frame.kind) }
        } catch {
          throw .malformed(adapter: adapter, function: "its start", detail: error.text, log: log)
        }
        isReady = frame != nil
        if isReady { return }
        if arrival == .end {
          _ = process.waitForEnd(milliseconds: 1000)
          throw died(adapter)
        }
      }
      if isCancelled() { throw .cancelled(adapter: adapter) }
      if left <= 0 { throw .noHandshake(adapter: adapter, seconds: program.handshake, log: log) }
    }
  }

  private func died(_ adapter: String) -> WorkerError {
    let log = log
    return .died(
      adapter: adapter, function: "its start", cause: WorkerProcess.cause(process.finish()), hint: nil, log: log)
  }

  /// What it wrote to standard output and error.
  private var log: [String] {
    var said = WorkerLog()
    _ = said.add(output: process.takeOutput() + [UInt8(ascii: "\n")], limit: WorkerError.shownLines)
    return said.last
  }
}
