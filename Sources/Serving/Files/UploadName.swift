import Support

/// The name that an uploaded file gets: what adapters tell its kind by, and nothing that means something to a file system.
enum UploadName {
  /// The most bytes of a name.
  private static let limit = 120

  /// - Parameter name: anything: with folders of any system, with marks, empty.
  static func safe(_ name: String) -> String {
    let last = name.unicodeScalars.split { $0 == "/" || $0 == "\\" }.last.map { String($0) } ?? ""
    var safe = ""
    for scalar in last.unicodeScalars {
      let isPlain =
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil || "._-".unicodeScalars.contains(scalar)
      safe.unicodeScalars.append(isPlain ? scalar : "_")
    }
    // A dot in front would hide it, and two would leave the folder.
    safe = String(safe.drop { $0 == "." })
    guard safe.contains(where: { $0 != "_" && $0 != "." }) else { return "file" }
    return shortened(safe)
  }

  /// The middle goes, the ending stays.
  private static func shortened(_ name: String) -> String {
    guard name.utf8.count > limit else { return name }
    let ending = Path.fileExtension(name)
    let tail = ending.isEmpty || ending.utf8.count > 16 ? "" : "." + ending
    var head = ""
    for scalar in name.unicodeScalars {
      guard head.utf8.count + UTF8.width(scalar) + tail.utf8.count <= limit else { break }
      head.unicodeScalars.append(scalar)
    }
    return head + tail
  }
}
