import ArgumentParser
import Conditions
import Manifests
import Support

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Write a run manifest from files.",
    discussion: """
      A file is given with its adapter, depth=clip.mp4, or alone: then the adapters that may read it are asked, and the \
      likeliest is taken. Others that read it too stand in a comment; look the result over.
      """)

  @Argument(help: ArgumentHelp("The conditions' files.", valueName: "adapter=file"))
  var files: [String]

  @Option(help: "The short prompt.")
  var prompt: String = ""

  @Option(name: .customLong("generator"), help: ArgumentHelp("A generator to write a prompt for.", valueName: "id"))
  var generators: [String] = ["cogvideox"]

  @Option(help: "The model: facts (none), nano, a folder, or a name in the Hugging Face cache.")
  var model: String = "facts"

  @Option(name: .shortAndLong, help: "The manifest to write; by default standard output.")
  var out: String?

  @Flag(help: "Replace the manifest if it exists.")
  var force = false

  @OptionGroup var search: AdapterSearch

  /// Where the manifest lies: what its paths are relative to.
  private var folder: String {
    let parent = out.map(Path.parent) ?? ""
    return parent.isEmpty ? "." : parent
  }

  /// A condition to be written.
  private struct Line {
    var adapter: String
    var files: [String]
    /// What else reads the file.
    var others: [String] = []
  }

  func run() throws {
    try OutputPath.check(out, "--out")
    let registry = try AdapterRegistry.standard(options: search.adapterPaths)
    let text = manifest(try conditions(registry))
    // What this command writes must be what the others read.
    var manifest = try RunManifest.parse(bytes: Array(text.utf8), path: out ?? "init", folder: folder)
    manifest.takeWords { (try? registry.adapter(named: $0))?.manifest.inputs.words }
    try manifest.checkInputs()
    guard let out else { return try StandardOutput.write(text) }
    guard force || !FileSystem.exists(out) else {
      throw FileError.occupied(path: out, by: "a file", isReplaceable: true)
    }
    try StagedFile.write(Array(text.utf8), to: out)
    Console().note("\(TerminalText.safe(out)): \(manifest.conditions.count) conditions; a2c run --manifest to caption")
  }

  /// Adapters with their files, in the order given; pictures without an adapter are one condition.
  private func conditions(_ registry: AdapterRegistry) throws -> [Line] {
    let facts = ModelFacts(tokenWidth: 64, hasMotionEncoder: true, hasCameraEncoder: true)
    let guess = InputGuess(ConditionReader(registry, for: .model(facts), options: .reporting(to: Console())))
    var found: [Line] = []
    for text in files {
      let isFile = FileSystem.exists(text)
      let split = isFile ? nil : text.firstIndex(of: "=").map { (text[..<$0], text[text.index(after: $0)...]) }
      let line: Line
      if let (adapter, file) = split {
        line = Line(adapter: String(adapter), files: [String(file)])
      } else {
        let answer = guess.answer(text)
        guard let first = answer.adapters.first else {
          let why = answer.refusal.map { " (\($0))" } ?? ""
          throw ValidationError(
            "\(TerminalText.quoted(text)): no adapter reads it\(TerminalText.safe(why)); say what it is, such as "
              + "depth=\(TerminalText.safe(text))")
        }
        line = Line(adapter: first, files: answer.parts ?? [text], others: Array(answer.adapters.dropFirst()))
      }
      if line.adapter == "multi-id", let index = found.firstIndex(where: { $0.adapter == "multi-id" }) {
        found[index].files += line.files
      } else {
        found.append(line)
      }
    }
    return found
  }

  private func manifest(_ conditions: [Line]) -> String {
    // A JSON text is a YAML scalar with every character spelled safely.
    func scalar(_ text: String) -> String { JSON.string(text).text() }
    var lines = ["a2c: run/1"] + (prompt.isEmpty ? [] : ["prompt: \(scalar(prompt))"])
    lines += ["model: \(scalar(model))", "conditions:"]
    for line in conditions {
      let (adapter, files) = (line.adapter, line.files.map { RelativePath.of($0, from: folder) })
      if !line.others.isEmpty { lines.append("  # also read by \(line.others.joined(separator: ", "))") }
      let key =
        files.count == 1 ? "input: \(scalar(files[0]))" : "inputs: [\(files.map(scalar).joined(separator: ", "))]"
      lines.append("  - {adapter: \(scalar(adapter)), \(key)}")
    }
    lines.append("caption: {max_tokens: 400, seed: 0, temperature: 0}")
    lines.append("generators: [\(generators.map(scalar).joined(separator: ", "))]")
    lines.append("output: \(scalar(out.map { "out/" + Path.stem($0) } ?? "out/run"))")
    return lines.joined(separator: "\n") + "\n"
  }
}
