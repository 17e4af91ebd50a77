import Support

extension Schema where Value == String {
  /// Text. Whatever stands there is taken as written: `no`, `1e3` and `12:30` are text where text is wanted.
  /// - Parameters:
  ///   - expected: what the text says, `a file` for instance.
  ///   - empty: whether a text without characters is accepted.
  ///   - hint: what to write instead of a list or a map.
  ///   - pattern: the regular expression of the JSON Schema; `accepts` decides when reading.
  package static func text(
    _ expected: String = "a text", empty: Bool = false,
    hint: String = "text that starts with [ or { or holds ': ' needs quotes", pattern: String? = nil,
    accepts: @escaping @Sendable (String) -> Bool = { _ in true }
  ) -> Schema {
    let json = JSON.object(["type": "string", "minLength": empty ? nil : 1, "pattern": pattern.map { .string($0) }])
    return Schema(expected: expected, placeholder: "", json: json, write: { .string($0) }) { node, path, diagnostics in
      func mismatch(_ hint: String? = nil) -> String {
        diagnostics.add("expected \(expected), found \(node.found)", at: node.mark, path: path, hint: hint)
        return ""
      }
      guard case .scalar(let text, _) = node.content else {
        return mismatch(hint)
      }
      if text.isEmpty { return empty ? text : mismatch() }
      if text.unicodeScalars.contains("\0") { return mismatch("a NUL character cannot be part of it") }
      return accepts(text) ? text : mismatch()
    }
  }

  /// Exactly this text.
  static func constant(_ text: String) -> Schema {
    Schema(expected: "'\(text)'", placeholder: text, json: .object(["const": .string(text)]), write: { .string($0) }) {
      node, path, diagnostics in
      if case .scalar(text, _) = node.content { return text }
      diagnostics.add("expected '\(text)', found \(node.found)", at: node.mark, path: path)
      return text
    }
  }
}

extension Schema where Value == Bool {
  /// `true` or `false`, spelled so and without quotes.
  package static var boolean: Schema {
    Schema(
      expected: "true or false", placeholder: false, json: .object(["type": "boolean"]), write: { .bool($0) }
    ) { node, path, diagnostics in
      var hint: String?
      if case .scalar(let text, let quoted) = node.content {
        if !quoted, text == "true" || text == "false" { return text == "true" }
        switch text.lowercased() {
        case "true", "false": hint = quoted ? "remove the quotes" : "write \(text.lowercased())"
        case "yes", "on", "y", "1": hint = "write true"
        case "no", "off", "n", "0": hint = "write false"
        default: break
        }
      }
      diagnostics.add("expected true or false, found \(node.found)", at: node.mark, path: path, hint: hint)
      return false
    }
  }
}

extension Schema where Value == Int {
  /// An integer in plain digits.
  package static func integer(in range: ClosedRange<Int> = .min ... .max) -> Schema {
    let expected =
      "an integer"
      + Bounds.phrase(
        range.lowerBound == .min ? nil : "\(range.lowerBound)", range.upperBound == .max ? nil : "\(range.upperBound)")
    let json = JSON.object([
      "type": "integer",
      "minimum": range.lowerBound == .min ? nil : .int(range.lowerBound),
      "maximum": range.upperBound == .max ? nil : .int(range.upperBound),
    ])
    // A number that had to be replaced must not trip over what is computed from it, so it lies inside the range.
    let placeholder = range.contains(1) ? 1 : range.lowerBound
    return Schema(expected: expected, placeholder: placeholder, json: json, write: { .int($0) }) {
      node, path, diagnostics in
      var hint: String?
      if case .scalar(let text, let quoted) = node.content {
        if let value = PlainNumber.integer(text) {
          if !quoted, range.contains(value) { return value }
          hint = quoted ? "remove the quotes" : nil
        } else if let value = Bounds.loose(text), PlainNumber.integer(value).map(range.contains) == true {
          // A hint to write what would be refused again is none.
          hint = "write \(value)"
        }
      }
      diagnostics.add("expected \(expected), found \(node.found)", at: node.mark, path: path, hint: hint)
      return placeholder
    }
  }
}

