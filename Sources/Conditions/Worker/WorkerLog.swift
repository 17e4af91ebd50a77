import Support

/// What an adapter in a worker said: through the log, and by writing to standard output and error.
struct WorkerLog {
  /// The last lines of both, for an error.
  private(set) var last: [String] = []
  /// The lines that it wrote to standard output and error.
  private(set) var output: [String] = []
  private var rest: [UInt8] = []
  private var dropped = false

  /// Bytes of a line; longer ones are cut into several.
  private static let longest = 1000

  /// Takes a line of the log in.
  /// - Returns: the line made safe to print.
  mutating func add(_ text: String, _ level: HostOptions.LogLevel) -> String {
    let safe = TerminalText.safe(text)
    keep("\(level): \(safe)")
    return safe
  }

  /// Takes in what was written.
  /// - Parameter limit: lines that are kept; further ones only count as the last.
  /// - Returns: the lines that are now complete.
  mutating func add(output bytes: [UInt8], limit: Int) -> [String] {
    var lines: [String] = []
    for byte in bytes {
      if byte != UInt8(ascii: "\n") { rest.append(byte) }
      if byte == UInt8(ascii: "\n") || rest.count >= Self.longest {
        if !rest.isEmpty { lines.append("output: " + TerminalText.safe(String(decoding: rest, as: UTF8.self))) }
        rest.removeAll(keepingCapacity: true)
      }
    }
    for line in lines {
      keep("info: \(line)")
      if output.count < limit {
        output.append("info: \(line)")
      } else if !dropped {
        dropped = true
        output.append("warning: further output was left out")
      }
    }
    return lines
  }

  private mutating func keep(_ line: String) {
    last.append(line)
    if last.count > WorkerError.shownLines { last.removeFirst() }
  }
}
