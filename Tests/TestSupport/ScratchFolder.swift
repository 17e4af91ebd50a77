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

  deinit { Cleanup.removeTree(path) }

  /// The path of a file in the folder.
  package func file(_ name: String) -> String { Path.join(path, name) }

  /// Writes a file, without any of the care that the program's own output takes.
  @discardableResult
  package func write(_ bytes: [UInt8], to name: String) -> String {
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

  package func makeFolder(_ name: String) { mkdir(file(name), 0o777) }

  package func link(_ name: String, to destination: String) { symlink(destination, file(name)) }

  /// The names in the folder, hidden ones too.
  package var names: [String] { (try? FileSystem.list(path)) ?? [] }
}
