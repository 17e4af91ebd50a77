import Support

extension Schema {
  /// A list. `key:` with nothing after it is the empty list, as it is left when its lines are commented out.
  @_semantics("optimize.sil.specialize.generic.never")
  package static func list<Element: Sendable>(
    of element: Schema<Element>, count: ClosedRange<Int> = 0...4096, unique: Bool = false
  ) -> Schema where Value == [Element] {
    let least = count.lowerBound
    let expected = "a list" + (count == 0...4096 ? "" : " of \(count.lowerBound) to \(count.upperBound) entries")
    return Schema(
      expected: expected, placeholder: [],
      json: .object([
        "type": "array", "items": element.json(), "minItems": least > 0 ? .int(least) : nil,
        "maxItems": .int(count.upperBound), "uniqueItems": unique ? true : nil,
      ]),
      write: { values in .array(values.compactMap(element.write)) }
    ) { node, path, diagnostics in
      var items: [Node] = []
      switch node.content {
      case .sequence(let nodes): items = nodes
      case .scalar("", quoted: false): break
      default:
        diagnostics.add(
          "expected \(expected), found \(node.found)", at: node.mark, path: path,
          hint: node.isScalar ? "write it between brackets: [\(TerminalText.safe(node.text ?? "", limit: 40))]" : nil)
        return []
      }
      guard count.contains(items.count) else {
        diagnostics.add(
          "expected \(expected), found \(counted(items.count))", at: node.mark,
          path: path)
        return []
      }
      var seen: [String: Int] = [:]
      return items.enumerated().map { index, item in
        if unique, let text = item.text {
          if let first = seen[text] {
            diagnostics.add(
              "\(TerminalText.quoted(text)) is already at \(path.index(first))", at: item.mark,
              path: path.index(index)
            )
          }
          seen[text] = seen[text] ?? index
        }
        return element.read(item, at: path.index(index), into: &diagnostics)
      }
    }
  }

  /// A map whose keys are data: names that the author of the document chooses.
  /// - Parameter key: what a key must look like.
  @_semantics("optimize.sil.specialize.generic.never")
  package static func dictionary<Element: Sendable>(
    key: Schema<String>, of element: Schema<Element>, count: ClosedRange<Int> = 0...4096
  ) -> Schema where Value == [DictionaryEntry<Element>] {
    let expected = "a map" + (count.lowerBound > 0 ? " with at least \(count.lowerBound) of \(key.expected)" : "")
    return Schema(
      expected: expected, placeholder: [],
      json: .object([
        "type": "object", "propertyNames": key.json(), "additionalProperties": element.json(),
        "minProperties": count.lowerBound > 0 ? .int(count.lowerBound) : nil, "maxProperties": .int(count.upperBound),
      ])
    ) { node, path, diagnostics in
      var entries: [Node.Entry] = []
      switch node.content {
      case .mapping(let found): entries = found
      case .scalar("", quoted: false): break
      default:
        diagnostics.add("expected \(expected), found \(node.found)", at: node.mark, path: path)
        return []
      }
      guard count.contains(entries.count) else {
        diagnostics.add(
          "expected \(expected), found \(entries.isEmpty ? "none" : "\(entries.count) keys")", at: node.mark, path: path
        )
        return []
      }
      return entries.map { entry in
        let name = Node(.scalar(entry.key, quoted: false), mark: entry.mark)
        _ = key.read(name, at: path.key(entry.key), into: &diagnostics)
        return DictionaryEntry(
          key: entry.key, mark: entry.mark,
          value: element.read(entry.value, at: path.key(entry.key), into: &diagnostics))
      }
    }
  }

  /// A map with known keys.
  package static func record(_ type: Value.Type = Value.self) -> Schema where Value: Record {
    Schema(expected: "a map", placeholder: Fields.describe(type).value, json: Fields.describe(type).json) {
      node, path, diagnostics in
      switch node.content {
      case .mapping, .scalar("", quoted: false):
        return Fields.read(type, from: node, at: path, into: &diagnostics)
      default:
        diagnostics.add("expected a map, found \(node.found)", at: node.mark, path: path)
        return Fields.describe(type).value
      }
    }
  }
}

/// A number of entries as a part of a sentence.
private func counted(_ count: Int) -> String {
  count == 0 ? "an empty list" : count == 1 ? "one entry" : "\(count) entries"
}

/// One pair of a map whose keys are data.
package struct DictionaryEntry<Element: Sendable>: Sendable {
  package let key: String
  package let mark: Mark?
  package let value: Element
}

extension Schema where Value: Sendable {
  /// A scalar that stands for the value, or the full form.
  /// - Parameters:
  ///   - short: reads a scalar.
  ///   - long: reads everything else.
  package static func either(_ short: Schema, _ long: Schema, expected: String) -> Schema {
    Schema(
      expected: expected, placeholder: short.placeholder(), json: .object(["anyOf": [short.json(), long.json()]]),
      write: { short.write($0) ?? long.write($0) }
    ) { node, path, diagnostics in
      switch node.content {
      case .scalar: return short.read(node, at: path, into: &diagnostics)
      case .mapping: return long.read(node, at: path, into: &diagnostics)
      default:
        diagnostics.add("expected \(expected), found \(node.found)", at: node.mark, path: path)
        return short.placeholder()
      }
    }
  }
}

extension Schema where Value == Node {
  /// Anything; another schema reads it.
  static var any: Schema {
    Schema(expected: "a value", placeholder: Node(.scalar("", quoted: false), mark: nil), json: .object([])) {
      node, _, _ in node
    }
  }

  /// A map that is kept as it stands; another document's schema reads it later.
  package static var anyMap: Schema {
    Schema(expected: "a map", placeholder: Node(.mapping([]), mark: nil), json: .object(["type": "object"])) {
      node, path, diagnostics in
      switch node.content {
      case .mapping: return node
      case .scalar("", quoted: false): return Node(.mapping([]), mark: node.mark)
      default:
        diagnostics.add("expected a map, found \(node.found)", at: node.mark, path: path)
        return Node(.mapping([]), mark: node.mark)
      }
    }
  }
}

extension Node {
  var isScalar: Bool { text != nil }

  /// The text of a scalar.
  package var text: String? {
    guard case .scalar(let text, _) = content else { return nil }
    return text
  }
}
