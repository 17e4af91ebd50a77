package import Support

/// One condition of a run.
package struct ConditionEntry: Record {
  /// Whether the facts that an adapter computed enter the prompt as text; `auto` where the model was not trained on
  /// the condition, and for a server.
  package enum Facts: String, CaseIterable, Sendable { case auto, on, off }

  /// The adapter's id as written, short or full.
  package var adapter: String
  package var inputs: [InputPath]
  /// The adapter's parameters as written; an object. ``AdapterManifest/resolve(_:in:)`` checks them and adds defaults.
  package var params: JSON
  /// The same with places.
  package var paramsNode: Node
  package var facts: Facts
  /// A name for it in listings.
  package var name: String?
  package var mark: Mark?
  /// The place of the adapter's name.
  package var adapterMark: Mark?
  /// `conditions[1]`
  package var place: DocumentPath

  /// Its number among the conditions of the run, from 0.
  package var index: Int { place.lastIndex ?? 0 }

  /// A condition that did not come from a document.
  /// - Parameter index: its number among the conditions, from 0.
  package init(
    adapter: String, inputs: [InputPath], params: JSON = .object([]), facts: Facts = .auto, name: String? = nil,
    index: Int = 0
  ) {
    self.adapter = adapter
    self.inputs = inputs
    self.params = params
    self.paramsNode = Node(params)
    self.facts = facts
    self.name = name
    self.mark = nil
    self.adapterMark = nil
    self.place = DocumentPath.top.key("conditions").index(index)
  }

  package init(_ fields: inout Fields) {
    adapter = fields.required("adapter", .adapterID, "The adapter's short or full id.")
    let input = fields.optional(
      "input", .text("a path", hint: "several files are given as 'inputs'"),
      "The condition: a file, a folder of pictures, or frame_%04d.png.")
    let several = fields.optional(
      "inputs", .list(of: .path, count: 1...64), "The condition, if it is several files.")
    // Some adapters can do with parameters alone.
    fields.oneAtMost(of: ["input", "inputs"], orElse: "params", expected: "the condition's file")
    let folder = fields.diagnostics.source.folder
    if let input {
      inputs = [
        InputPath(input, folder: folder, mark: fields.mark("input"), place: fields.path.key("input"))
      ]
    } else {
      let list = fields.path.key("inputs")
      var nodes: [Node] = []
      if case .sequence(let items)? = fields.node("inputs")?.content { nodes = items }
      inputs = (several ?? []).enumerated().map { index, path in
        InputPath(
          path, folder: folder, mark: nodes.indices.contains(index) ? nodes[index].mark : nil,
          place: list.index(index))
      }
    }
    paramsNode = fields.optional("params", .anyMap, "The adapter's parameters.") ?? Node(.mapping([]), mark: nil)
    params = paramsNode.json
    facts = fields.value(
      "facts", .choice(), default: .auto, "Whether facts that the adapter computed enter the prompt as text.")
    name = fields.optional("name", .text(), "A name for it in listings.")
    mark = fields.mark
    adapterMark = fields.mark("adapter")
    place = fields.path
  }
}

/// A file, a folder or a printf pattern that a condition is read from.
package struct InputPath: Sendable, Equatable {
  /// As the user wrote it.
  package let written: String
  /// Absolute; a pattern keeps its `%04d`.
  package let resolved: String
  package let mark: Mark?
  /// `conditions[1].input`
  package let place: DocumentPath

  /// - Parameter folder: what a relative path is relative to.
  package init(_ written: String, folder: String = ".", mark: Mark? = nil, place: DocumentPath = .top) {
    self.written = written
    self.resolved = WorkingFolder.absolute(written, in: folder)
    self.mark = mark
    self.place = place
  }

  /// A name that stands for a file elsewhere.
  /// - Parameter resolved: absolute.
  package init(_ written: String, at resolved: String, mark: Mark? = nil, place: DocumentPath = .top) {
    self.written = written
    self.resolved = resolved
    self.mark = mark
    self.place = place
  }
}
