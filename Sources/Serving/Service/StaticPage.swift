package import Support

/// The page with what belongs to it, read once from one folder. It loads nothing from elsewhere.
package struct StaticPage: Sendable {
  private let files: [String: (type: String, bytes: [UInt8])]

  private static let types = [
    "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml", "json": "application/json", "png": "image/png", "webmanifest": "application/manifest+json",
  ]

  /// Where nothing but the page's own files may run, load or be asked.
  private static let policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; media-src blob:; "
    + "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

  package static let none = StaticPage(files: [:])

  private init(files: [String: (type: String, bytes: [UInt8])]) { self.files = files }

  /// - Parameter folder: whose files are served under their names, `index.html` also as `/`.
  /// - Throws: `FileError`
  package init(folder: String) throws(FileError) {
    var files: [String: (type: String, bytes: [UInt8])] = [:]
    for name in try FileSystem.list(folder) {
      guard let type = Self.types[Path.fileExtension(name)] else { continue }
      files[name] = (type, try FileSystem.read(Path.join(folder, name), limit: 4 << 20))
    }
    self.files = files
  }

  /// The text of a file of the folder.
  func bytes(_ name: String) -> [UInt8]? { files[name]?.bytes }

  /// - Returns: `nil` where there is no such file.
  func response(_ components: [String]) -> ServerResponse? {
    guard components.count < 2, let file = files[components.first ?? "index.html"] else { return nil }
    return ServerResponse(
      headers: [
        ("content-type", file.type), ("content-security-policy", Self.policy), ("cache-control", "no-cache"),
        ("referrer-policy", "no-referrer"),
      ], body: .bytes(file.bytes))
  }
}
