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
      text. Generators, conditions and the output folder come from the command line or a run manifest.
      """)

  @Option(help: ArgumentHelp("The caption's file.", valueName: "file"))
  var caption: String

  @OptionGroup var manifestOptions: ManifestOptions

  @Option(name: .shortAndLong, help: "The folder for bundles; goes before the manifest's.")
  var output: String?

  @OptionGroup var generatorOptions: GeneratorOptions

  @Option(help: "The start of the generator's random numbers; goes before the manifest's.")
  var seed: UInt64?

  @Flag(help: "Write texts alone, no condition files.")
  var textOnly = false

  @Flag(help: "Replace bundles that this program wrote earlier.")
  var force = false

  @Flag(name: .shortAndLong, help: "Say nothing but warnings and errors.")
  var quiet = false

  func run() throws {
    let console = Console(quiet: quiet)
    var manifest = try manifestOptions.load(mayBeEmpty: true)
    try OutputPath.check(output, "--output")
    if let output {
      manifest.output = output
      manifest.resolvedOutput = WorkingFolder.absolute(output, in: ".")
    }
    guard !manifest.generators.isEmpty else { throw ValidationError("no generator: give --generator or --manifest") }
    guard manifest.resolvedOutput != nil else { throw ValidationError("no output folder: give --output or --manifest") }
    try manifest.checkInputs()
    let record = try CaptionFile.read(caption)
    let targets = try Targets(manifest, options: generatorOptions, replacing: force)
    let bundles = try targets.write(
      record.caption, usersOwn: record.usersOwn, measured: record.measured, conditions: manifest.conditions,
      seed: seed ?? manifest.caption.seed,
      reading: try conditionSource(manifest, console))
    for bundle in bundles {
      try StandardOutput.write((bundle.folder ?? "") + "\n")
      if let summary = bundle.summary { console.warn(summary) }
    }
  }

  /// Reads the conditions, which are checked here before the first file is written; `nil` where there is nothing to read.
  private func conditionSource(_ manifest: RunManifest, _ console: Console) throws -> ConditionSource? {
    guard !textOnly, !manifest.conditions.isEmpty else { return nil }
    let registry = try AdapterRegistry.standard(options: manifestOptions.search.adapterPaths)
    for note in registry.notes(on: manifest.conditions.map(\.adapter)) { console.warn(note) }
    let reader = ConditionReader(registry, facts: ModelFacts(), options: .reporting(to: console))
    for entry in manifest.conditions { try reader.check(entry, in: manifest.path) }
    return ConditionSource(reader, in: manifest.path)
  }
}
