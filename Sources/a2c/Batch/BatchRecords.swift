import Glibc
import Support
import Synchronization

/// Where the records of a batch go: one line each, whole or not at all.
final class BatchRecords: Sendable {
  /// What an earlier batch did.
  struct Done: Sendable {
    /// The marks of lines that have a record, by their numbers.
    var marks: [Int: String] = [:]
    var failed = 0
  }

  private struct State {
    /// In order: records that wait for earlier ones.
    var waiting: [Int: String] = [:]
    var next = 0
    var unsynced = 0
    var synced = ResourceUse.seconds
    var failure: BatchError?
  }

  private let descriptor: CInt
  private let path: String
  private let isOrdered: Bool
  private let state = Mutex(State())
  /// Lines that may be ahead of the oldest one that is not written.
  private let ahead: Bell?

  /// Records after which the disk is waited for, and seconds.
  private static let piece = (records: 64, seconds: 2.0)
  /// Bytes of one record.
  private static let mostBytes = 64 << 20

  /// - Parameter window: in order: how many lines may be in work or wait at once.
  init(descriptor: CInt, path: String, isOrdered: Bool, window: Int) {
    (self.descriptor, self.path, self.isOrdered) = (descriptor, path, isOrdered)
    ahead = isOrdered ? Bell(rings: window) : nil
  }

  /// Opens a file for records.
  /// - Parameters:
  ///   - resume: what stands there counts. A record that was being written when the batch was killed is taken out.
  ///   - retryFailed: records of failures are taken out as well.
  static func open(
    _ path: String, resume: Bool, retryFailed: Bool, force: Bool
  ) throws -> (descriptor: CInt, done: Done) {
    if resume, retryFailed, FileSystem.exists(path) { try dropFailed(path) }
    let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw BatchError.writing(path: path, errno) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw BatchError.busy(path: path)
    }
    var info = stat()
    guard fstat(descriptor, &info) == 0 else { throw BatchError.writing(path: path, errno) }
    if resume {
      let (done, end) = try read(descriptor, path: path)
      // Of a device nothing can be cut off.
      if info.st_mode & S_IFMT == S_IFREG, end < info.st_size, ftruncate(descriptor, end) != 0 {
        throw BatchError.writing(path: path, errno)
      }
      return (descriptor, done)
    }
    guard info.st_size == 0 || force else {
      close(descriptor)
      throw BatchError.occupied(path: path)
    }
    if info.st_size > 0, ftruncate(descriptor, 0) != 0 { throw BatchError.writing(path: path, errno) }
    return (descriptor, Done())
  }

  /// - Returns: what is done, and where the last whole record ends.
  private static func read(
    _ descriptor: CInt, path: String, each: (JSON, [UInt8]) throws -> Void = { _, _ in }
  ) throws -> (Done, off_t) {
    lseek(descriptor, 0, SEEK_SET)
    var reader = LineReader(descriptor: descriptor, limit: mostBytes)
    var done = Done()
    var (end, number) = (off_t(0), 0)
    while let (bytes, _) = try reader.next() {
      number += 1
      // The last line has no end yet where the batch was killed while it was written.
      guard !reader.isAtEnd else { break }
      guard let record = try? JSONParser.parse(bytes), let line = record["line"]?.intValue,
        let mark = record["input"]?.stringValue, let isGood = record["ok"]?.boolValue
      else { throw BatchError.records(path: path, line: number) }
      done.marks[line] = mark
      if !isGood { done.failed += 1 }
      try each(record, bytes)
      end += off_t(bytes.count + 1)
    }
    return (done, end)
  }

  private static func dropFailed(_ path: String) throws {
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw BatchError.writing(path: path, errno) }
    defer { close(descriptor) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { throw BatchError.busy(path: path) }
    let file = try StagedFile(path)
    _ = try read(descriptor, path: path) { record, bytes in
      if record["ok"]?.boolValue == true { try file.write(String(decoding: bytes, as: UTF8.self) + "\n") }
    }
    try file.commit()
  }

  // MARK: Writing

  /// Waits until another line may be taken on. Each line that was taken on gets a record.
  func admit() { ahead?.wait() }

  /// Gives a place back that no line took.
  func dismiss() { ahead?.ring() }

  /// Writes a record, in order when those before it are written.
  /// - Throws: ``BatchError/writing(path:_:)``, now and for every record that follows.
  func put(_ record: JSON, at place: Int) throws(BatchError) {
    let text = record.text() + "\n"
    let failure = state.withLock { state -> BatchError? in
      if state.failure != nil { return state.failure }
      do throws(BatchError) {
        if isOrdered {
          state.waiting[place] = text
          while let text = state.waiting.removeValue(forKey: state.next) {
            state.next += 1
            ahead?.ring()
            try write(text, &state)
          }
        } else {
          try write(text, &state)
        }
      } catch {
        state.failure = error
      }
      return state.failure
    }
    if let failure { throw failure }
  }

  /// Waits until everything is on the disk.
  func finish() throws(BatchError) {
    let failure = state.withLock { state in
      sync(&state)
      return state.failure
    }
    if let failure { throw failure }
  }

  private func write(_ text: String, _ state: inout State) throws(BatchError) {
    do throws(OutputError) {
      try Descriptor.write(text, to: descriptor)
    } catch { throw .writing(path: path, error.code) }
    state.unsynced += 1
    if state.unsynced >= Self.piece.records || ResourceUse.seconds - state.synced > Self.piece.seconds { sync(&state) }
  }

  private func sync(_ state: inout State) {
    // A pipe or a terminal has nothing to wait for.
    if state.unsynced > 0 { fdatasync(descriptor) }
    (state.unsynced, state.synced) = (0, ResourceUse.seconds)
  }
}
