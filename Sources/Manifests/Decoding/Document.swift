package import Support

/// One of the YAML documents: a map whose key `a2c` names its kind.
package protocol Document: Record {
  /// The value of `a2c`: `run/1`.
  static var kind: String { get }
  /// What the document is, for people: `run manifest`.
  static var title: String { get }
}

extension Document {
  /// Reads a file.
  /// - Throws: ``ManifestError`` with everything that is wrong in it; a missing file gives exit status 66.
  package static func load(path: String) throws(ManifestError) -> Self {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try FileSystem.read(path, limit: Limits.documentBytes)
    } catch {
      throw .file(error)
    }
    return try parse(bytes: bytes, path: path)
  }

  /// Reads a document from memory. The disk is not touched.
  /// - Parameters:
  ///   - path: the name in errors; its folder is what relative paths are relative to.
  ///   - folder: another folder for relative paths.
  package static func parse(bytes: [UInt8], path: String, folder: String? = nil) throws(ManifestError) -> Self {
    let source = DocumentSource(path: path, folder: folder)
    var diagnostics = Diagnostics(source: source)
    let root = try YAML.read(bytes, into: &diagnostics)
    try checkKind(root, &diagnostics)
    let value = Schema.record(Self.self).read(root, at: .top, into: &diagnostics)
    try diagnostics.throwIfAny()
    return value
  }

  /// Reads a document that is an object already, whose key `a2c` may be absent.
  /// - Parameters:
  ///   - name: what it is called in errors.
  ///   - folder: what relative paths are relative to.
  package static func read(_ json: JSON, name: String, folder: String) throws(ManifestError) -> Self {
    var json = json
    if let members = json.members, json["a2c"] == nil {
      json = .object([JSON.Member("a2c", .string(kind))] + members)
    }
    var diagnostics = Diagnostics(source: DocumentSource(path: name, folder: folder))
    let root = Node(json)
    try checkKind(root, &diagnostics)
    let value = Schema.record(Self.self).read(root, at: .top, into: &diagnostics)
    try diagnostics.throwIfAny()
    return value
  }

  /// Reads a document from a text. See ``parse(bytes:path:folder:)``.
  package static func parse(text: String, path: String, folder: String? = nil) throws(ManifestError) -> Self {
    try parse(bytes: Array(text.utf8), path: path, folder: folder)
  }

  /// Reads a document from a JSON value, in which the key `a2c` may be left out. See ``parse(bytes:path:folder:)``.
  package static func parse(json: JSON, path: String, folder: String? = nil) throws(ManifestError) -> Self {
    var json = json
    if case .object(let members) = json, json["a2c"] == nil {
      json = .object([JSON.Member("a2c", .string(kind))] + members)
    }
    var diagnostics = Diagnostics(source: DocumentSource(path: path, folder: folder))
    let root = Node(json)
    try checkKind(root, &diagnostics)
    let value = Schema.record(Self.self).read(root, at: .top, into: &diagnostics)
    try diagnostics.throwIfAny()
    return value
  }

  /// A document of another kind has other keys; reporting all of them would hide the one thing that is wrong.
  private static func checkKind(_ root: Node, _ diagnostics: inout Diagnostics) throws(ManifestError) {
    guard let node = root["a2c"], let found = node.text, found != kind else { return }
    let family = kind.prefix { $0 != "/" } + "/"
    let titles = [
      "run/1": "a run manifest", "adapter/1": "an adapter manifest", "generator/1": "a generator manifest",
      "model/1": "a model manifest", "prompt/1": "a prompt template", "recipe/1": "a recipe",
      "tools/1": "a list of tools",
    ]
    let wanted = titles[kind] ?? title
    var hint = titles[found].map { "this is \($0); \(wanted) is expected here" }
    if found.hasPrefix(family) { hint = "this program reads '\(kind)'; the document was written for another version" }
    diagnostics.add(
      "expected '\(kind)', found \(node.found)", at: node.mark, path: DocumentPath.top.key("a2c"),
      hint: hint ?? Near.hint(found, among: [kind]))
    throw diagnostics.error
  }
}

extension Fields {
  /// The key that every document starts with.
  @_semantics("optimize.sil.specialize.generic.never")
  mutating func kind<T: Document>(of type: T.Type) {
    _ = required("a2c", .constant(type.kind), "What the document is, with the version of its format.")
  }
}
