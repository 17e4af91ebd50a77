import A2CPluginKit

/// One person, thing or place, and its pictures.
struct SubjectPictures {
  /// How the prompt may call it.
  let name: String?
  /// Paths of pictures, in natural order.
  let files: [String]
  /// How many there were to choose from.
  let found: Int

  /// What a picture's name ends with; whatever else lies in a folder is left alone.
  private static let endings: Set<String> = ["png", "jpg", "jpeg", "webp", "bmp", "gif", "tif", "tiff", "avif", "heic"]

  /// - Parameters:
  ///   - path: a picture, a folder or a printf pattern.
  ///   - most: pictures that are used, evenly spread.
  init(_ path: String, name: String?, most: Int, _ host: Host) throws {
    self.name = name
    let all = try host.files(path)
    if all == [path] {
      (files, found) = ([path], 1)
      return
    }
    let pictures = all.filter { Self.endings.contains(Path.fileExtension($0)) }
    guard !pictures.isEmpty else {
      throw AdapterError(
        .badInput, "a folder without pictures", place: path,
        hint: "a folder holds the pictures of one subject; name each subject's folder")
    }
    found = pictures.count
    let count = min(most, pictures.count)
    // checked: a folder's listing and `most` are small
    files = (0..<count).map { pictures[count == 1 ? 0 : $0 * (pictures.count - 1) / (count - 1)] }
  }
}
