import Glibc
import Synchronization

/// Turns the fault of a mapped file that was truncated into a message and exit status 74.
///
/// Reading a page that lies behind the end of its file raises SIGBUS, whose default is to end the process without a
/// word. The handler looks the address up in a table of mapped files. It runs at any moment, so it only reads atomics
/// and calls what POSIX allows there (write, nanosleep, _exit, sigaction, raise).
package enum TruncationGuard {
  /// How many files can be watched at once; faults in further ones keep the default.
  static let capacity = 1024

  /// One mapped file. `start` is 0 where the slot is free; it is written last and cleared first.
  struct Slot: ~Copyable {
    let start = Atomic<UInt>(0)
    let end = Atomic<UInt>(0)
    let text = Atomic<UInt>(0)
    let textLength = Atomic<Int>(0)
  }

  nonisolated(unsafe) static let slots: UnsafeMutablePointer<Slot> = {
    let slots = UnsafeMutablePointer<Slot>.allocate(capacity: capacity)
    for index in 0..<capacity { (slots + index).initialize(to: Slot()) }
    return slots
  }()
  /// What SIGBUS did before.
  nonisolated(unsafe) static let previous = UnsafeMutablePointer<sigaction>.allocate(capacity: 1)
  private static let installed = Mutex(false)

  /// Watches a mapped file. The handler is installed with the first.
  static func add(_ bytes: UnsafeRawBufferPointer, path: String) {
    let message = """
      error: \(TerminalText.safe(path)): the file was truncated or replaced while in use
      hint: start again once the file is complete; to replace it, write a new file and rename it over the old one

      """
    installed.withLock { isInstalled in
      if !isInstalled { isInstalled = install() }
      var index = 0
      while index < capacity, slots[index].start.load(ordering: .relaxed) != 0 { index += 1 }
      guard index < capacity else { return }
      let text = UnsafeMutablePointer<UInt8>.allocate(capacity: message.utf8.count)
      var length = 0
      for byte in message.utf8 {
        text[length] = byte
        length += 1
      }
      let start = UInt(bitPattern: bytes.baseAddress)
      slots[index].end.store(start + UInt(bytes.count), ordering: .relaxed)
      slots[index].text.store(UInt(bitPattern: text), ordering: .relaxed)
      slots[index].textLength.store(length, ordering: .relaxed)
      slots[index].start.store(start, ordering: .releasing)
    }
  }

  /// No longer watches a file, before it is unmapped.
  static func remove(_ bytes: UnsafeRawBufferPointer) {
    let start = UInt(bitPattern: bytes.baseAddress)
    installed.withLock { _ in
      var index = 0
      while index < capacity {
        if slots[index].start.load(ordering: .relaxed) == start {
          slots[index].start.store(0, ordering: .sequentiallyConsistent)
          UnsafeMutablePointer<UInt8>(bitPattern: slots[index].text.load(ordering: .relaxed))?.deallocate()
          return
        }
        index += 1
      }
    }
  }

  /// How many files are watched now.
  package static var watchedFiles: Int {
    installed.withLock { _ in
      (0..<capacity).reduce(0) { $0 + (slots[$1].start.load(ordering: .relaxed) == 0 ? 0 : 1) }
    }
  }

  private static func install() -> Bool {
    // Lazily made globals are made here, because the handler must not be the first to touch them.
    _ = slots
    previous.initialize(to: sigaction())
    Cleanup.prepare()
    var action = sigaction()
    action.__sigaction_handler.sa_sigaction = { signal, info, _ in onBusError(signal, info) }
    action.sa_flags = SA_SIGINFO | CInt(bitPattern: UInt32(SA_ONSTACK))
    return sigaction(SIGBUS, &action, previous) == 0
  }
}

/// The handler: async-signal-safe.
private func onBusError(_ signal: CInt, _ info: UnsafeMutablePointer<siginfo_t>?) {
  let address = info.map { UInt(bitPattern: $0.pointee._sifields._sigfault.si_addr) } ?? 0
  // A code that is not positive says that some process sent the signal: then there is no address.
  let isFault = (info?.pointee.si_code ?? 0) > 0
  var index = 0
  while isFault && index < TruncationGuard.capacity {
    let start = TruncationGuard.slots[index].start.load(ordering: .acquiring)
    if start != 0, address >= start, address < TruncationGuard.slots[index].end.load(ordering: .relaxed) {
      let text = UnsafePointer<UInt8>(bitPattern: TruncationGuard.slots[index].text.load(ordering: .relaxed))
      _ = write(2, text, TruncationGuard.slots[index].textLength.load(ordering: .relaxed))
      Cleanup.endFromSignalHandler(status: 74)
    }
    index += 1
  }
  // A real defect: as if this handler had never been. The faulting instruction runs again and faults again.
  sigaction(signal, TruncationGuard.previous, nil)
  if !isFault { raise(signal) }
}
