import CWorker
import Glibc
import Support

/// Checks of what an adapter takes and leaves behind.
enum ResourceChecks {
  static func stdoutSilent(_ subject: ValidationSubject) throws -> String {
    let file = cworker_memory_file()
    guard file >= 0 else { throw Finding.skipped("no memory file can be made here") }
    fflush(nil)
    let old = dup(1)
    dup2(file, 1)
    defer {
      dup2(old, 1)
      close(old)
      close(file)
    }
    _ = try subject.freshBlocks()
    fflush(nil)
    var info = stat()
    guard fstat(file, &info) == 0, info.st_size > 0 else { return "nothing was written" }
    var bytes = [UInt8](repeating: 0, count: 200)
    let count = pread(file, &bytes, bytes.count, 0)
    let text = TerminalText.safe(String(decoding: bytes.prefix(max(0, count)), as: UTF8.self), limit: 60)
    throw Finding.failed(
      "it wrote \(info.st_size) bytes to standard output: \(text)",
      hint: "standard output is the host's result; say things with a2c.log/1")
  }

  static func leavesProcessAlone(_ subject: ValidationSubject) throws -> String {
    let before = Surroundings()
    _ = try subject.freshBlocks()
    let changes = Surroundings().changes(since: before)
    guard changes.isEmpty else {
      throw Finding.failed(
        "it changed \(changes.joined(separator: ", ")) of the process", hint: "an adapter is a guest: leave these alone"
      )
    }
    return "as before"
  }

  /// Rounds that are counted; a few come before, for what is made once.
  private static let rounds = 12

  static func noDescriptorLeak(_ subject: ValidationSubject) throws -> String {
    try growth(subject, "descriptors", allowed: 0) { Process.descriptors }
  }

  static func noThreadLeak(_ subject: ValidationSubject) throws -> String {
    try growth(subject, "threads", allowed: 0) { Process.threads }
  }

  static func noMemoryLeak(_ subject: ValidationSubject) throws -> String {
    // What a round may keep: allocators and caches are not exact.
    try growth(subject, "bytes", allowed: 16 << 10) { Process.allocated }
  }

  static func noChildren(_ subject: ValidationSubject) throws -> String {
    _ = try subject.freshBlocks()
    guard cworker_has_children() == 0 else {
      throw Finding.failed("it started a process", hint: "an adapter starts none; do the work inside it")
    }
    return "none"
  }

  private static func growth(
    _ subject: ValidationSubject, _ what: String, allowed: Int, _ measure: () -> Int
  ) throws -> String {
    for _ in 0..<3 { _ = try subject.freshBlocks() }
    let before = measure()
    for _ in 0..<rounds { _ = try subject.freshBlocks() }
    let grown = measure() - before
    guard grown > allowed * rounds else { return "\(rounds) rounds" }
    let each = grown / rounds
    if each == 0 { throw Finding.warning("\(grown) more \(what) after \(rounds) rounds") }
    throw Finding.failed(
      "\(each) more \(what) each time", hint: "give back in destroy, and where encode fails, what was taken")
  }
}

/// What belongs to the process and not to its guests.
private struct Surroundings {
  private let values: [(name: String, value: String)]

  init() {
    var list: [(String, String)] = []
    list.append(("the working folder", FileSystem.realPath(".") ?? "?"))
    list.append(("the locale", setlocale(LC_ALL, nil).map { String(cString: $0) } ?? "?"))
    let mask = umask(0)
    umask(mask)
    list.append(("the file mask", "\(mask)"))
    list.append(("the rounding of numbers", "\(fegetround())"))
    // The host's own files are mapped with a handler for SIGBUS, which comes with the first of them.
    for signal in 1...31 where ![SIGKILL, SIGSTOP, SIGBUS].contains(CInt(signal)) {
      var action = sigaction()
      guard sigaction(CInt(signal), nil, &action) == 0 else { continue }
      let bytes = withUnsafeBytes(of: &action.__sigaction_handler) { Array($0) }
      list.append(("the handler of signal \(signal)", "\(bytes) \(action.sa_flags)"))
    }
    var variables: [String] = []
    var pointer = environ
    while let text = pointer.pointee {
      variables.append(String(cString: text))
      pointer += 1
    }
    list.append(("the environment", variables.joined(separator: "\n")))
    values = list
  }

  func changes(since before: Surroundings) -> [String] {
    zip(values, before.values).filter { $0.value != $1.value }.map { $0.0.name }
  }
}

/// Numbers of this process.
private enum Process {
  static var descriptors: Int { ((try? FileSystem.list("/proc/self/fd")) ?? []).count }

  static var threads: Int { ((try? FileSystem.list("/proc/self/task")) ?? []).count }

  /// Bytes that were allocated and not freed.
  static var allocated: Int { Int(clamping: cworker_allocated()) }
}
