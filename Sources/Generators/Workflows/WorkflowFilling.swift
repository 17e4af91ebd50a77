import Support

extension WorkflowTemplate {
  /// The workflow for one bundle.
  /// - Parameter has: whether the bundle has a file.
  /// - Throws: ``WorkflowError/placeholder(path:node:name:hint:)``
  func filled(with values: WorkflowValues, has: (String) -> Bool) throws(WorkflowError) -> JSON {
    let kept = nodes.filter { node in
      node.files.allSatisfy(has) && !node.withoutFiles.contains(where: has)
        && (node.anyFiles.isEmpty || node.anyFiles.contains(where: has))
    }
    let ids = Set(kept.map(\.id))
    var workflow: [JSON.Member] = []
    for node in kept {
      var inputs: [JSON.Member] = []
      for input in node.inputs {
        if let links = WorkflowLink.all(in: input.value) {
          guard let link = links.first(where: { ids.contains($0.node) }) else { continue }
          inputs.append(JSON.Member(input.key, link.json))
        } else {
          inputs.append(JSON.Member(input.key, try filled(input.value, of: node, with: values)))
        }
      }
      let rest = node.rest.map { JSON.Member($0.key, $0.value) }
      workflow.append(JSON.Member(node.id, .object([JSON.Member("inputs", .object(inputs))] + rest)))
    }
    return .object(workflow)
  }

  private func filled(_ value: JSON, of node: Node, with values: WorkflowValues) throws(WorkflowError) -> JSON {
    guard let text = value.stringValue else { return value }
    // By bytes and in one pass: a text may have as many placeholders as there is room for.
    let bytes = Array(text.utf8)
    var filled: [UInt8] = []
    var start = 0
    while let opening = Self.place(of: UInt8(ascii: "{"), in: bytes, from: start),
      let end = Self.place(of: UInt8(ascii: "}"), in: bytes, from: opening + 2)
    {
      let name = String(decoding: bytes[(opening + 2)..<end], as: UTF8.self)
      guard let found = values[name] else {
        throw .placeholder(path: path, node: node.id, name: name, hint: values.hint(for: name))
      }
      // Nothing else stands in the text: the value keeps its type.
      if opening == 0, end + 2 == bytes.count { return found }
      filled += bytes[start..<opening]
      filled += (found.stringValue ?? found.text()).utf8
      guard filled.count <= Limits.jsonBytes else {
        throw .shape(path: path, node: node.id, what: "a text becomes longer than \(Limits.jsonBytes) bytes")
      }
      start = end + 2
    }
    filled += bytes[start...]
    return .string(String(decoding: filled, as: UTF8.self))
  }

  /// Where the next pair of a byte starts.
  private static func place(of byte: UInt8, in bytes: [UInt8], from start: Int) -> Int? {
    var index = start
    while index + 1 < bytes.count {
      if bytes[index] == byte, bytes[index + 1] == byte { return index }
      index += 1
    }
    return nil
  }
}
