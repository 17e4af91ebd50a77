import Glibc
import Support
import Synchronization

/// The lines of a batch, handed out one by one to any thread.
final class BatchInput: Sendable {
  struct Line: Sendable {
    /// Counts from 1 over all lines of the input, whatever the shard.
    let number: Int
    /// Counts from 0 over the lines that are handed out.
    let place: Int
    let bytes: [UInt8]
    /// Whether the line is longer than is read.
    let isTooLong: Bool

    /// Tells the line from others that may come to stand in its place.
    var mark: String { BatchInput.mark(bytes) }
  }

  /// One of several equal parts of the input: every n-th line.
  struct Shard: Sendable, Equatable {
    let index: Int
    let count: Int

    static let all = Shard(index: 1, count: 1)

    func holds(_ line: Int) -> Bool { (line - 1) % count == index - 1 }
  }

  private struct State {
    var reader: LineReader
    var number = 0
    var place = 0
    /// Nothing is handed out behind a line that is another one than before.
    var isOver = false
  }

  private let state: Mutex<State>
  private let shard: Shard
  private let done: BatchRecords.Done

  init(descriptor: CInt, shard: Shard, done: BatchRecords.Done) {
    state = Mutex(State(reader: LineReader(descriptor: descriptor, limit: Limits.documentBytes)))
    self.shard = shard
    self.done = done
  }

  static func mark(_ bytes: [UInt8]) -> String { SHA256.hex(Array(SHA256.digest(bytes).prefix(8))) }

  /// The next line of the shard that has no record yet; blank lines are passed over.
  /// - Throws: ``BatchError`` where a line that has a record was another one then.
  func next() throws -> Line? {
    try state.withLock { state in
      while !state.isOver, let (bytes, isTooLong) = try state.reader.next() {
        state.number += 1
        guard shard.holds(state.number), isTooLong || bytes.contains(where: { $0 > 32 }) else { continue }
        if let mark = done.marks[state.number] {
          state.isOver = mark != Self.mark(bytes)
          guard !state.isOver else { throw BatchError.otherInput(line: state.number) }
          continue
        }
        defer { state.place += 1 }
        return Line(number: state.number, place: state.place, bytes: bytes, isTooLong: isTooLong)
      }
      return nil
    }
  }

  /// How many lines a file on standard input has for a shard; `nil` for a pipe.
  static func count(descriptor: CInt, shard: Shard) -> Int? {
    var info = stat()
    guard fstat(descriptor, &info) == 0, info.st_mode & S_IFMT == S_IFREG else { return nil }
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    var (offset, lines, hasText) = (lseek(descriptor, 0, SEEK_CUR), 0, false)
    while true {
      let got = pread(descriptor, &buffer, buffer.count, offset)
      guard got > 0 else { break }
      offset += off_t(got)
      lines += buffer[..<got].count { $0 == 10 }
      hasText = buffer[got - 1] != 10
    }
    let total = lines + (hasText ? 1 : 0)
    return (total + shard.count - shard.index) / shard.count
  }
}

/// Reads a descriptor line by line.
struct LineReader {
  private let descriptor: CInt
  /// Bytes of the longest line.
  private let limit: Int
  private var buffer = [UInt8](repeating: 0, count: 1 << 16)
  private var filled = 0..<0
  private(set) var isAtEnd = false

  init(descriptor: CInt, limit: Int) {
    self.descriptor = descriptor
    self.limit = limit
  }

  /// - Returns: the line without its end, cut where it is too long; `nil` behind the last.
  mutating func next() throws(BatchError) -> (bytes: [UInt8], isTooLong: Bool)? {
    var line: [UInt8] = []
    var isTooLong = false
    var hasAny = false
    while true {
      if filled.isEmpty {
        guard !isAtEnd, try fill() else { return hasAny ? (line, isTooLong) : nil }
      }
      hasAny = true
      let end = buffer[filled].firstIndex(of: 10)
      let piece = filled.lowerBound..<(end ?? filled.upperBound)
      if line.count + piece.count <= limit { line += buffer[piece] } else { isTooLong = true }
      filled = (end.map { $0 + 1 } ?? filled.upperBound)..<filled.upperBound
      if end != nil { return (line, isTooLong) }
    }
  }

  private mutating func fill() throws(BatchError) -> Bool {
    while true {
      let got = read(descriptor, &buffer, buffer.count)
      if got < 0, errno == EINTR { continue }
      guard got >= 0 else { throw .reading(errno) }
      filled = 0..<got
      isAtEnd = got == 0
      return got > 0
    }
  }
}
