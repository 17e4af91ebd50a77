import Glibc

/// The process's environment variables.
package enum Environment {
  /// The value of a variable, `nil` where it is not set.
  package static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }
}
