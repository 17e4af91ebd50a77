import Glibc
package import Support
import Synchronization

/// Files that clients have sent, each under an id that nobody can guess; they are gone after a while without use, and with
/// the server.
package final class UploadStore: Sendable {
  package struct Limits: Sendable {
    /// Of one file.
    package var fileBytes = 2 << 30
    /// Of all files together.
    package var totalBytes = 16 << 30
    package var files = 20_000
    /// Files of one folder.
    package var folderFiles = 4096
    /// Seconds without use after which a file goes.
    package var lifetime = 3600.0

    package init() {}
  }

  /// A file, or a folder of files, that was sent.
  package struct Record: Sendable {
    package let id: String
    package let isFolder: Bool
    /// Names with sizes, in the order in which they came.
    package internal(set) var files: [(name: String, bytes: Int)] = []
    var used: Double
    var pins = 0
    /// Whether it is gone with the last that holds it.
    var isFleeting = false
    var bytes: Int { files.reduce(0) { $0 + $1.bytes } }
  }

  private struct State {
    var records: [String: Record] = [:]
    /// Bytes of all files, those that are still coming counted.
    var bytes = 0
    var files = 0
    var isClosed = false
  }

  package let limits: Limits
  /// Absolute; under it a folder for each id.
  package let folder: String
  private let lock: CInt
  private let state = Mutex(State())

  private static let start = "a2c-serve-"

  /// - Parameter base: the folder for it; `nil` for the system's folder of temporary files.
  package init(limits: Limits = Limits(), base: String? = nil) throws(FileError) {
    self.limits = limits
    let base = base ?? Environment.variable("TMPDIR").flatMap { Path.isAbsolute($0) ? $0 : nil } ?? "/tmp"
    Self.sweep(base)
    var template = Array("\(base)/\(Self.start)XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw .system(path: base, action: "make a folder", code: errno) }
    folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    // Whoever finds such a folder without a lock may remove it.
    lock = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    flock(lock, LOCK_EX | LOCK_NB)
  }

  deinit { close() }

  /// Removes everything; what comes afterwards is refused.
  package func close() {
    let isFirst = state.withLock { state in
      defer { state = State(isClosed: true) }
      return !state.isClosed
    }
    guard isFirst else { return }
    Cleanup.removeTree(folder)
    if lock >= 0 { Glibc.close(lock) }
  }

  /// What servers that were killed have left.
  private static func sweep(_ base: String) {
    for name in (try? FileSystem.list(base)) ?? [] where name.hasPrefix(start) {
      let path = Path.join(base, name)
      var info = stat()
      guard lstat(path, &info) == 0, info.st_mode & S_IFMT == S_IFDIR, info.st_uid == geteuid() else { continue }
      let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      guard descriptor >= 0 else { continue }
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { Cleanup.removeTree(path) }
      Glibc.close(descriptor)
    }
  }

  /// How many files there are, and their bytes.
  package var size: (files: Int, bytes: Int) { state.withLock { ($0.files, $0.bytes) } }

  // MARK: Coming

  /// Begins to take a file.
  /// - Parameters:
  ///   - name: as the client calls it; only its kind is believed.
  ///   - into: the id of a folder, or `new` for a new one; `nil` for a file by itself.
  ///   - expected: the bytes that are announced, `nil` where nobody says.
  package func begin(name: String, into: String?, expected: Int?) throws(ServerError) -> Upload {
    expire()
    if let expected, expected > limits.fileBytes { throw .tooLarge(limit: limits.fileBytes) }
    let name = UploadName.safe(name)
    let id = into == nil ? RandomID.text("file", bytes: 16) : into == "new" ? RandomID.text("folder", bytes: 16) : nil
    let result: Result<String, ServerError> = state.withLock { state in
      guard !state.isClosed else { return .failure(Self.full) }
      guard state.files < limits.files, state.bytes + (expected ?? 0) <= limits.totalBytes else {
        return .failure(Self.full)
      }
      if let id {
        // Held until the file is there.
        state.records[id] = Record(id: id, isFolder: into != nil, used: ResourceUse.seconds, pins: 1)
        state.files += 1
        return .success(id)
      }
      guard let into, let record = state.records[into], record.isFolder else {
        return .failure(Self.unknown(into ?? "", at: "folder"))
      }
      guard record.files.count < limits.folderFiles else {
        return .failure(ServerError(413, "folder_full", "a folder takes \(limits.folderFiles) files"))
      }
      guard !record.files.contains(where: { $0.name == name }) else {
        return .failure(
          ServerError(409, "name_taken", "the folder has a file \(TerminalText.quoted(name)) already", at: "name"))
      }
      state.records[into]?.files.append((name, 0))
      state.records[into]?.pins += 1
      state.files += 1
      return .success(into)
    }
    let place = try result.get()
    let path = Path.join(Path.join(folder, place), name)
    mkdir(Path.parent(path), 0o700)
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else {
      let code = errno
      giveUp(place, name, bytes: 0)
      throw ServerError(500, "internal", "cannot keep the file: \(String(cString: strerror(code)))")
    }
    return Upload(self, id: place, name: name, path: path, descriptor: descriptor)
  }

  /// Room for more bytes of a file that is coming.
  func reserve(_ bytes: Int) throws(ServerError) {
    let isGranted = state.withLock { state in
      guard !state.isClosed, state.bytes + bytes <= limits.totalBytes else { return false }
      state.bytes += bytes
      return true
    }
    guard isGranted else { throw Self.full }
  }

  func finish(_ id: String, _ name: String, bytes: Int) -> Record? {
    state.withLock { state in
      guard var record = state.records[id] else { return nil }
      record.files.removeAll { $0.name == name }
      record.files.append((name, bytes))
      record.pins -= 1
      record.used = ResourceUse.seconds
      state.records[id] = record
      return record
    }
  }

  func giveUp(_ id: String, _ name: String, bytes: Int) {
    unlink(Path.join(Path.join(folder, id), name))
    state.withLock { state in
      guard var record = state.records[id] else { return }
      state.bytes -= bytes
      state.files -= 1
      record.files.removeAll { $0.name == name }
      record.pins -= 1
      state.records[id] = record.files.isEmpty && record.pins == 0 ? nil : record
      if state.records[id] == nil { rmdir(Path.join(folder, id)) }
    }
  }

  // MARK: Being used

  /// The file or folder of an id, which stays as long as the returned hold is kept.
  /// - Parameter place: where the id stands in the request.
  /// - Parameter isFleeting: whether it goes with the last hold, as what lies in a request goes with the request.
  package func hold(_ id: String, at place: String, isFleeting: Bool = false) throws(ServerError) -> Hold {
    let record = state.withLock { state -> Record? in
      guard let record = state.records[id], !record.files.isEmpty else { return nil }
      state.records[id]?.pins += 1
      if isFleeting { state.records[id]?.isFleeting = true }
      state.records[id]?.used = ResourceUse.seconds
      return record
    }
    guard let record else { throw Self.unknown(id, at: place) }
    let path = Path.join(folder, id)
    return Hold(self, id, path: record.isFolder ? path : Path.join(path, record.files[0].name))
  }

  /// What keeps a file while it is read.
  package final class Hold: Sendable {
    package let path: String
    private let store: UploadStore
    private let id: String

    fileprivate init(_ store: UploadStore, _ id: String, path: String) {
      self.store = store
      self.id = id
      self.path = path
    }

    deinit { store.release(id) }
  }

  private func release(_ id: String) {
    let isGone = state.withLock { state in
      state.records[id]?.pins -= 1
      state.records[id]?.used = ResourceUse.seconds
      guard let record = state.records[id], record.isFleeting, record.pins == 0 else { return false }
      Self.drop(record, &state)
      return true
    }
    if isGone { Cleanup.removeTree(Path.join(folder, id)) }
  }

  /// Removes a file that its client needs no more.
  package func remove(_ id: String) throws(ServerError) {
    let outcome = state.withLock { state -> Bool? in
      guard let record = state.records[id] else { return nil }
      guard record.pins == 0 else { return false }
      Self.drop(record, &state)
      return true
    }
    guard let outcome else { throw Self.unknown(id, at: "id") }
    guard outcome else { throw ServerError(409, "in_use", "the file is being read", hint: "try again later") }
    Cleanup.removeTree(Path.join(folder, id))
  }

  /// Removes what nobody has used for long.
  package func expire(now: Double = ResourceUse.seconds) {
    let old = state.withLock { state in
      let old = state.records.values.filter { $0.pins == 0 && now - $0.used > limits.lifetime }
      for record in old { Self.drop(record, &state) }
      return old
    }
    for record in old { Cleanup.removeTree(Path.join(folder, record.id)) }
  }

  private static func drop(_ record: Record, _ state: inout State) {
    state.records[record.id] = nil
    state.bytes -= record.bytes
    state.files -= record.files.count
  }

  private static let full = ServerError(
    503, "storage_full", "there is no room for more files now", hint: "remove files with DELETE /v1/files/ID, or wait",
    headers: [("retry-after", "60")])

  private static func unknown(_ id: String, at place: String) -> ServerError {
    ServerError(
      404, "no_such_file", "no upload \(TerminalText.quoted(id, limit: 60))", at: place,
      hint: "uploads go after a while without use; send it again")
  }
}
