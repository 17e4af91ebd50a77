import Support

/// Where tests find their files.
package enum TestFiles {
  /// The root of the checkout.
  package static let root = Path.parent(Path.parent(Path.parent(#filePath)))

  /// A golden file: `Tests/<suite>/Golden/<name>`.
  package static func golden(_ suite: String, _ name: String) -> String { "\(root)/Tests/\(suite)/Golden/\(name)" }

  /// The folder of conditions that others made, or `nil` where it is absent (tests that need it are then skipped).
  /// It is named by `A2C_TEST_DATA` and stands by default beside the checkout.
  package static let data: String? = {
    let path = Environment.variable("A2C_TEST_DATA") ?? "\(Path.parent(root))/shared/data"
    return FileSystem.kind(path) == .folder ? path : nil
  }()
}
