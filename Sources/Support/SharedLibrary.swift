import Glibc

/// A shared library that stays in the process. The only file that knows `dlopen`.
///
/// Nothing is ever unloaded: Swift's runtime keeps pointers into every library it has seen, and a library's own
/// threads or exit handlers may do the same.
package struct SharedLibrary: @unchecked Sendable {
  // checked: the handle is never closed and the linker may be asked from any thread.
  private let handle: UnsafeMutableRawPointer

  /// The linker's own words.
  package struct Failure: Error {
    package let message: String
  }

  /// - Parameters:
  ///   - name: a path, or a name that the linker looks for in its folders.
  ///   - ownNamesFirst: what the library brings itself goes before what this program has of the same name.
  package init(_ name: String, ownNamesFirst: Bool = false) throws(Failure) {
    let deep = ownNamesFirst ? RTLD_DEEPBIND : 0
    guard let handle = dlopen(name, RTLD_NOW | RTLD_LOCAL | CInt(RTLD_NODELETE) | deep) else {
      throw Failure(message: dlerror().map { String(cString: $0) } ?? "no reason given")
    }
    self.handle = handle
  }

  /// The address of an exported function, `nil` where there is none of that name.
  package func symbol(_ name: String) -> UnsafeMutableRawPointer? { dlsym(handle, name) }
}
