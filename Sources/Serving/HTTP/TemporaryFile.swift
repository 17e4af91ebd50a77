import Support

/// A file that is gone with this object.
package final class TemporaryFile: Sendable {
  package let path: String
  package let bytes: Int

  /// - Parameter path: exists.
  package init(_ path: String, bytes: Int) {
    self.path = path
    self.bytes = bytes
  }

  deinit { Cleanup.removeTree(path) }
}
