import Support

/// The clips under a folder: files of video, and folders that hold two or more pictures and no video.
package enum ClipFolder {
  private static let clips: Set<String> = ["mp4", "webm", "mkv", "mov", "avi", "m4v", "gif"]
  private static let pictures: Set<String> = ["png", "jpg", "jpeg", "webp"]
  /// Folders in folders; links could lead in a circle.
  private static let deepest = 32

  /// - Returns: their paths, in natural order, so that the same folder gives the same lines.
  /// - Throws: `FileError` for a folder that cannot be listed; ``DatasetError/noClips(path:)``.
  package static func list(_ folder: String) throws -> [String] {
    var found: [String] = []
    try collect(folder, depth: 0, &found)
    guard !found.isEmpty else { throw DatasetError.noClips(path: folder) }
    return found
  }

  private static func collect(_ folder: String, depth: Int, _ found: inout [String]) throws {
    guard depth < deepest else { return }
    let names = try FileSystem.listInputs(folder)
    let videos = names.filter { clips.contains(Path.fileExtension($0)) }
    if videos.isEmpty, names.count(where: { pictures.contains(Path.fileExtension($0)) }) > 1 { found.append(folder) }
    for name in names {
      let path = Path.join(folder, name)
      if FileSystem.kind(path) == .folder, !FileSystem.isLink(path) {
        try collect(path, depth: depth + 1, &found)
      } else if clips.contains(Path.fileExtension(name)) {
        found.append(path)
      }
    }
  }
}