extension Schema where Value == Double {
  /// A finite number in JSON's spelling, greater than `above` or not less than `least`, and not greater than `most`.
  package static func number(above: Double? = nil, least: Double? = nil, most: Double? = nil) -> Schema {
    let expected =
      "a number"
      + (above.map { " above \(Bounds.text($0))" + (most.map { " and at most \(Bounds.text($0))" } ?? "") }
        ?? Bounds.phrase(least.map(Bounds.text), most.map(Bounds.text)))
    let json = JSON.object([
      "type": "number", "exclusiveMinimum": above.map(Bounds.json), "minimum": least.map(Bounds.json),
      "maximum": most.map(Bounds.json),
    ])
    let placeholder = least ?? most ?? above.map { $0 + 1 } ?? 1
    return Schema(expected: expected, placeholder: placeholder, json: json, write: { Bounds.json($0) }) {
      node, path, diagnostics in
      var hint: String?
      func fits(_ value: Double) -> Bool {
        above.map { value > $0 } ?? true && least.map { value >= $0 } ?? true && most.map { value <= $0 } ?? true
      }
      if case .scalar(let text, let quoted) = node.content {
        if let value = PlainNumber.real(text) {
          if !quoted, fits(value) { return value }
          hint = quoted ? "remove the quotes" : nil
        } else if let value = Bounds.loose(text), PlainNumber.real(value).map(fits) == true {
          hint = "write \(value)"
        }
      }
      diagnostics.add("expected \(expected), found \(node.found)", at: node.mark, path: path, hint: hint)
      return placeholder
    }
  }
}

extension Schema where Value: RawRepresentable & CaseIterable & Sendable, Value.RawValue == String {
  /// One of the words that an enumeration lists.
  package static func choice(_ type: Value.Type = Value.self) -> Schema {
    let words = Value.allCases.map(\.rawValue)
    let expected = (words.count == 1 ? "" : "one of ") + words.joined(separator: ", ")
    let json = JSON.object(["enum": .array(words.map { .string($0) })])
    let first = Value.allCases.first
    return Schema(
      // checked: an enumeration without cases cannot conform to RawRepresentable with a raw value.
      expected: expected, placeholder: first!, json: json, write: { .string($0.rawValue) }
    ) { node, path, diagnostics in
      var hint: String?
      if case .scalar(let text, _) = node.content {
        if let value = Value(rawValue: text) { return value }
        hint = Near.hint(text, among: words)
      }
      diagnostics.add("expected \(expected), found \(node.found)", at: node.mark, path: path, hint: hint)
      return first!
    }
  }
}

/// Wording and JSON of number ranges.
enum Bounds {
  static func phrase(_ low: String?, _ high: String?) -> String {
    switch (low, high) {
    case (let low?, let high?): " from \(low) to \(high)"
    case (let low?, nil): " of at least \(low)"
    case (nil, let high?): " of at most \(high)"
    case (nil, nil): ""
    }
  }

  static func text(_ value: Double) -> String { Int(exactly: value).map(String.init) ?? "\(value)" }

  static func json(_ value: Double) -> JSON { Int(exactly: value).map { .int($0) } ?? .double(value) }

  /// The number that a spelling outside of JSON's most likely means, as text to write instead.
  static func loose(_ text: String) -> String? {
    let plain = text.filter { $0 != "_" }
    var digits = plain[...]
    for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] where digits.lowercased().hasPrefix(prefix) {
      digits = digits.dropFirst(2)
      return Int(digits, radix: radix).map(String.init)
    }
    if plain.hasPrefix("+") { digits = plain.dropFirst() }
    guard digits.utf8.allSatisfy({ (48...57).contains($0) || "+-.eE".utf8.contains($0) }) else { return nil }
    guard digits.utf8.contains(where: { (48...57).contains($0) }), let value = Double(String(digits)) else {
      return nil
    }
    guard value.isFinite else { return nil }
    return Self.text(value)
  }
}
