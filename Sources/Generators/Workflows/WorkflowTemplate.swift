import Manifests
import Support

/// A ComfyUI workflow in the form of its API (node id → `class_type`, `inputs`), with places for what a bundle says.
///
/// Five things are ours, and gone when the workflow is filled in:
/// - `{{name}}` in a text stands for a value, see ``WorkflowValues``; a text that is nothing else takes the value's type;
/// - `"if": [file …]` of a node: it is there only where the bundle has all these files;
/// - `"any": [file …]`: only where it has at least one of them;
/// - `"unless": [file …]`: only where the bundle has none of them;
/// - `{"either": [link …]}` as an input: the first link whose node is there. An input without one is left out.
struct WorkflowTemplate {
  struct Node {
    let id: String
    let files: [String]
    let anyFiles: [String]
    let withoutFiles: [String]
    /// `class_type` and what else ComfyUI reads of a node beside its inputs.
    let rest: [JSON.Member]
    let inputs: [JSON.Member]
  }

  /// The value of `a2c`.
  static let kind = "workflow/1"

  let path: String
  let nodes: [Node]

  /// - Throws: ``WorkflowError``
  static func load(path: String) throws(WorkflowError) -> WorkflowTemplate {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try FileSystem.read(path, limit: Limits.documentBytes)
    } catch {
      throw .file(error)
    }
    let json: JSON
    do throws(JSONError) {
      json = try JSONParser.parse(bytes)
    } catch {
      var located = error
      located.source = path
      throw .json(located)
    }
    return try WorkflowTemplate(json, path: path)
  }

  private init(_ json: JSON, path: String) throws(WorkflowError) {
    self.path = path
    guard json["a2c"]?.stringValue == Self.kind else {
      throw .shape(path: path, node: nil, what: "expected an object with \"a2c\": \"\(Self.kind)\"")
    }
    for member in json.members ?? [] where !["a2c", "about", "nodes"].contains(member.key) {
      let hint = Suggestion.hint(for: member.key, among: ["about", "nodes"]) ?? ""
      throw .shape(path: path, node: nil, what: "unknown key '\(TerminalText.safe(member.key))'; \(hint)")
    }
    guard let members = json["nodes"]?.members, !members.isEmpty else {
      throw .shape(path: path, node: nil, what: "expected 'nodes', an object with at least one node")
    }
    var nodes: [Node] = []
    for member in members { nodes.append(try Node(member, path: path)) }
    self.nodes = nodes
    let ids = Set(nodes.map(\.id))
    for node in nodes {
      for input in node.inputs {
        guard let stray = WorkflowLink.all(in: input.value)?.first(where: { !ids.contains($0.node) }) else { continue }
        throw .shape(
          path: path, node: node.id, what: "'\(input.key)' is linked to node \(stray.node), which is not there")
      }
    }
  }
}

extension WorkflowTemplate.Node {
  fileprivate init(_ member: JSON.Member, path: String) throws(WorkflowError) {
    let (id, node) = (TerminalText.safe(member.key), member.value)
    func names(_ key: String) throws(WorkflowError) -> [String] {
      guard let value = node[key] else { return [] }
      let names = (value.arrayValue ?? []).compactMap(\.stringValue)
      guard !names.isEmpty, names.count == value.arrayValue?.count, names.allSatisfy(Path.staysInside) else {
        throw .shape(path: path, node: id, what: "expected a list of file names in '\(key)'")
      }
      return names
    }
    guard node["class_type"]?.stringValue?.isEmpty == false else {
      throw .shape(path: path, node: id, what: "expected 'class_type', the name of a node's class")
    }
    guard let inputs = node["inputs"]?.members else {
      throw .shape(path: path, node: id, what: "expected 'inputs', an object")
    }
    self.id = member.key
    files = try names("if")
    anyFiles = try names("any")
    withoutFiles = try names("unless")
    self.inputs = inputs
    rest = (node.members ?? []).filter { !["if", "any", "unless", "inputs"].contains($0.key) }
    for input in inputs where input.value.members != nil && WorkflowLink.all(in: input.value) == nil {
      throw .shape(path: path, node: id, what: "'\(TerminalText.safe(input.key))' is an object without 'either'")
    }
  }
}
