import Support

/// The pictures of a folder.
enum PictureFolder {
  private static let extensions: Set<String> = ["png", "jpg", "jpeg", "webp", "bmp", "tif", "tiff", "gif"]

  /// The pictures in natural order of their names. Hidden files, folders and files of another kind are passed over;
  /// a file that is named as a picture and is none is kept, so that opening it says what is wrong with it.
  static func files(_ folder: String) throws(MediaError) -> [String] {
    let names: [String]
    do throws(FileError) {
      names = try FileSystem.list(folder)
    } catch {
      throw .file(error)
    }
    var found: [String] = []
    for name in names where !name.hasPrefix(".") {
      let path = Path.join(folder, name)
      guard FileSystem.kind(path) == .file else { continue }
      if extensions.contains(Path.fileExtension(name)) {
        found.append(path)
      } else if case .picture = FileContent(try MediaFile.open(path)) {
        found.append(path)
      }
      guard found.count <= Limits.clipFrames else { throw .tooManyFrames(path: folder) }
    }
    return found
  }
}
