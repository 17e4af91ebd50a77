import CWorker
import Glibc
import Support

/// A running test, from the side of who asked for it.
final class ValidationProcess {
  let test: ValidationTest
  private var child = cworker_child()
  private var said: [UInt8] = []
  private var written: [UInt8] = []
  private let start = ResourceUse.seconds
  private var isEnded = false

  struct StartFailure: Error { let code: CInt }

  init(_ test: ValidationTest, _ request: ValidationRequest, _ program: WorkerProgram) throws(StartFailure) {
    self.test = test
    let texts = [program.name, ValidationService.subcommand, "\(getpid())", test.rawValue, request.json.text()]
    var arguments: [UnsafeMutablePointer<CChar>?] = texts.map { strdup($0) } + [nil]
    var variables = program.environment
    // The allocator's fast path hands out memory as it was left: without it all of it can be filled.
    if test == .deterministic { variables.append("GLIBC_TUNABLES=glibc.malloc.tcache_count=0") }
    var environment: [UnsafeMutablePointer<CChar>?] = variables.map { strdup($0) } + [nil]
    defer { for text in arguments + environment { free(text) } }
    let code = cworker_start(program.file, &arguments, &environment, &child)
    guard code == 0 else { throw StartFailure(code: code) }
  }

  deinit { end() }

  /// Ends it and all it has started.
  @discardableResult
  func end() -> cworker_end {
    isEnded = true
    return cworker_finish(&child)
  }

  /// Waits until one of several has something to say or has ended.
  static func wait(_ processes: [ValidationProcess], milliseconds: CInt) {
    var list = processes.flatMap { [$0.child.socket, $0.child.output, $0.child.pidfd] }.filter { $0 >= 0 }
      .map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    _ = poll(&list, nfds_t(list.count), milliseconds)
  }

  /// What the test came to, `nil` while it runs.
  func result(_ deadline: Double) -> ValidationResult? {
    take()
    var ending = pollfd(fd: child.pidfd, events: Int16(POLLIN), revents: 0)
    let hasEnded = child.pidfd >= 0 && poll(&ending, 1, 0) > 0
    let seconds = ResourceUse.seconds - start
    guard hasEnded || seconds >= deadline || answer != nil else { return nil }
    if hasEnded { take() }
    let answer = answer
    let last = stage
    let end = end()
    var result: ValidationResult
    if let answer {
      result = answer
    } else if hasEnded {
      let cause = WorkerProcess.cause(end)
      result = ValidationResult(
        test, .crashed, last.isEmpty ? cause : "\(cause) in \(last)",
        hint: end.signal == 0
          ? "an adapter returns its errors and never ends the process" : "run it with -g and a debugger, or sanitizers")
    } else {
      result = ValidationResult(
        test, .timeout, "it was still in \(last.isEmpty ? "its start" : last) after \(Self.text(deadline)) s",
        hint: "look for a loop without an end, a lock, or reading that waits; or give more time with --timeout")
    }
    result.seconds = (seconds * 1000).rounded() / 1000
    if result.outcome.isBad { result.log = log }
    return result
  }

  private static func text(_ seconds: Double) -> String {
    seconds == seconds.rounded() ? "\(Checked.rounded(seconds) ?? 0)" : "\(seconds)"
  }

  /// The most that is kept of what a test's process sends and writes, in bytes.
  private static let most = 1 << 20

  private func take() {
    guard !isEnded else { return }
    Self.read(&child.socket, into: &said)
    Self.read(&child.output, into: &written)
  }

  private static func read(_ descriptor: inout Int32, into bytes: inout [UInt8]) {
    guard descriptor >= 0 else { return }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    // A stranger that writes without end is read a while and then not.
    for _ in 0..<64 {
      let got = Glibc.read(descriptor, &buffer, buffer.count)
      if got < 0 && errno == EINTR { continue }
      if got == 0 {
        // Everyone has closed the other end: it must not wake `wait` again and again.
        close(descriptor)
        descriptor = -1
      }
      guard got > 0 else { return }
      if bytes.count < most { bytes += buffer.prefix(got) }
    }
  }

  /// Whole lines that came so far.
  private var lines: [JSON] {
    guard let end = said.lastIndex(of: 10) else { return [] }
    return said[..<end].split(separator: 10).compactMap { try? JSONParser.parse(Array($0)) }
  }

  private var answer: ValidationResult? { lines.last.flatMap { ValidationResult(test, $0) } }

  private var stage: String {
    lines.last { $0["stage"] != nil }?["stage"]?.stringValue.map { TerminalText.safe($0, limit: 60) } ?? ""
  }

  private var log: [String] {
    String(decoding: written.suffix(1 << 14), as: UTF8.self).split(whereSeparator: \.isNewline)
      .map { TerminalText.safe(String($0), limit: 300) }.suffix(WorkerError.shownLines)
  }
}
