package import Support

/// Whether servers can be reached at all.
package enum HTTPLibrary {
  /// Loads libcurl, once a process.
  /// - Throws: what is missing.
  package static func load() throws(SystemLibrary.Missing) {
    if case .failure(let missing) = CurlLibrary.shared { throw missing }
  }
}
