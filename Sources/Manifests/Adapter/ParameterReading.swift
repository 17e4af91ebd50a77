package import Support

extension ParameterSpec {
  /// What a value of the parameter must look like.
  package var schema: Schema<JSON> {
    switch type {
    case .string: scalar(.string)
    case .integer: scalar(.integer)
    case .number: scalar(.number)
    case .boolean: scalar(.boolean)
    case .array:
      Schema<[JSON]>.list(
        of: scalar(items?.type ?? .string), count: (minItems ?? 0)...max(minItems ?? 0, maxItems ?? 4096)
      )
      .map(placeholder: .null, write: { $0 }) { .array($0) }
    }
  }

  private func scalar(_ type: Items.Kind) -> Schema<JSON> {
    switch type {
    case .boolean: return Schema<Bool>.boolean.map(placeholder: .null, write: { $0 }) { .bool($0) }
    case .number:
      return Schema<Double>.number(least: minimum, most: maximum).map(placeholder: .null, write: { $0 }) { .double($0) }
    case .integer:
      let low = minimum.flatMap { Int(exactly: $0.rounded(.up)) } ?? .min
      let high = maximum.flatMap { Int(exactly: $0.rounded(.down)) } ?? .max
      return Schema<Int>.integer(in: low...max(low, high)).map(placeholder: .null, write: { $0 }) { .int($0) }
    case .string:
      if choices.isEmpty {
        return Schema<String>.text(empty: true).map(placeholder: .null, write: { $0 }) { .string($0) }
      }
      return .word(choices)
    }
  }
}

extension Schema where Value == JSON {
  /// One of the words of a list that a document gives.
  static func word(_ words: [String]) -> Schema {
    let expected =
      (words.count == 1 ? "" : "one of ") + words.map { TerminalText.safe($0, limit: 60) }.joined(separator: ", ")
    let json = JSON.object(["enum": .array(words.map { .string($0) })])
    return Schema(expected: expected, placeholder: .null, json: json, write: { $0 }) { node, path, diagnostics in
      if let text = node.text, words.contains(text) { return .string(text) }
      diagnostics.add(
        "expected \(expected), found \(node.found)", at: node.mark, path: path,
        hint: node.text.flatMap { Near.hint($0, among: words) })
      return .null
    }
  }
}

extension AdapterManifest {
  /// The parameters that the adapter gets for a condition: what the run manifest sets, read by the types declared here,
  /// and the defaults of the others, in the order of ``parameters``.
  /// - Parameters:
  ///   - entry: the condition.
  ///   - file: the run manifest, for errors; `nil` where there is none.
  /// - Throws: ``ManifestError`` with every parameter that is unknown, missing or does not fit, and a wrong number of
  ///   inputs, at its place in the run manifest.
  package func resolve(_ entry: ConditionEntry, in file: String?) throws(ManifestError) -> JSON {
    var diagnostics = Diagnostics(source: DocumentSource(path: file ?? "command line"))
    if let problem = inputs.problem(count: entry.inputs.count) {
      let key = entry.inputs.count == 1 ? "input" : "inputs"
      diagnostics.add(
        "\(shortID): \(problem)", at: entry.inputs.first?.mark ?? entry.mark, path: entry.place.key(key))
    }
    let values = resolve(entry.paramsNode, at: entry.place.key("params"), mark: entry.mark, into: &diagnostics)
    try diagnostics.throwIfAny()
    return values
  }

  private func resolve(
    _ node: Node, at path: DocumentPath, mark: Mark?, into diagnostics: inout Diagnostics
  ) -> JSON {
    var entries: [Node.Entry] = []
    if case .mapping(let list) = node.content { entries = list }
    let names = parameters.map(\.name)
    for entry in entries where !names.contains(entry.key) {
      let hint = names.isEmpty ? "\(shortID) has no parameters" : Near.hintOrList(entry.key, among: names)
      diagnostics.add(
        "unknown parameter of \(shortID)", at: entry.mark, path: path.key(entry.key), hint: hint)
    }
    return .object(
      parameters.compactMap { spec in
        if let entry = entries.first(where: { $0.key == spec.name }) {
          let value = spec.schema.read(entry.value, at: path.key(spec.name), into: &diagnostics)
          return JSON.Member(spec.name, value)
        }
        if let value = spec.defaultValue { return JSON.Member(spec.name, value) }
        if spec.required {
          diagnostics.add(
            "missing, expected \(spec.schema.expected)", at: node.mark ?? mark, path: path.key(spec.name),
            hint: "add 'params: {\(spec.name): …}'")
        }
        return nil
      })
  }

  /// The JSON Schema of `params`, for help and for the HTTP API.
  package func parametersSchema() -> JSON {
    let required = parameters.filter(\.required).map { JSON.string($0.name) }
    return .object([
      "type": "object",
      "properties": .object(
        parameters.map { spec in
          var members = spec.schema.json().members ?? []
          if !spec.help.isEmpty { members.insert(JSON.Member("description", .string(spec.help)), at: 0) }
          if let value = spec.defaultValue { members.append(JSON.Member("default", value)) }
          return JSON.Member(spec.name, .object(members))
        }),
      "required": required.isEmpty ? nil : .array(required),
      "additionalProperties": false,
    ])
  }
}
