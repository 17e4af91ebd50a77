import Glibc

/// What the process was started with.
package enum Environment {
  /// The value of a variable, `nil` where it is not set.
  package static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  /// The program's own file, symbolic links followed: what lies with an installation is found from here.
  package static var executable: String? { FileSystem.realPath("/proc/self/exe") }
}
