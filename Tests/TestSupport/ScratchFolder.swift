import Glibc
import Support

/// A folder for the files of one test; removed with the object.
package final class ScratchFolder: Sendable {
  package let path: String

  package init() {
    let mark = String(UInt64.random(in: 0...UInt64.max), radix: 36)
    path = Path.join(Environment.variable("TMPDIR") ?? "/tmp", "a2c-test-\(mark)")
    mkdir(path, 0o777)
  }

  private init(adopting path: String) { self.path = path }

  deinit { Cleanup.removeTree(path) }

  /// Says on standard error where the folder is: for the process of an exit test, which will not remove it itself.
  package func announce() {
    let line = "FOLDER \(path)\n"
    _ = line.withCString { Glibc.write(2, $0, line.utf8.count) }
  }

  /// The folder that an exit test's process announced; it is removed with this object.
  package static func announced(in standardError: [UInt8]) -> ScratchFolder? {
    let lines = String(decoding: standardError, as: UTF8.self).split(separator: "\n")
    return lines.first { $0.hasPrefix("FOLDER /") }.map { ScratchFolder(adopting: String($0.dropFirst(7))) }
  }

  /// The path of a file in the folder.
  package func file(_ name: String) -> String { Path.join(path, name) }

  /// Writes a file with the folders it lies in, without any of the care that the program's own output takes.
  @discardableResult
  package func write(_ bytes: [UInt8], to name: String) -> String {
    if name.utf8.contains(UInt8(ascii: "/")) { makeFolder(Path.parent(name)) }
    let target = file(name)
    let descriptor = open(target, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    defer { close(descriptor) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count <= 0 { break }
      rest = rest.dropFirst(count)
    }
    return target
  }

  @discardableResult
  package func write(_ text: String, to name: String) -> String { write(Array(text.utf8), to: name) }

  /// Makes a folder with those it lies in, and returns its path.
  @discardableResult
  package func makeFolder(_ name: String) -> String {
    var current = path
    for part in name.split(separator: "/") where part != "." {
      current += "/\(part)"
      mkdir(current, 0o777)
    }
    return current
  }

  package func link(_ name: String, to destination: String) { symlink(destination, file(name)) }

  /// The names in the folder, hidden ones too.
  package var names: [String] { (try? FileSystem.list(path)) ?? [] }
}
