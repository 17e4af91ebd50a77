package import Support

extension RunManifest {
  /// Gives words that stand where a file would to the parameter that is for them: `input: pan left 30°, then hold` of a
  /// camera becomes `params: {moves: "pan left 30°, then hold"}`.
  /// - Parameter parameter: the name of an adapter's parameter for words, by its full id.
  package mutating func takeWords(_ parameter: (String) -> String?) {
    for index in conditions.indices {
      let entry = conditions[index]
      let text = entry.inputs.map(\.written).joined(separator: ",")
      guard entry.mayBeWords, let name = parameter(AdapterID(entry.adapter).full), entry.params[name] == nil else {
        continue
      }
      conditions[index].inputs = []
      conditions[index].set(name, .string(text))
    }
  }

  /// Whether there is a condition for ``takeWords(_:)`` to look at.
  package var mayHoldWords: Bool { conditions.contains(where: \.mayBeWords) }
}

extension ConditionEntry {
  /// Whether what stands where files do names none, and reads like words.
  fileprivate var mayBeWords: Bool {
    guard !inputs.isEmpty else { return false }
    return inputs.allSatisfy { input in
      guard !input.written.contains(where: { "/\\".contains($0) }), input.problem != nil else { return false }
      // `path.txt` is a file that is missing, `30.5` a number.
      let ending = Path.fileExtension(input.written)
      return ending.isEmpty || ending.first?.isNumber == true || ending.contains(" ")
    }
  }

  /// Sets a parameter to a value that has a type.
  package mutating func set(_ name: String, _ value: JSON) { set(name, Node(value)) }

  /// Sets a parameter to a text; the parameter's type decides what it is.
  package mutating func set(_ name: String, plain text: String) {
    set(name, Node(.scalar(text, quoted: false), mark: nil))
  }

  private mutating func set(_ name: String, _ value: Node) {
    var entries: [Node.Entry] = []
    if case .mapping(let list) = paramsNode.content { entries = list.filter { $0.key != name } }
    entries.append(Node.Entry(key: name, mark: nil, value: value))
    paramsNode = Node(.mapping(entries), mark: paramsNode.mark)
    params = paramsNode.json
  }
}
