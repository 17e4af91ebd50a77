import Support

/// Files as this module reads and writes them: with the limits of media, and errors as ``MediaError/file(_:)``.
///
/// Everything that libav* sees of a file comes through an ``OpenFile``, so no name of a file is ever interpreted as an
/// option, a protocol or a pattern.
enum MediaFile {
  /// - Throws: where the file is missing, a folder, a device or a pipe, or larger than ``Limits/mediaBytes``.
  static func open(_ path: String) throws(MediaError) -> OpenFile {
    do {
      return try OpenFile(path, limit: Limits.mediaBytes)
    } catch {
      throw .file(error)
    }
  }

  /// Writes a file that is either complete or not there.
  static func write(_ bytes: [UInt8], to path: String) throws(MediaError) {
    do {
      try StagedFile.write(bytes, to: path)
    } catch {
      throw .file(error)
    }
  }
}
