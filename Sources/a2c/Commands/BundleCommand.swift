import ArgumentParser
import Captioning
import Conditions
import Generators
import Manifests
import Serving
import Support

struct BundleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bundle", abstract: "Write generators' bundles from a caption that is there already.",
    discussion: """
      No model is needed: the caption is what 'a2c run --json' wrote, an object with the six keys, or the caption's \
      text; or a prompt of your own that is finished, for every generator as it stands. Generators, conditions and the \
      output folder come from the command line or a run manifest. Without an output folder the prompts are printed.
      """)

  @Option(help: ArgumentHelp("The caption's file.", valueName: "file"))
  var caption: String?

  @Option(help: ArgumentHelp("A finished prompt instead of a caption.", valueName: "file"))
  var text: String?

  @OptionGroup var manifestOptions: ManifestOptions

  @Option(name: .shortAndLong, help: "The folder for bundles; overrides the manifest's.")
  var output: String?

  @OptionGroup var generatorOptions: GeneratorOptions

  @OptionGroup var videoOptions: VideoOptions

  @Option(help: "The start of the generator's random numbers; overrides the manifest's.")
  var seed: UInt64?

  @Flag(help: "Write texts alone, no condition files.")
  var textOnly = false

  @Flag(help: "Replace bundles that this program wrote earlier.")
  var force = false

  @Flag(name: .shortAndLong, help: "Say nothing but warnings and errors.")
  var quiet = false

  func validate() throws {
    if (caption == nil) == (text == nil) { throw ValidationError("give --caption or --text") }
  }

  func run() throws {
    let console = Console(quiet: quiet)
    var manifest = try manifestOptions.load(mayBeEmpty: true)
    try OutputPath.check(output, "--output")
    if let output {
      manifest.output = output
      manifest.resolvedOutput = WorkingFolder.absolute(output, in: ".")
    }
    guard !manifest.generators.isEmpty else { throw ValidationError("no generator: give --generator or --manifest") }
    videoOptions.settle(&manifest)
    try manifest.checkInputs()
    let write = try writer()
    let registry =
      try manifest.conditions.isEmpty
      ? nil : AdapterRegistry.standard(options: manifestOptions.search.adapterPaths)
    if let registry { manifest.conditions = registry.named(manifest.conditions) }
    let targets = try Targets(manifest, options: generatorOptions, replacing: force)
    let source =
      try manifest.resolvedOutput == nil ? nil : registry.flatMap { try conditionSource(manifest, $0, console) }
    let written = write(targets, manifest, source)
    let bundles = written.bundles
    for bundle in bundles {
      if let folder = bundle.folder { try StandardOutput.write(folder + "\n") }
    }
    try BundleOutcome.printPrompts(bundles, behindCaption: false)
    BundleOutcome.tell(bundles, ReachTable(bundles.map(\.content)), console, quiet: quiet, folders: false)
    try written.check()
  }

  private typealias Write = (Targets, RunManifest, ConditionSource?) -> WrittenBundles

  /// Reads the caption, or the finished prompt, before anything is written.
  private func writer() throws -> Write {
    if let text {
      let bytes = try FileSystem.read(text, limit: Limits.documentBytes)
      guard let prompt = String(validating: bytes, as: UTF8.self) else { throw NotText(path: text) }
      return { targets, manifest, source in
        targets.write(
          finished: prompt, conditions: manifest.conditions, seed: seed ?? manifest.caption.seed, reading: source)
      }
    }
    let record = try CaptionFile.read(caption ?? "")
    return { targets, manifest, source in
      targets.write(
        record.caption, usersOwn: record.usersOwn, measured: record.measured, conditions: manifest.conditions,
        seed: seed ?? manifest.caption.seed, reading: source)
    }
  }

  /// A file that is no text.
  private struct NotText: ExplainedError {
    let path: String
    var message: String { "the prompt is not valid UTF-8" }
    var place: String? { path }
    var hint: String? { "give a text file with the prompt and nothing else" }
    var exitStatus: ExitStatus { .badInput }
  }

  /// Reads the conditions, which are checked here before the first file is written; `nil` where there is nothing to read.
  private func conditionSource(
    _ manifest: RunManifest, _ registry: AdapterRegistry, _ console: Console
  ) throws -> ConditionSource? {
    guard !textOnly else { return nil }
    for note in registry.notes(on: manifest.conditions.map(\.adapter)) { console.warn(note) }
    let reader = ConditionReader(
      registry, for: .model(ModelFacts()), options: .reporting(to: console, manifest.isolation))
    for entry in manifest.conditions { try reader.check(entry, in: manifest.path) }
    return ConditionSource(reader, in: manifest.path)
  }
}
