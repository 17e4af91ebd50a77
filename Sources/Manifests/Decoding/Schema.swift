package import Support

/// What a value in a document must look like: one declaration that reads it, says what was expected where it does not
/// fit, and prints itself as JSON Schema.
///
/// Reading never fails. A value that does not fit is reported and replaced by the placeholder, so that the rest of the
/// document is still examined; who asked for the document throws when anything was reported.
package struct Schema<Value>: Sendable {
  /// What fits, as a part of a sentence: `an integer from 1 to 9`.
  package let expected: String
  /// Stands for a value that could not be read.
  package let placeholder: @Sendable () -> Value
  /// The schema as JSON Schema (draft 2020-12).
  package let json: @Sendable () -> JSON
  /// A value as it would be written, for the `default` of a JSON Schema.
  let write: @Sendable (Value) -> JSON?
  /// Reads a node that is not ``Node/Content/invalid``.
  private let reading: @Sendable (Node, DocumentPath, inout Diagnostics) -> Value

  package init(
    expected: String, placeholder: @autoclosure @escaping @Sendable () -> Value,
    json: @autoclosure @escaping @Sendable () -> JSON, write: @escaping @Sendable (Value) -> JSON? = { _ in nil },
    read: @escaping @Sendable (Node, DocumentPath, inout Diagnostics) -> Value
  ) {
    self.expected = expected
    self.placeholder = placeholder
    self.json = json
    self.write = write
    self.reading = read
  }

  /// Reads a node. What does not fit is added to `diagnostics`, and the placeholder stands in for it.
  package func read(_ node: Node, at path: DocumentPath, into diagnostics: inout Diagnostics) -> Value {
    if case .invalid = node.content { return placeholder() }
    return reading(node, path, &diagnostics)
  }
}

extension Node {
  /// What the node is, as a part of a sentence.
  var found: String {
    switch content {
    case .scalar("", quoted: false): "nothing"
    case .scalar("", quoted: true): "an empty text"
    case .scalar(let text, quoted: false): TerminalText.quoted(text)
    case .scalar(let text, quoted: true): "the text \(TerminalText.quoted(text))"
    case .sequence: "a list"
    case .mapping: "a map"
    case .invalid: "nothing that can be read"
    }
  }
}

extension Schema {
  /// The same schema for a value that is kept in another form.
  /// - Parameter convert: returns `nil` where the value does not fit; it is then reported against `expected`.
  @_semantics("optimize.sil.specialize.generic.never")
  package func map<New: Sendable>(
    expected: String? = nil, placeholder: New, write: @escaping @Sendable (New) -> JSON? = { _ in nil },
    _ convert: @escaping @Sendable (Value) -> New?
  ) -> Schema<New> where Value: Sendable {
    let wanted = expected ?? self.expected
    return Schema<New>(expected: wanted, placeholder: placeholder, json: self.json(), write: write) {
      node, path, diagnostics in
      let before = diagnostics.count
      let value = self.read(node, at: path, into: &diagnostics)
      guard diagnostics.count == before else { return placeholder }
      if let new = convert(value) { return new }
      diagnostics.add("expected \(wanted), found \(node.found)", at: node.mark, path: path)
      return placeholder
    }
  }
}
