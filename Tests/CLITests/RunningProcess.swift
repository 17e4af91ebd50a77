import Glibc
import Support

/// What a process left behind.
struct Outcome: Sendable {
  /// The exit status; 128 + n where signal n ended the process, as shells say it.
  let status: Int32
  /// The signal that ended the process, `nil` where it exited by itself.
  let signal: Int32?
  let timedOut: Bool
  let output: String
  let errors: String
  /// The largest resident set that was seen, in bytes.
  let peakMemory: Int
}

/// A process that was started, in a process group of its own, with its output in pipes.
///
/// Whoever waits also enforces the time limit: past it the whole group is killed.
final class RunningProcess {
  private static let chunk = 1 << 16

  let id: pid_t
  private(set) var output: [UInt8] = []
  private(set) var errors: [UInt8] = []
  private var outputEnd: CInt
  private var errorEnd: CInt
  private let deadline: Double
  private var timedOut = false
  private var peakMemory = 0
  private var isReaped = false

  init(id: pid_t, outputEnd: CInt, errorEnd: CInt, limit: Double) {
    self.id = id
    self.outputEnd = outputEnd
    self.errorEnd = errorEnd
    deadline = ResourceUse.seconds + limit
  }

  deinit {
    for end in [outputEnd, errorEnd] where end >= 0 { close(end) }
    guard !isReaped else { return }
    kill(-id, SIGKILL)
    var status: Int32 = 0
    while waitpid(id, &status, 0) < 0 && errno == EINTR {}
  }

  /// The files that are mapped into the process now.
  var maps: [String] {
    let text = (try? ProcessFile.read("/proc/\(id)/maps")).map { String(decoding: $0, as: UTF8.self) } ?? ""
    return text.split(separator: "\n").compactMap { line in line.firstIndex(of: "/").map { String(line[$0...]) } }
  }

  func send(_ signal: Int32) { kill(id, signal) }

  /// Reads on until `condition` holds. False where the process ended, or its time, before that.
  func wait(until condition: (RunningProcess) -> Bool) -> Bool {
    while true {
      if condition(self) { return true }
      guard readSome() else { return condition(self) }
    }
  }

  /// Reads to the end and collects the exit status.
  func finish() -> Outcome {
    while readSome() {}
    var status: Int32 = 0
    var usage = rusage()
    while true {
      let result = wait4(id, &status, WNOHANG, &usage)
      if result == id { break }
      if result < 0 && errno != EINTR { break }
      killWhenLate()
      usleep(1000)
    }
    isReaped = true
    let signal = status & 0x7F
    return Outcome(
      status: signal == 0 ? status >> 8 & 0xFF : 128 + signal, signal: signal == 0 ? nil : signal,
      timedOut: timedOut && signal == SIGKILL,
      output: String(decoding: output, as: UTF8.self), errors: String(decoding: errors, as: UTF8.self),
      peakMemory: peakMemory)
  }

  /// Waits for a moment for output. False where both pipes have ended.
  private func readSome() -> Bool {
    var pipes = [outputEnd, errorEnd].filter { $0 >= 0 }.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    guard !pipes.isEmpty else { return false }
    measure()
    killWhenLate()
    guard poll(&pipes, nfds_t(pipes.count), 20) > 0 else { return true }
    for pipe in pipes where pipe.revents != 0 { take(from: pipe.fd) }
    return true
  }

  private func take(from end: CInt) {
    let bytes = [UInt8](unsafeUninitializedCapacity: Self.chunk) { buffer, count in
      count = max(0, read(end, buffer.baseAddress, buffer.count))
    }
    if end == outputEnd { output += bytes } else { errors += bytes }
    guard bytes.isEmpty else { return }
    close(end)
    if end == outputEnd { outputEnd = -1 } else { errorEnd = -1 }
  }

  private func killWhenLate() {
    guard !timedOut, ResourceUse.seconds > deadline else { return }
    timedOut = true
    kill(-id, SIGKILL)
  }

  /// Notes the process's high-water mark. What `wait4` tells is of no use: it counts the memory of the process that
  /// started it.
  private func measure() {
    guard let bytes = try? ProcessFile.read("/proc/\(id)/status") else { return }
    let line = String(decoding: bytes, as: UTF8.self).split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    guard let kilobytes = line?.split(whereSeparator: { !$0.isNumber }).first.flatMap({ Int($0) }) else { return }
    peakMemory = max(peakMemory, kilobytes * 1024)
  }
}

/// Files of `/proc` say nothing of their size.
private enum ProcessFile {
  struct Failure: Error {}

  static func read(_ path: String) throws -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Failure() }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    while true {
      let piece = [UInt8](unsafeUninitializedCapacity: 1 << 14) { buffer, count in
        count = max(0, Glibc.read(descriptor, buffer.baseAddress, buffer.count))
      }
      if piece.isEmpty { return bytes }
      bytes += piece
    }
  }
}
