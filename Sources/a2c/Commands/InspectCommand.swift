import ArgumentParser
import Captioning
import Claims
import Conditions
import Inspection
import Manifests
import Media
import Serving
import Support

struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Show what is known and what a model sees: blocks, claims, tokens, the prompt, time and memory.",
    discussion: """
      Nothing is captioned. With --html the same is a page to look at, which loads nothing from elsewhere; with --png the \
      frames alone are one picture; with --dump they are files for other programs.
      """)

  @OptionGroup var manifestOptions: ManifestOptions

  @Option(help: ArgumentHelp("Write prompt.json, frames, tensors, tokens and logits here.", valueName: "folder"))
  var dump: String?

  @Option(help: ArgumentHelp("Write a page that shows what each encoder sees.", valueName: "file"))
  var html: String?

  @Option(help: ArgumentHelp("Write all conditions as one PNG picture.", valueName: "file"))
  var png: String?

  @Option(help: "f32, bf16 or auto.")
  var precision: PrecisionOption = .auto

  @Flag(help: "Write one JSON object instead of text.")
  var json = false

  @Flag(help: "Replace an earlier dump, the page and the picture.")
  var force = false

  func run() throws {
    for (path, option) in [(dump, "--dump"), (html, "--html"), (png, "--png")] { try OutputPath.check(path, option) }
    let console = Console()
    var manifest = try manifestOptions.load()
    try manifest.checkInputs()
    for path in [html, png] {
      if let path { try checkFree(path) }
    }
    if let dump { try StagedFolder.checkFree(dump, replacing: force ? DumpWriter.earlier : nil) }
    let registry = try AdapterRegistry.standard(options: manifestOptions.search.adapterPaths)
    manifest.conditions = registry.named(manifest.conditions)
    for note in registry.notes(on: manifest.conditions.map(\.adapter)) { console.warn(note) }
    var session = try CaptionSession(
      manifest, installation: Program.installation, registry: registry, precision: precision.precision,
      options: .reporting(to: console, manifest.isolation))
    if let notice = session.core.notice { console.warn(notice) }
    for warning in RunWarnings.of(session) { console.warn(warning) }
    let conditions = try session.conditions()
    let settlement = try session.settle(conditions)
    let prompt = try session.prompt(conditions)
    var logits: [Float] = []
    if let dump {
      logits = try session.logits(prompt)
      try DumpWriter.write(conditions, prompt, logits: logits, to: dump, replacing: force)
    }
    let inspection = Inspection(
      session, conditions: conditions, claims: settlement.claims, prompt: prompt, program: Version.text)
    if let html {
      try StagedFile.write(Array(Page(inspection).html().source.utf8), to: html)
      console.note("\(TerminalText.safe(html)): open it in a browser")
    }
    if let png { try PNG.write(ContactSheet(inspection).picture(), to: png) }
    let report = InspectReport(session: session, conditions: conditions, settlement: settlement, prompt: prompt)
    try StandardOutput.write(json ? report.json.text(pretty: true) + "\n" : report.text)
  }

  /// A device, such as `/dev/stdout`, is always written to.
  private func checkFree(_ path: String) throws(FileError) {
    switch FileSystem.kind(path) {
    case nil, .other: return
    case .file where force: return
    case .file: throw .occupied(path: path, by: "a file")
    case .folder: throw .occupied(path: path, by: "a folder")
    }
  }
}
