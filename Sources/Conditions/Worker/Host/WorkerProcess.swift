import CWorker
import Glibc
import Support

/// A running server or worker, from the host's side. It and all it has started are gone when this object is.
final class WorkerProcess: @unchecked Sendable {
  // checked: belongs to one run, or to a server, and is used by one thread at a time.
  private var child = cworker_child()
  private var ended: cworker_end?

  /// Starts a server.
  init(server program: WorkerProgram) throws(StartFailure) {
    var arguments: [UnsafeMutablePointer<CChar>?] = program.arguments.map { strdup($0) } + [nil]
    var environment: [UnsafeMutablePointer<CChar>?] = program.environment.map { strdup($0) } + [nil]
    defer { for text in arguments + environment { free(text) } }
    let code = cworker_start(program.file, &arguments, &environment, &child)
    guard code == 0 else { throw StartFailure(code: code) }
  }

  /// Has a server make a worker.
  init(from server: WorkerProcess, seconds: Double) throws(StartFailure) {
    let code = cworker_ask(server.socket, Int32(max(1, min(seconds * 1000, 3_600_000))), &child)
    guard code == 0 else { throw StartFailure(code: code) }
  }

  deinit { finish() }

  struct StartFailure: Error { let code: CInt }

  var socket: CInt { child.socket }
  var pid: Int32 { child.pid }

  /// Which descriptors have something.
  struct Events { var socket = false, output = false, hasEnded = false }

  /// Waits for something to happen, at most `milliseconds`.
  func wait(milliseconds: Int) -> Events {
    var list = [child.socket, child.output, child.pidfd].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    guard poll(&list, 3, CInt(clamping: milliseconds)) > 0 else { return Events() }
    return Events(socket: list[0].revents != 0, output: list[1].revents != 0, hasEnded: list[2].revents != 0)
  }

  /// Whether the process ends within a time. Where the kernel does not tell, it does not.
  func waitForEnd(milliseconds: Int) -> Bool {
    var end = pollfd(fd: child.pidfd, events: Int16(POLLIN), revents: 0)
    return poll(&end, 1, CInt(clamping: milliseconds)) > 0
  }

  /// What was written since the last call, as far as it fits; empty where that is nothing.
  func takeOutput() -> [UInt8] {
    guard child.output >= 0 else { return [] }
    var got = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
      got = read(child.output, buffer.baseAddress, buffer.count)
      count = max(0, got)
    }
    // Everyone has closed the other end: it must not wake `wait` again and again.
    if got == 0 {
      close(child.output)
      child.output = -1
    }
    return bytes
  }

  /// Ends the process and everything it has started, unless that was done before.
  /// - Returns: how it ended.
  @discardableResult
  func finish() -> cworker_end {
    if let ended { return ended }
    let end = cworker_finish(&child)
    ended = end
    return end
  }

  /// Tells the end of the process in words: `crashed (SIGSEGV)`.
  static func cause(_ end: cworker_end) -> String {
    guard end.signal != 0 else {
      return end.status < 0 ? "ended its process" : "ended its process with exit status \(end.status)"
    }
    let names: [CInt: String] = [
      SIGSEGV: "SIGSEGV", SIGABRT: "SIGABRT", SIGILL: "SIGILL", SIGBUS: "SIGBUS", SIGFPE: "SIGFPE", SIGTRAP: "SIGTRAP",
      SIGSYS: "SIGSYS", SIGKILL: "SIGKILL", SIGXCPU: "SIGXCPU", SIGTERM: "SIGTERM", SIGPIPE: "SIGPIPE",
    ]
    let name = names[end.signal] ?? "signal \(end.signal)"
    return [SIGKILL, SIGTERM, SIGXCPU].contains(end.signal) ? "was killed (\(name))" : "crashed (\(name))"
  }
}
