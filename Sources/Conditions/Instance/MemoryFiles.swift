package import Media
import Support
import Synchronization

/// Files that are not on the disk: adapters read them through the host as they read any other. Their paths start with
/// ``root``, which no real path does. Used where conditions are made faster than they could be written (training).
package final class MemoryFiles: Sendable {
  /// What stands before each path.
  package static let root = "/memory:"

  private enum Entry: Sendable {
    case bytes([UInt8])
    case media(MediaSource)
  }

  private let entries = Mutex<[String: Entry]>([:])

  package init() {}

  /// The path of a file: `/memory:/pose/0000.json` for `pose/0000.json`.
  package static func path(_ name: String) -> String { root + "/" + name }

  /// Forgets all files.
  package func removeAll() { entries.withLock { $0.removeAll() } }

  /// A small data file.
  package func add(_ bytes: [UInt8], as name: String) {
    entries.withLock { $0[Self.path(name)] = .bytes(bytes) }
  }

  /// A picture, or a folder of pictures.
  package func add(_ media: MediaSource, as name: String) {
    entries.withLock { $0[Self.path(name)] = .media(media) }
  }

  /// The medium at a path; `nil` where the path is none of memory.
  func media(_ path: String) throws(MediaError) -> MediaSource? {
    guard path.hasPrefix(Self.root) else { return nil }
    guard case .media(let source)? = entries.withLock({ $0[path] }) else { throw .file(.missing(path: path)) }
    return source
  }

  /// The bytes at a path; `nil` where the path is none of memory.
  func read(_ path: String, limit: Int64) throws(FileError) -> [UInt8]? {
    guard path.hasPrefix(Self.root) else { return nil }
    guard case .bytes(let bytes)? = entries.withLock({ $0[path] }) else { throw .missing(path: path) }
    guard bytes.count <= limit else {
      throw .tooLarge(path: path, bytes: bytes.count, limit: Int(clamping: limit))
    }
    return bytes
  }

  /// The files that a path stands for, in natural order; `nil` where there is none in memory.
  func list(_ path: String) -> [String]? {
    guard path.hasPrefix(Self.root) else { return nil }
    let names = entries.withLock { entries in
      entries[path] != nil ? [path] : entries.keys.filter { $0.hasPrefix(path + "/") }
    }
    return names.isEmpty ? nil : names.sorted(by: NaturalOrder.precedes)
  }
}
