/// The version of this program. The Makefile reads it from here.
package enum Version {
  package static let version = "0.1.0"
  /// What `--version` says.
  package static let text = "a2c \(version)"
}
