import Glibc
import Support
import Testing

/// A folder for one test, removed when the last reference goes.
final class TemporaryFolder: Sendable {
  let path: String

  init() throws {
    var template = Array("/tmp/a2c-conditions-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil, let real = realpath(template, nil) else {
      throw FileError.system(path: "/tmp", action: "make a folder", code: errno)
    }
    defer { free(real) }
    path = String(cString: real)
  }

  deinit { Self.remove(path) }

  private static func remove(_ path: String) {
    var info = stat()
    guard lstat(path, &info) == 0 else { return }
    if info.st_mode & S_IFMT == S_IFDIR {
      for name in (try? FileSystem.list(path)) ?? [] { remove("\(path)/\(name)") }
      rmdir(path)
    } else {
      unlink(path)
    }
  }

  /// Makes a folder inside, with its parents, and returns its path.
  @discardableResult
  func folder(_ name: String) -> String {
    var current = path
    for part in name.split(separator: "/") {
      current += "/\(part)"
      mkdir(current, 0o755)
    }
    return current
  }

  /// Writes a file inside and returns its path; its folder must exist.
  @discardableResult
  func write(_ bytes: [UInt8], to name: String) throws -> String {
    let file = "\(path)/\(name)"
    guard let stream = fopen(file, "wb") else { throw FileError.system(path: file, action: "write it", code: errno) }
    defer { fclose(stream) }
    guard fwrite(bytes, 1, bytes.count, stream) == bytes.count else {
      throw FileError.system(path: file, action: "write it", code: errno)
    }
    return file
  }

  @discardableResult
  func write(_ text: String, to name: String) throws -> String { try write(Array(text.utf8), to: name) }
}

/// Records what went wrong; for `guard … else`.
func fail(_ text: String, at location: SourceLocation = #_sourceLocation) {
  Issue.record(Comment(rawValue: text), sourceLocation: location)
}
