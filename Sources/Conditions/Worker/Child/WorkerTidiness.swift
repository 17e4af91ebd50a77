import CWorker
import Glibc
import Support

/// What a worker has open and running, before and after a condition. One in which an adapter left something behind is
/// not used again.
struct WorkerTidiness {
  private let descriptors = Self.count("/proc/self/fd")
  private let threads = Self.count("/proc/self/task")
  private let addresses = Self.addressSpace

  /// Whether nothing has come to stay since.
  /// - Parameter memory: address space that the process may take; a quarter of it may be kept by allocators and caches.
  func isKept(_ memory: Int) -> Bool {
    cworker_has_children() == 0 && Self.count("/proc/self/fd") == descriptors
      && Self.count("/proc/self/task") == threads && Self.addressSpace - addresses < memory / 4
  }

  private static func count(_ folder: String) -> Int {
    guard let stream = opendir(folder) else { return -1 }
    defer { closedir(stream) }
    var count = 0
    while readdir(stream) != nil { count += 1 }
    return count
  }

  /// In bytes.
  private static var addressSpace: Int {
    let text = (try? FileSystem.readSystem("/proc/self/statm", limit: 1 << 12)) ?? []
    let pages = text.prefix { $0 != UInt8(ascii: " ") }.reduce(0) { $0 &* 10 &+ Int($1 &- 48) }
    return Checked.product(pages, sysconf(CInt(_SC_PAGESIZE))) ?? 0
  }
}
