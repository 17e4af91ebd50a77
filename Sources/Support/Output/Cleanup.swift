import Glibc
import Synchronization

/// What must not be left behind when the process is ended by Ctrl-C, SIGTERM or a fault: output that is not complete.
package enum Cleanup {
  /// Stands for one registered output.
  package struct Token: Sendable, Hashable { fileprivate let id: Int }

  private struct Registry {
    var nextID = 0
    var entries: [Int: Entry] = [:]
    var pipe: (read: CInt, write: CInt) = (-1, -1)

    mutating func add(_ entry: Entry) -> Token {
      nextID += 1
      entries[nextID] = entry
      return Token(id: nextID)
    }
  }

  private struct Entry {
    /// A file or a folder with all it holds.
    let path: String
    /// Folders made for it, outermost first; removed where they are empty then.
    let parents: [String]
  }

  private static let registry = Mutex(Registry())

  // MARK: Registered outputs

  /// Has `path`, a file or a folder with all it holds, removed if the process is interrupted.
  /// - Parameter parents: folders that were made for it, outermost first, removed too where they are empty.
  package static func register(_ path: String, parents: [String] = []) -> Token {
    registry.withLock { $0.add(Entry(path: path, parents: parents)) }
  }

  /// Does the last step of an output, such as renaming it into place, and forgets the token where that succeeds.
  /// An interruption comes before or after the step as a whole.
  /// - Parameter step: returns a path that the step made superfluous, such as that of the output it replaced.
  /// - Returns: a token for that path, to be discarded next.
  package static func settle<E: Error>(_ token: Token, _ step: () throws(E) -> String?) throws(E) -> Token? {
    let result: Result<Token?, E> = registry.withLock { registry in
      do throws(E) {
        let rest = try step()
        registry.entries[token.id] = nil
        return .success(rest.map { registry.add(Entry(path: $0, parents: [])) })
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  /// Removes what was registered.
  package static func discard(_ token: Token) {
    guard let entry = registry.withLock({ $0.entries[token.id] }) else { return }
    remove(entry)
    // Forgotten last, so that an interruption in the middle finishes the removal.
    registry.withLock { $0.entries[token.id] = nil }
  }

  private static func remove(_ entry: Entry) {
    removeTree(entry.path)
    for parent in entry.parents.reversed() { rmdir(parent) }
  }

  /// Removes a file, or a folder with all it holds. Symbolic links are removed, never followed.
  package static func removeTree(_ path: String) {
    var info = stat()
    guard lstat(path, &info) == 0 else { return }
    guard info.st_mode & S_IFMT == S_IFDIR else {
      unlink(path)
      return
    }
    // Another thread may still be writing into the folder.
    for _ in 0..<20 {
      for name in (try? FileSystem.list(path)) ?? [] { removeTree(Path.join(path, name)) }
      if rmdir(path) == 0 || errno != ENOTEMPTY { return }
      usleep(10_000)
    }
  }

  // MARK: Signals

  /// Handles SIGINT, SIGTERM, SIGHUP and SIGXCPU (`ulimit -t`): registered outputs are removed, then the process ends with
  /// 130, 143, 129 or 152.
  /// A second signal ends it at once. A signal that is ignored (`nohup`, a background job) stays ignored.
  ///
  /// The removal is done by a thread of its own: a handler itself may not take memory or locks.
  package static func installSignalHandlers() {
    prepare()
    guard startThread() else { return }
    for signal in [SIGINT, SIGTERM, SIGHUP, SIGXCPU] {
      var action = sigaction()
      sigaction(signal, nil, &action)
      if unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == 1 { continue }  // SIG_IGN
      action = sigaction()
      action.__sigaction_handler.sa_handler = { signal in
        if Handlers.signalsSeen.wrappingAdd(1, ordering: .relaxed).oldValue > 0 { _exit(128 + signal) }
        Handlers.tell(status: 128 + signal)
      }
      action.sa_flags = SA_RESTART
      sigaction(signal, &action, nil)
    }
  }

  /// Makes what the handlers touch, which they must not be the first to do.
  static func prepare() {
    _ = Handlers.signalsSeen.load(ordering: .relaxed)
    _ = Handlers.pipe.load(ordering: .relaxed)
  }

  /// Removes registered outputs and ends the process, from within a handler: the thread does the work, this one waits.
  static func endFromSignalHandler(status: CInt) {
    if Handlers.tell(status: status) {
      // Should the thread be stuck behind a lock that the interrupted code holds, end all the same.
      var pause = timespec(tv_sec: 3, tv_nsec: 0)
      nanosleep(&pause, nil)
    }
    _exit(status)
  }

  /// Starts the thread that waits for a status to end with. False where the system refuses.
  private static func startThread() -> Bool {
    registry.withLock { registry in
      if registry.pipe.write >= 0 { return true }
      var ends: [CInt] = [-1, -1]
      guard pipe(&ends) == 0 else { return false }
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      registry.pipe = (ends[0], ends[1])
      let argument = UnsafeMutableRawPointer(bitPattern: Int(ends[0]) + 1)
      var thread = pthread_t()
      let result = pthread_create(
        &thread, nil,
        { argument in
          Cleanup.waitAndEnd(CInt(Int(bitPattern: argument) - 1))
          return nil
        }, argument)
      guard result == 0 else { return false }
      pthread_detach(thread)
      Handlers.pipe.store(ends[1], ordering: .releasing)
      return true
    }
  }

  private static func waitAndEnd(_ descriptor: CInt) {
    var status: UInt8 = 0
    while true {
      let got = read(descriptor, &status, 1)
      if got < 0 && errno == EINTR { continue }
      guard got == 1 else { return }
      // The lock is never given back: no output can be settled or begun any more.
      registry.withLock { registry in
        for entry in registry.entries.values { remove(entry) }
        if CInt(status) == 128 + SIGXCPU {
          try? Descriptor.write("error: the limit of processor time (ulimit -t) is used up\n", to: 2)
        }
        _exit(CInt(status))
      }
    }
  }

  /// What handlers may touch: atomics only.
  private enum Handlers {
    static let signalsSeen = Atomic<Int>(0)
    /// The end of the pipe to write to, -1 where no thread waits.
    static let pipe = Atomic<CInt>(-1)

    /// Tells the thread to end the process with `status`. False where there is no thread.
    @discardableResult
    static func tell(status: CInt) -> Bool {
      let descriptor = pipe.load(ordering: .acquiring)
      guard descriptor >= 0 else { return false }
      var byte = UInt8(truncatingIfNeeded: status)
      return write(descriptor, &byte, 1) == 1
    }
  }
}
