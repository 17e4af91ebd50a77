package import Support

/// One value of a YAML document with the place where it starts.
///
/// A scalar is text until a schema says what it stands for: YAML's own guesses (`no` as false, `12:30` as 750) are
/// never made.
package struct Node: Sendable {
  /// What a node is.
  package enum Content: Sendable {
    case scalar(String, quoted: Bool)
    case sequence([Node])
    case mapping([Entry])
    /// Already reported while reading (an alias, a tagged value); a decoder says nothing more about it.
    case invalid
  }

  /// One key of a mapping with its value. Entries keep the order of the text; no key stands twice.
  package struct Entry: Sendable {
    package let key: String
    package let mark: Mark?
    package let value: Node
  }

  package let content: Content
  /// `nil` for a value that did not come from a text.
  package let mark: Mark?
  /// Where double braces open in the text of a scalar, as it is spelled in the document.
  let braces: [Mark]

  package init(_ content: Content, mark: Mark?) { self.init(content, mark: mark, braces: []) }

  init(_ content: Content, mark: Mark?, braces: [Mark]) {
    self.content = content
    self.mark = mark
    self.braces = braces
  }

  /// A plain scalar without text: what stands behind `key:` when nothing does.
  package var isEmpty: Bool {
    if case .scalar("", quoted: false) = content { true } else { false }
  }

  /// The value of a key, `nil` where this is no mapping or has no such key.
  package subscript(_ key: String) -> Node? {
    guard case .mapping(let entries) = content else { return nil }
    return entries.first { $0.key == key }?.value
  }
}

extension Node {
  /// The node that stands for a JSON value, so that values from a command line or a request pass the same schemas.
  package init(_ json: JSON) {
    switch json {
    case .null: self.init(.scalar("", quoted: false), mark: nil)
    case .bool, .int, .double: self.init(.scalar(json.text(), quoted: false), mark: nil)
    case .string(let text): self.init(.scalar(text, quoted: true), mark: nil)
    case .array(let elements): self.init(.sequence(elements.map { Node($0) }), mark: nil)
    case .object(let members):
      self.init(.mapping(members.map { Entry(key: $0.key, mark: nil, value: Node($0.value)) }), mark: nil)
    }
  }

  /// The JSON value that a node reads as where no schema decides: plain `true`, `false`, `null` and numbers in JSON's
  /// spelling are what they look like, everything else is text.
  package var json: JSON {
    switch content {
    case .scalar(let text, quoted: true): .string(text)
    case .scalar("", _), .scalar("~", _), .scalar("null", _): .null
    case .scalar("true", _): true
    case .scalar("false", _): false
    case .scalar(let text, _):
      PlainNumber.integer(text).map { .int($0) } ?? PlainNumber.real(text).map { .double($0) } ?? .string(text)
    case .sequence(let items): .array(items.map(\.json))
    case .mapping(let entries): .object(entries.map { JSON.Member($0.key, $0.value.json) })
    case .invalid: .null
    }
  }
}
