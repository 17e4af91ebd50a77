import Support

/// A type that is written as a map with known keys.
///
/// The initialiser asks ``Fields`` for one key after the other. It is the one declaration of these keys: it runs on a
/// document to read it, and without one to describe it as JSON Schema.
package protocol Record: Sendable {
  init(_ fields: inout Fields)
}

/// The keys of one map, asked for by a ``Record``.
///
/// Each question gives the key, what its value must look like and a sentence of help. In a description, and where a
/// value does not fit, the answer is a placeholder.
///
/// Reading a manifest takes a millisecond, so a copy of each question for each type of value would buy nothing; it took
/// half of this module's compile time. The attribute of the questions forbids it.
package struct Fields: Sendable {
  /// The place of the map in the document.
  package let path: DocumentPath
  /// What was found wrong so far.
  package private(set) var diagnostics: Diagnostics

  private let node: Node?
  private let entries: [String: Node.Entry]
  private var asked: [Question] = []
  private var rules: [JSON] = []
  private let countBefore: Int

  private struct Question {
    let key: String
    let schema: JSON?
    let isRequired: Bool
  }

  /// `nil` in a description.
  private init(node: Node?, path: DocumentPath, diagnostics: Diagnostics) {
    self.node = node
    self.path = path
    self.diagnostics = diagnostics
    self.countBefore = diagnostics.count
    var entries: [String: Node.Entry] = [:]
    if case .mapping(let list)? = node?.content {
      for entry in list { entries[entry.key] = entry }
    }
    self.entries = entries
  }

  // MARK: Asking

  /// A key that must stand there.
  @_semantics("optimize.sil.specialize.generic.never")
  package mutating func required<T>(_ key: String, _ schema: Schema<T>, _ help: String) -> T {
    note(key, schema, help, isRequired: true)
    guard let node else { return schema.placeholder() }
    guard let entry = entries[key] else {
      diagnostics.add(
        "missing, expected \(schema.expected)", at: node.mark, path: path.key(key), hint: "add '\(key):'")
      return schema.placeholder()
    }
    return schema.read(entry.value, at: path.key(key), into: &diagnostics)
  }

  /// A key that may be absent.
  @_semantics("optimize.sil.specialize.generic.never")
  package mutating func optional<T>(_ key: String, _ schema: Schema<T>, _ help: String) -> T? {
    note(key, schema, help)
    return entries[key].map { schema.read($0.value, at: path.key(key), into: &diagnostics) }
  }

  /// A key with the value that holds where it is absent.
  @_semantics("optimize.sil.specialize.generic.never")
  package mutating func value<T>(_ key: String, _ schema: Schema<T>, default value: T, _ help: String) -> T {
    note(key, schema, help, default: schema.write(value))
    return entries[key].map { schema.read($0.value, at: path.key(key), into: &diagnostics) } ?? value
  }

  /// A map inside this one; where it is absent, all of its keys are.
  @_semantics("optimize.sil.specialize.generic.never")
  package mutating func record<T: Record>(_ key: String, _ help: String) -> T {
    let schema = Schema.record(T.self)
    note(key, schema, help)
    guard node != nil else { return schema.placeholder() }
    let absent = Node(.mapping([]), mark: node?.mark)
    return schema.read(entries[key]?.value ?? absent, at: path.key(key), into: &diagnostics)
  }

  @_semantics("optimize.sil.specialize.generic.never")
  private mutating func note<T>(
    _ key: String, _ schema: Schema<T>, _ help: String, isRequired: Bool = false, default value: JSON? = nil
  ) {
    guard node == nil else {
      asked.append(Question(key: key, schema: nil, isRequired: isRequired))
      return
    }
    var members = schema.json().members ?? []
    members.insert(JSON.Member("description", .string(help)), at: 0)
    if let value { members.append(JSON.Member("default", value)) }
    asked.append(Question(key: key, schema: .object(members), isRequired: isRequired))
  }

  // MARK: Rules that join keys

  /// Whether the map has the key, whatever its value.
  package func has(_ key: String) -> Bool { entries[key] != nil }

  /// The place of the map itself.
  package var mark: Mark? { node?.mark }

  /// Whether everything asked so far fits. Rules that compute with values ask this first.
  package var isSound: Bool { diagnostics.count == countBefore }

  /// The place of a value, of its map where the key is absent.
  package func mark(_ key: String) -> Mark? { entries[key]?.value.mark ?? node?.mark }

  /// The node behind a key.
  package func node(_ key: String) -> Node? { entries[key]?.value }

  /// Reports what the schemas cannot see; silent in a description.
  package mutating func problem(_ message: String, at key: String, hint: String? = nil) {
    guard node != nil else { return }
    diagnostics.add(message, at: mark(key), path: path.key(key), hint: hint)
  }

  /// The same for an element of a list.
  package mutating func problem(_ message: String, at key: String, index: Int, hint: String? = nil) {
    guard node != nil else { return }
    var mark = mark(key)
    if case .sequence(let items)? = entries[key]?.value.content, items.indices.contains(index) {
      mark = items[index].mark
    }
    diagnostics.add(message, at: mark, path: path.key(key).index(index), hint: hint)
  }

  /// Exactly one of the keys must stand there.
  package mutating func exactlyOne(of keys: [String], expected: String) {
    rules.append(.object(["oneOf": .array(keys.map { .object(["required": [.string($0)]]) })]))
    guard let node else { return }
    let present = keys.filter { entries[$0] != nil }
    let names = keys.map { "'\($0)'" }.joined(separator: " or ")
    if present.isEmpty, let key = keys.first {
      diagnostics.add("missing, expected \(expected)", at: node.mark, path: path.key(key), hint: "add \(names)")
    } else if present.count > 1, let last = present.last {
      problem("excluded by '\(present[0])': only one of the two may be given", at: last, hint: "remove one of them")
    }
  }

  /// One of the keys at most must stand there, and one exactly where another key is absent.
  package mutating func oneAtMost(of keys: [String], orElse other: String, expected: String) {
    if node == nil {
      rules.append(
        .object([
          "anyOf": .array((keys + [other]).map { .object(["required": [.string($0)]]) }),
          "not": .object(["required": .array(keys.map { .string($0) })]),
        ]))
    } else if entries[other] == nil || keys.contains(where: { entries[$0] != nil }) {
      exactlyOne(of: keys, expected: expected)
    }
  }

  /// Takes over what a reader outside of this map found.
  mutating func replace(_ diagnostics: Diagnostics) {
    if node != nil { self.diagnostics = diagnostics }
  }

  // MARK: Running a record

  @_semantics("optimize.sil.specialize.generic.never")
  static func describe<T: Record>(_ type: T.Type) -> (value: T, json: JSON) {
    var fields = Fields(node: nil, path: .top, diagnostics: Diagnostics(source: DocumentSource(path: "")))
    let value = T(&fields)
    return (value, fields.schema)
  }

  @_semantics("optimize.sil.specialize.generic.never")
  static func read<T: Record>(
    _ type: T.Type, from node: Node, at path: DocumentPath, into diagnostics: inout Diagnostics
  ) -> T {
    var fields = Fields(node: node, path: path, diagnostics: diagnostics)
    let value = T(&fields)
    fields.rejectUnknown()
    diagnostics = fields.diagnostics
    return value
  }

  private mutating func rejectUnknown() {
    guard case .mapping(let list)? = node?.content else { return }
    let known = asked.map(\.key)
    for entry in list where !known.contains(entry.key) {
      diagnostics.add(
        "unknown key", at: entry.mark, path: path.key(entry.key),
        hint: diagnostics.isFull ? nil : Near.hintOrList(entry.key, among: known))
    }
  }

  private var schema: JSON {
    let required = asked.filter(\.isRequired).map { JSON.string($0.key) }
    return .object([
      "type": "object",
      "properties": .object(asked.map { JSON.Member($0.key, $0.schema ?? .object([])) }),
      "required": required.isEmpty ? nil : .array(required),
      "allOf": rules.isEmpty ? nil : .array(rules),
      "additionalProperties": false,
    ])
  }
}
