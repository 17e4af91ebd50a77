import Captioning
import Support

/// Where this program's files are.
enum Program {
  static let installation = Installation(executable: Environment.executable ?? CommandLine.arguments[0])

  /// A file or folder that authors of adapters need: `<prefix>/share/a2c/…`, and in a build the same beside the program.
  static func authorFile(_ name: String) throws(FileError) -> String {
    let places = [Path.parent(installation.folder), installation.folder].map { "\($0)/share/a2c/\(name)" }
    guard let found = places.first(where: FileSystem.exists) else { throw .missing(path: places[0]) }
    return found
  }
}
