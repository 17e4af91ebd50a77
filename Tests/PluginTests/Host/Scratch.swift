import Glibc
import Support

/// A folder for the files of one test, gone with the value.
final class Scratch {
  let path: String

  init() throws {
    var template = Array("/tmp/a2c-plugins-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw PluginFailure(status: -1, message: "no temporary folder") }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit {
    for name in (try? FileSystem.list(path)) ?? [] { unlink("\(path)/\(name)") }
    rmdir(path)
  }

  /// Writes a file and returns its path.
  func write(_ name: String, _ text: String) throws -> String {
    let path = "\(path)/\(name)"
    guard let file = fopen(path, "wb") else { throw PluginFailure(status: -1, message: "cannot write") }
    let bytes = Array(text.utf8)
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
    return path
  }
}
