package import Manifests
import Support

/// Finds generator manifests, `<id>.yaml`, in a list of folders; of two with the same id the first counts.
///
/// Only the manifest that is asked for is read, so a broken one harms no other.
package struct GeneratorRegistry: Sendable {
  /// The file of each id.
  private let files: [String: String]

  /// The ids, sorted.
  package var ids: [String] { files.keys.sorted() }

  /// The generators of this process: those of the search path, `--generator-path` and `A2C_GENERATOR_PATH` first.
  /// - Parameters:
  ///   - named: the values of `--generator-path`; these folders must exist.
  ///   - executable: the program's file.
  package static func standard(
    named: [String] = [], variable: (String) -> String? = { Environment.variable($0) },
    executable: String? = Environment.executable
  ) throws(GeneratorError) -> GeneratorRegistry {
    let path: SearchPath
    do throws(SearchPathError) {
      path = try SearchPath.standard(.generators, options: named, variable: variable, executable: executable)
    } catch {
      throw .path(error)
    }
    // A bundle's `command.sh` is what a manifest says: whoever may write one decides what is run.
    let wanted = path.folders.filter { $0.origin == .option }
    let others = path.folders.filter { $0.origin != .option && $0.isSafe }
    if let open = wanted.first(where: { !$0.isSafe }) { throw .open(folder: open.path) }
    return try GeneratorRegistry(folders: wanted.map(\.path), optional: others.map(\.path))
  }

  /// - Parameters:
  ///   - folders: must exist.
  ///   - optional: are passed over where they do not.
  package init(folders: [String], optional: [String] = []) throws(GeneratorError) {
    var files: [String: String] = [:]
    for folder in folders + optional.filter({ FileSystem.kind($0) == .folder }) {
      let names: [String]
      do throws(FileError) {
        names = try FileSystem.list(folder)
      } catch {
        throw .folder(error)
      }
      for name in names where Path.fileExtension(name) == "yaml" && !name.hasPrefix(".") {
        let id = Path.stem(name)
        if files[id] == nil { files[id] = Path.join(folder, name) }
      }
    }
    self.files = files
  }

  /// The manifest's file, `nil` where the id is unknown.
  package func path(of id: String) -> String? { files[id] }

  /// Reads the manifest of a generator.
  package func manifest(
    _ id: String, for request: GeneratorError.Request = .commandLine
  ) throws(GeneratorError) -> GeneratorManifest {
    guard let path = files[id] else { throw .unknown(id: id, known: ids, request: request) }
    let manifest: GeneratorManifest
    do throws(ManifestError) {
      manifest = try GeneratorManifest.load(path: path)
    } catch {
      throw .manifest(error)
    }
    guard manifest.id == id else { throw .misnamed(path: path, id: manifest.id) }
    return manifest
  }
}
