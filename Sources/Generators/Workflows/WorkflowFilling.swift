import Support

extension WorkflowTemplate {
  /// The workflow for one bundle.
  /// - Parameter has: whether the bundle has a file.
  /// - Throws: ``WorkflowError/placeholder(path:node:name:hint:)``
  func filled(with values: WorkflowValues, has: (String) -> Bool) throws(WorkflowError) -> JSON {
    let kept = nodes.filter { $0.files.allSatisfy(has) && !$0.withoutFiles.contains(where: has) }
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
    var filled = ""
    var rest = Substring(text)
    while let opening = Self.place(of: "{{", in: rest) {
      let inner = rest[opening...].dropFirst(2)
      guard let end = Self.place(of: "}}", in: inner) else { break }
      let name = String(inner[..<end])
      guard let found = values[name] else {
        throw .placeholder(path: path, node: node.id, name: name, hint: values.hint(for: name))
      }
      // Nothing else stands in the text: the value keeps its type.
      if name.count + 4 == text.count { return found }
      filled += rest[..<opening] + (found.stringValue ?? found.text())
      rest = inner[end...].dropFirst(2)
    }
    return .string(filled + rest)
  }
  private static func place(of mark: String, in text: Substring) -> Substring.Index? {
    text.indices.first { text[$0...].hasPrefix(mark) }
  }
}
