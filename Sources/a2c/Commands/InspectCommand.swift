import ArgumentParser
import Captioning
import Conditions
import Manifests
import Support

struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect", abstract: "Show what the model sees: blocks, tokens, grids, the prompt, time and memory.",
    discussion: "Nothing is captioned. With --dump the same is written as files for other programs.")

  @OptionGroup var manifestOptions: ManifestOptions

  @Option(help: ArgumentHelp("Write prompt.json, frames, tensors, tokens and logits here.", valueName: "folder"))
  var dump: String?

  @Option(help: "f32, bf16 or auto.")
  var precision: PrecisionOption = .auto

  @Flag(help: "Write one JSON object instead of text.")
  var json = false

  @Flag(help: "Replace the dump folder where it exists.")
  var force = false

  func run() throws {
    let console = Console()
    let manifest = try manifestOptions.load()
    try manifest.checkInputs()
    if let dump { try StagedFolder.checkFree(dump, replacing: force) }
    let registry = try AdapterRegistry.standard(options: manifestOptions.search.adapterPaths)
    var session = try CaptionSession(
      manifest, installation: Program.installation, registry: registry, precision: precision.precision,
      options: .reporting(to: console))
    if let notice = session.model.notice { console.warn(notice) }
    let conditions = try session.conditions()
    let prompt = try session.prompt(conditions)
    var logits: [Float] = []
    if let dump {
      logits = try session.logits(prompt)
      try DumpWriter.write(conditions, prompt, logits: logits, to: dump, replacing: force)
    }
    let report = InspectReport(session: session, conditions: conditions, prompt: prompt)
    try StandardOutput.write(json ? report.json.text(pretty: true) + "\n" : report.text)
  }
}
