import Support

/// Collects what is wrong in one document, so that one run of the program reports all of it.
package struct Diagnostics: Sendable {
  /// More than a person reads at once; further ones are counted only.
  static let limit = 100

  package let source: DocumentSource
  private(set) var list: [Diagnostic] = []
  private(set) var left = 0

  package init(source: DocumentSource) { self.source = source }

  /// Whether further findings are only counted, so that nobody reads their hints.
  var isFull: Bool { list.count >= Self.limit }
  package var isEmpty: Bool { list.isEmpty }
  /// How many were added, also those past the limit.
  package var count: Int { list.count + left }

  /// Adds one; those beyond the limit are only counted.
  package mutating func add(_ diagnostic: Diagnostic) {
    if list.count < Self.limit { list.append(diagnostic) } else { left += 1 }
  }

  /// Adds one of the usual kind. See ``Diagnostic``.
  package mutating func add(_ message: String, at mark: Mark?, path: DocumentPath = .top, hint: String? = nil) {
    add(Diagnostic(message, at: mark, path: path, hint: hint))
  }

  /// - Throws: the error that carries everything added so far, in the order of the text.
  package func throwIfAny() throws(ManifestError) {
    guard !list.isEmpty else { return }
    throw error
  }

  package var error: ManifestError {
    let start = Mark(line: 0, column: 0)
    // Sorting is made stable by the index: two findings at one place stay in the order in which they were made.
    let sorted = list.enumerated().sorted { a, b in
      (a.element.mark ?? start, a.offset) < (b.element.mark ?? start, b.offset)
    }
    return .invalid(file: source.path, sorted.map(\.element), left: left)
  }
}

/// Where a document came from.
package struct DocumentSource: Sendable, Equatable {
  /// The file as the user named it, or a name in its place such as `<stdin>`.
  package let path: String
  /// What relative paths in the document are relative to.
  package let folder: String

  package init(path: String, folder: String? = nil) {
    self.path = path
    self.folder = folder ?? Path.parent(path)
  }
}
