import Support

/// Programs that make conditions from clips (`a2c: tools/1`), under names that their author chooses.
package struct ToolList: Document {
  package static let kind = "tools/1"
  package static let title = "a list of tools"

  package let tools: [DictionaryEntry<DatasetTool>]
  package let path: String

  package init(_ fields: inout Fields) {
    fields.kind(of: Self.self)
    tools = fields.required(
      "tools", .dictionary(key: .slug("a tool's name, such as depth"), of: .record(), count: 1...64),
      "The tools by their names.")
    var names: Set<String> = []
    for entry in tools where fields.isSound && !names.insert(entry.value.produces).inserted {
      fields.problem("two tools produce \(TerminalText.quoted(entry.value.produces))", at: "tools")
    }
    path = fields.diagnostics.source.path
  }
}

/// One program, which reads a clip and writes a condition.
package struct DatasetTool: Record {
  /// The program and its arguments, passed as they are: no shell sees them. `{clip}` and `{out}` stand for paths anywhere
  /// in an argument.
  package let command: [String]
  /// The name of the file, or of the folder, that the program writes at `{out}`.
  package let produces: String
  /// The adapter that must recognise the result; the tool's own name without it.
  package let adapter: String?
  /// Seconds after which the program is ended.
  package let timeout: Double

  package init(_ fields: inout Fields) {
    command = fields.required(
      "command", .list(of: .text(), count: 1...256),
      "The program and its arguments; {clip} is the clip's path, {out} the path to write.")
    produces = fields.required("produces", .text(), "The name of the file or folder that is written.")
    adapter = fields.optional("adapter", .adapterID, "The adapter that reads the result; by default the tool's name.")
    timeout = fields.value(
      "timeout", .number(above: 0, most: 604_800), default: 3600, "Seconds after which the program is ended.")
    guard fields.isSound else { return }
    if !command.contains(where: { $0.contains("{out}") }) {
      fields.problem("no argument has {out}", at: "command", hint: "the program must be told where to write")
    }
    if produces.contains("/") || produces.hasPrefix(".") || produces.hasPrefix("part-") {
      fields.problem("expected a plain name such as depth.mp4", at: "produces")
    }
  }
}
