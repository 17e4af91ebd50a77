package import Manifests
package import Support

/// A folder `NAME.a2c` with its manifest read. Its library has not been touched.
package struct AdapterBundle: Sendable {
  /// Absolute.
  package let folder: String
  package let manifest: AdapterManifest
  package let origin: SearchPath.Origin

  /// A bundle whose manifest was read already.
  package init(folder: String, manifest: AdapterManifest, origin: SearchPath.Origin = .option) {
    self.folder = folder
    self.manifest = manifest
    self.origin = origin
  }

  package var id: String { manifest.id }

  /// Who named the folder that it was found in, in the user's words.
  package var foundBy: String {
    switch origin {
    case .option: "--adapter-path"
    case .environment: "A2C_ADAPTER_PATH"
    case .user, .builtIn, .system: origin.rawValue
    }
  }

  /// The library for this machine, inside the bundle after all symbolic links are followed.
  /// - Throws: ``LoadError`` where there is none for this machine, where the file is missing or leads out of the bundle.
  package func libraryPath() throws(LoadError) -> String {
    guard let library = manifest.platformLibrary else {
      throw .noLibraryForPlatform(
        adapter: id, platform: Platform.current.rawValue, known: manifest.library.keys.sorted())
    }
    let path = Path.join(folder, library.file)
    guard let real = FileSystem.realPath(path) else { throw .missing(file: path, adapter: id) }
    guard let base = FileSystem.realPath(folder), real.hasPrefix(base + "/") else {
      throw .notLoadable(file: path, detail: "it is a symbolic link out of the bundle, to \(real)")
    }
    return real
  }
}
