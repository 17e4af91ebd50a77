import Glibc
import Support

/// A process and all that it has started, as `/proc` tells. Where there is none, it is empty and takes no memory.
package struct ProcessTree {
  /// Numbers of the processes, the first one first.
  package private(set) var processes: [Int32] = []

  /// Bytes that are read of one file of `/proc`.
  private static let longest = 1 << 24

  /// - Parameter most: at which number of processes to stop.
  package init(of pid: Int32, most: Int) {
    var waiting = [pid]
    while let one = waiting.popLast(), processes.count < most {
      processes.append(one)
      for thread in (try? FileSystem.list("/proc/\(one)/task")) ?? [] {
        let children = Self.text("/proc/\(one)/task/\(thread)/children")
        waiting += children.split(separator: " ").compactMap { Int32($0) }
      }
    }
  }

  private static func text(_ path: String) -> String {
    String(decoding: (try? FileSystem.readSystem(path, limit: longest)) ?? [], as: UTF8.self)
  }

  // MARK: Memory

  /// Bytes that the processes take, where what they share counts for each of them: never less than they take.
  package func memory() -> Int {
    var total = 0
    var files: [FileID: Int] = [:]
    for process in processes {
      for line in Self.text("/proc/\(process)/status").split(separator: "\n") {
        for name in ["RssAnon:", "RssShmem:", "VmSwap:"] where line.hasPrefix(name) { total += Self.kibibytes(line) }
      }
      files.merge(Self.memoryFiles(process)) { $1 }
    }
    return total + files.values.reduce(0, +)
  }

  /// Bytes that the processes take, what they share counted once.
  package func exactMemory() -> Int {
    var files: [FileID: Int] = [:]
    for process in processes { files.merge(Self.memoryFiles(process)) { $1 } }
    let open = Set(files.keys.map(\.inode))
    return files.values.reduce(0, +) + processes.reduce(0) { $0 + Self.mapped($1, besides: open) }
  }

  /// What one process has mapped: its own pages, and its part of those that are shared in memory.
  /// - Parameter open: files in memory that are counted elsewhere.
  private static func mapped(_ process: Int32, besides open: Set<UInt64>) -> Int {
    var total = 0
    var mapping = Mapping()
    for line in text("/proc/\(process)/smaps").split(separator: "\n") {
      let words = line.split(separator: " ", maxSplits: 5, omittingEmptySubsequences: true)
      if let first = words.first, first.contains("-"), !first.hasSuffix(":") {
        total += mapping.bytes
        mapping = Mapping(words, open)
      } else if line.hasPrefix("Rss:") {
        mapping.resident = kibibytes(line)
      } else if line.hasPrefix("Pss:") {
        mapping.share = kibibytes(line)
      } else if line.hasPrefix("Anonymous:") {
        mapping.own = kibibytes(line)
      } else if line.hasPrefix("Swap:") {
        mapping.swapped = kibibytes(line)
      }
    }
    return total + mapping.bytes
  }

  /// One line of `smaps` with what stands below it, in bytes.
  private struct Mapping {
    var resident = 0, share = 0, own = 0, swapped = 0
    private var isInMemory = false
    private var isCounted = false

    init() {}

    /// - Parameter words: `address rights offset device inode name`.
    init(_ words: [Substring], _ open: Set<UInt64>) {
      let name = words.count > 5 ? words[5] : ""
      isInMemory = ["/memfd:", "/dev/zero", "/dev/shm/", "/SYSV"].contains { name.hasPrefix($0) }
      isCounted = isInMemory && words.count > 4 && UInt64(words[4]).map(open.contains) == true
    }

    var bytes: Int {
      if isCounted { return 0 }
      if isInMemory { return share + swapped }
      // Pages of files on disk are the system's; of its own ones, those of a copy are shared with what it was copied of.
      return resident > 0 ? Int((Double(own) * Double(share) / Double(resident)).rounded()) + swapped : swapped
    }
  }

  private struct FileID: Hashable { var device: UInt64, inode: UInt64 }

  /// Open files in memory, with their bytes.
  private static func memoryFiles(_ process: Int32) -> [FileID: Int] {
    var found: [FileID: Int] = [:]
    let folder = "/proc/\(process)/fd"
    for name in (try? FileSystem.list(folder)) ?? [] {
      let path = "\(folder)/\(name)"
      var target = [CChar](repeating: 0, count: 16)
      var info = stat()
      // Nameless files in memory have a link that says so.
      let length = readlink(path, &target, target.count)
      let start = target.prefix(max(0, length)).map { UInt8(bitPattern: $0) }
      guard start.starts(with: "/memfd:".utf8), stat(path, &info) == 0
      else { continue }
      found[FileID(device: UInt64(info.st_dev), inode: UInt64(info.st_ino))] = Checked.product(Int(info.st_blocks), 512)
    }
    return found
  }

  /// The number of `RssAnon:   1234 kB`, in bytes.
  private static func kibibytes(_ line: Substring) -> Int {
    let number = line.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    // checked: a number of the kernel's is no more than the machine has.
    return number &<< 10
  }
}
