import Support

/// Reads the one kind of YAML that documents are written in: a single document of maps, lists and scalars, without
/// aliases, tags and merge keys, no deeper than `Limits.documentDepth` and no longer than `Limits.documentBytes`.
package enum YAML {
  /// The tree of a document.
  ///
  /// What leaves the rest readable (an alias, a tag, a key that is there twice) is added to `diagnostics`, and reading
  /// goes on.
  /// - Throws: ``ManifestError`` where nothing can be read after the place: a text that is no YAML, is too deep, or is
  ///   not UTF-8.
  package static func read(_ bytes: [UInt8], into diagnostics: inout Diagnostics) throws(ManifestError) -> Node {
    guard bytes.count <= Limits.documentBytes else {
      throw .file(.tooLarge(path: diagnostics.source.path, bytes: bytes.count, limit: Limits.documentBytes))
    }
    let text = Array(try SourceText.validate(bytes, diagnostics))
    var builder = TreeBuilder(diagnostics: diagnostics)
    do throws(Diagnostic) {
      try EventReader.read(text) { event throws(Diagnostic) in try builder.take(event) }
    } catch {
      builder.diagnostics.add(error)
      throw builder.diagnostics.error
    }
    diagnostics = builder.diagnostics
    guard let root = builder.root else {
      diagnostics.add(
        "the document is empty", at: Mark(line: 1, column: 1), hint: "it starts with a line such as 'a2c: run/1'")
      throw diagnostics.error
    }
    return root
  }
}
