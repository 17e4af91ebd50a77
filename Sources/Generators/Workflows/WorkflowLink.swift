import Support

/// An output of a node: `["4", 0]`, by ComfyUI's own rule (a list of a text and a whole number).
struct WorkflowLink: Equatable {
  let node: String
  let output: Int

  init?(_ json: JSON) {
    guard let pair = json.arrayValue, pair.count == 2, let node = pair[0].stringValue, case .int(let output) = pair[1]
    else { return nil }
    (self.node, self.output) = (node, output)
  }

  /// The links that an input names, in their order; `nil` where it names none, being a plain value.
  static func all(in input: JSON) -> [WorkflowLink]? {
    if let link = WorkflowLink(input) { return [link] }
    guard let members = input.members, members.count == 1, let choices = input["either"]?.arrayValue else { return nil }
    let links = choices.compactMap(WorkflowLink.init)
    return links.isEmpty || links.count != choices.count ? nil : links
  }

  var json: JSON { .array([.string(node), .int(output)]) }
}
