import Support

/// What an adapter in a worker said: through the log, and by writing to standard output and error. The worker counts lines
/// too, but what writes to the connection may not be our code any more: the host keeps to the limit by itself.
struct WorkerLog {
  /// The last lines of both, for an error.
  private(set) var last: [String] = []
  /// The lines that it wrote to standard output and error.
  private(set) var output: [String] = []
  private var rest: [UInt8] = []
  private var dropped = false
  /// Lines that were passed on of the log.
  private var passed = 0

  /// Bytes of a line of output; longer ones are cut into several.
  private static let longest = 1000

  /// What stands in for further lines.
  private static let more = "further lines were left out"

  /// Takes a line of the log in.
  /// - Parameter limit: lines that are passed on.
  /// - Returns: the line made safe to print; `nil` where enough was said.
  mutating func add(
    _ text: String, _ level: HostOptions.LogLevel, limit: Int
  ) -> (level: HostOptions.LogLevel, text: String)? {
    guard passed <= limit else { return nil }
    passed += 1
    guard passed <= limit else { return (.warning, Self.more) }
    let safe = TerminalText.safe(text, limit: Self.longest)
    keep("\(level): \(safe)")
    return (level, safe)
  }

  /// Takes in what was written.
  /// - Parameter limit: lines that are kept; further ones only count as the last.
  /// - Returns: the lines that are now complete, as far as they are within the limit.
  mutating func add(output bytes: [UInt8], limit: Int) -> [String] {
    var lines: [String] = []
    for byte in bytes {
      if byte != UInt8(ascii: "\n") { rest.append(byte) }
      if byte == UInt8(ascii: "\n") || rest.count >= Self.longest {
        if !rest.isEmpty { lines.append("output: " + TerminalText.safe(String(decoding: rest, as: UTF8.self))) }
        rest.removeAll(keepingCapacity: true)
      }
    }
    let room = max(0, limit - output.count)
    for line in lines {
      keep("info: \(line)")
      if output.count < limit {
        output.append("info: \(line)")
      } else if !dropped {
        dropped = true
        output.append("warning: further output was left out")
      }
    }
    return Array(lines.prefix(room))
  }

  /// The lines as far as they are within a number of bytes, for the way to the host.
  static func fitting(_ lines: [String], bytes: Int) -> [String] {
    var left = bytes
    let kept = lines.prefix { line in
      left -= line.utf8.count + 1
      return left >= 0
    }
    return kept.count == lines.count ? lines : kept + ["warning: \(more)"]
  }

  private mutating func keep(_ line: String) {
    last.append(line)
    if last.count > WorkerError.shownLines { last.removeFirst() }
  }
}
