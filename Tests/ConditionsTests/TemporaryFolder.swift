import Glibc
import Support

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

  deinit {
    _ = nftw(path, { name, _, _, _ in remove(name ?? "") }, 16, FTW_DEPTH | FTW_PHYS)
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
