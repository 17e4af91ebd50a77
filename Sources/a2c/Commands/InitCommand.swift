import ArgumentParser
import Manifests
import Support

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Write a run manifest from files.",
    discussion: """
      A file is given with its adapter, depth=clip.mp4, or alone: then its ending decides. Text is a camera path, JSON a \
      pose track, a clip or a folder a depth clip, pictures are identities. Look the result over; a clip may be something \
      else.
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

  func run() throws {
    try OutputPath.check(out, "--out")
    let text = manifest(try conditions())
    // What this command writes must be what the others read.
    let manifest = try RunManifest.parse(bytes: Array(text.utf8), path: out ?? "init", folder: ".")
    try manifest.checkInputs()
    guard let out else { return try StandardOutput.write(text) }
    guard force || !FileSystem.exists(out) else {
      throw FileError.occupied(path: out, by: "a file", isReplaceable: true)
    }
    try StagedFile.write(Array(text.utf8), to: out)
    Console().note("\(TerminalText.safe(out)): \(manifest.conditions.count) conditions; a2c run --manifest to caption")
  }

  /// Adapters with their files, in the order given; pictures without an adapter are one condition.
  private func conditions() throws -> [(adapter: String, files: [String])] {
    var found: [(adapter: String, files: [String])] = []
    for text in files {
      let split = text.firstIndex(of: "=").map { (String(text[..<$0]), String(text[text.index(after: $0)...])) }
      let (adapter, file) = try split ?? (guess(text), text)
      if adapter == "multi-id", let index = found.firstIndex(where: { $0.adapter == adapter }) {
        found[index].files.append(file)
      } else {
        found.append((adapter, [file]))
      }
    }
    return found
  }

  private func guess(_ file: String) throws -> String {
    if FileSystem.kind(file) == .folder { return "depth" }
    switch Path.fileExtension(file) {
    case "txt": return "camera"
    case "json": return "pose"
    case "mp4", "webm", "mkv", "mov", "avi", "gif": return "depth"
    case "png", "jpg", "jpeg", "webp": return "multi-id"
    default: throw ValidationError("\(TerminalText.quoted(file)): say what it is, such as depth=\(file)")
    }
  }

  private func manifest(_ conditions: [(adapter: String, files: [String])]) -> String {
    // A JSON text is a YAML scalar with every character spelled safely.
    func scalar(_ text: String) -> String { JSON.string(text).text() }
    var lines = ["a2c: run/1", "prompt: \(scalar(prompt))", "model: \(scalar(model))", "conditions:"]
    for (adapter, files) in conditions {
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
