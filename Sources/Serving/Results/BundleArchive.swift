package import Support

/// Bundles as one file to download.
package enum BundleArchive {
  /// The folder that they are unpacked into.
  package static let name = "a2c"

  /// - Parameters:
  ///   - folder: with a folder for each generator.
  ///   - place: where the archive lies as long as it is needed.
  /// - Throws: `FileError`
  package static func pack(_ folder: String, in place: String) throws(FileError) -> TemporaryFile {
    let path = Path.join(place, RandomID.text("zip", bytes: 16))
    do {
      let bytes = try ZipWriter.write(folder, as: name, to: path)
      return TemporaryFile(path, bytes: bytes)
    } catch {
      Cleanup.removeTree(path)
      throw error
    }
  }
}
