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

  /// The folders of an installation: those named on the command line (which must exist), those in
  /// `A2C_GENERATOR_PATH` (separated by colons), then those that lie with the program, installed or just built.
  /// - Parameter executable: the program's file.
  package static func standard(
    named: [String] = [], executable: String? = Environment.executable
  ) throws(GeneratorError) -> GeneratorRegistry {
    var found = Environment.variable("A2C_GENERATOR_PATH").map { $0.split(separator: ":").map(String.init) } ?? []
    if let executable {
      let bin = Path.parent(executable)
      found += [Path.join(Path.parent(bin), "share/a2c/generators"), Path.join(bin, "generators")]
    }
    return try GeneratorRegistry(folders: named, optional: found)
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
