import Support
import Synchronization

/// An adapter's library: examined, then loaded for good.
package struct DynamicLibrary: Sendable {
  private let library: SharedLibrary
  /// The linker remembers libraries by the name they were asked for, and this name holds the descriptor's number: the
  /// file stays open for good, so that no other one can come to have that name.
  private let file: OpenFile

  /// The path it was loaded from.
  package var path: String { file.path }

  /// What has been loaded so far.
  private static let loaded = Mutex<[OpenFile.Identity: DynamicLibrary]>([:])

  /// Opens, examines and loads a library: the file that was examined is the file that is loaded, for both go through
  /// one descriptor.
  /// - Parameters:
  ///   - adapter: named in the error where the file is missing.
  ///   - sha256: 64 hex digits that the content must have, `nil` where any is accepted.
  package static func open(_ path: String, adapter: String, sha256: String? = nil) throws(LoadError) -> DynamicLibrary {
    let file = try openFile(path, adapter: adapter)
    let result = loaded.withLock { loaded -> Result<DynamicLibrary, LoadError> in
      do throws(LoadError) {
        try examine(file, sha256: sha256)
        if let library = loaded[file.identity] { return .success(library) }
        let name = "/proc/self/fd/\(file.descriptor)"
        let library = DynamicLibrary(library: try load(name, path: path), file: file)
        loaded[file.identity] = library
        return .success(library)
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  /// Examines a library as ``open(_:adapter:sha256:)`` does, and does not load it: none of its code runs.
  package static func check(_ path: String, adapter: String, sha256: String? = nil) throws(LoadError) {
    try examine(try openFile(path, adapter: adapter), sha256: sha256)
  }

  /// The address of an exported function, `nil` where there is none of that name.
  package func symbol(_ name: String) -> UnsafeMutableRawPointer? { library.symbol(name) }

  /// Examines a library without loading it.
  static func check(_ path: String, adapter: String) throws(LoadError) {
    try examine(openFile(path, adapter: adapter), sha256: nil)
  }

  private static func openFile(_ path: String, adapter: String) throws(LoadError) -> OpenFile {
    do throws(FileError) {
      return try OpenFile(path)
    } catch {
      switch error {
      case .missing: throw .missing(file: path, adapter: adapter)
      case .notRegular: throw .notLoadable(file: path, detail: "it is not a regular file")
      default: throw .unreadable(error)
      }
    }
  }

  private static func examine(_ file: OpenFile, sha256: String?) throws(LoadError) {
    let head = try bytes(file, from: 0, count: min(file.size, 4096))
    if let problem = ELFHeader.problem(head, size: file.size) { throw .notLoadable(file: file.path, detail: problem) }
    guard let sha256 else { return }
    let found: String
    do throws(FileError) { found = try LibraryDigest.hex(of: file) } catch { throw .unreadable(error) }
    guard found == sha256.lowercased() else { throw .hash(file: file.path, expected: sha256, found: found) }
  }

  private static func bytes(_ file: OpenFile, from start: Int, count: Int) throws(LoadError) -> [UInt8] {
    guard let bytes = file.bytes(at: start, count: count) else { throw .unreadable(.changed(path: file.path)) }
    return bytes
  }

  /// - Throws: the linker's own words without the name it was given.
  private static func load(_ name: String, path: String) throws(LoadError) -> SharedLibrary {
    do throws(SharedLibrary.Failure) {
      return try SharedLibrary(name, as: .adapter)
    } catch {
      let message = error.message
      throw .linker(
        file: path, detail: message.hasPrefix("\(name): ") ? String(message.dropFirst(name.count + 2)) : message)
    }
  }
}
