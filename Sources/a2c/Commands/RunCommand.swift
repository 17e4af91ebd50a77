import ArgumentParser
import Captioning
import Claims
import Conditions
import Generators
import Manifests
import Serving
import Support

struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Write a structured caption and the generators' prompts.",
    discussion: """
      The caption is written to standard output; prompts go to OUTPUT/<generator>/prompt.txt with \
      report.json beside, which says what had to be left out. Without an output folder they follow the caption. Files \
      are written even where nobody reads the caption.
      """)

  @OptionGroup var manifestOptions: ManifestOptions

  @Option(name: .shortAndLong, help: "The folder for prompts; overrides the manifest's.")
  var output: String?

  @OptionGroup var generatorOptions: GeneratorOptions

  @OptionGroup var videoOptions: VideoOptions

  @Option(help: "f32, bf16 or auto.")
  var precision: PrecisionOption = .auto

  @Option(help: "Tokens over the six parts; overrides the manifest's.")
  var maxTokens: Int?

  @Option(help: "The start of the random numbers; overrides the manifest's.")
  var seed: UInt64?

  @Option(help: "0 takes the likeliest token each time; overrides the manifest's.")
  var temperature: Double?

  @Flag(help: "Let the model write freely, without the six-part grammar.")
  var noGrammar = false

  @Option(help: "What happens if the caption loses what is known: repair, warn or off.")
  var keep: KeepMode?

  @Option(
    help: "The caption's language: en; a server's model translates the prompt first. Without it that of the prompt.")
  var language: CaptionSettings.Language?

  @Flag(help: "Write one JSON object instead of the caption's text.")
  var json = false

  @Flag(help: "Write texts alone into bundles, no condition files.")
  var textOnly = false

  @Flag(help: "Replace bundles that this program wrote earlier.")
  var force = false

  @Flag(name: .shortAndLong, help: "Say nothing but warnings and errors.")
  var quiet = false

  func validate() throws {
    if let maxTokens, !(6...32_768).contains(maxTokens) { throw ValidationError("--max-tokens: from 6 to 32768") }
    // As a manifest has it.
    if let seed, seed > UInt64(Int.max) { throw ValidationError("--seed: from 0 to \(Int.max)") }
    try OutputPath.check(output, "--output")
    if let temperature, !(0...10).contains(temperature) { throw ValidationError("--temperature: from 0 to 10") }
  }

  func run() throws {
    let console = Console(quiet: quiet)
    var manifest = try settledManifest()
    try manifest.checkInputs()
    let registry = try AdapterRegistry.standard(options: manifestOptions.search.adapterPaths)
    manifest.conditions = registry.named(manifest.conditions)
    let targets = try Targets(manifest, options: generatorOptions, replacing: force)
    for note in registry.notes(on: manifest.conditions.map(\.adapter)) { console.warn(note) }
    var session = try CaptionSession(
      manifest, installation: Program.installation, registry: registry, precision: precision.precision,
      options: .reporting(to: console, manifest.isolation))
    if let notice = session.core.notice { console.warn(notice) }
    for warning in RunWarnings.of(session) { console.warn(warning) }
    console.note(StageLine.text(session.clock.reports[0], detail: session.core.name))

    let conditions = try session.conditions { index, condition, seconds in
      console.note("\(ConditionLine.text(index, condition)), \(Decimal.text(seconds, digits: 2)) s")
    }
    let settlement = try session.settle(conditions)
    let prompt = try session.prompt(conditions)
    if let prompt { console.note("prompt: \(prompt.tokenIDs.count) tokens") }
    // What a model writes is shown while it writes where it stays as it is; else at the end.
    let isStreamed = session.keepMode == .off && session.core.model != nil
    var stream = CaptionStream(isOn: isStreamed, isJSON: json)
    let result = try session.write(prompt, settlement, conditions) { stream.take($0) }
    if isStreamed { stream.finish() } else { stream.write(result.caption) }
    for report in result.answer.stages { console.note(StageLine.text(report)) }
    for warning in RunWarnings.of(result) { console.warn(warning) }

    let written = targets.write(
      result.caption, usersOwn: result.settlement.sentences, measured: result.settlement.measured,
      conditions: manifest.conditions, seed: manifest.caption.seed,
      reading: textOnly ? nil : ConditionSource(session.reader, known: conditions.map(\.source), in: manifest.path))
    let bundles = written.bundles
    for bundle in bundles { session.note("bundle \(bundle.id)", seconds: bundle.seconds) }
    let reach = ReachTable(bundles.map(\.content))
    BundleOutcome.tell(bundles, reach, console, quiet: quiet)
    if !json, stream.failure == nil { try BundleOutcome.printPrompts(bundles, behindCaption: true) }
    if let failure = stream.failure { throw failure }
    if json {
      let result = RunResult.json(
        session, result: result, conditions: conditions, input: prompt, bundles: bundles, reach: reach)
      try StandardOutput.write(result.text(pretty: true) + "\n")
    }
    try written.check()
  }

  /// The manifest with this command's options put in.
  private func settledManifest() throws -> RunManifest {
    var manifest = try manifestOptions.load()
    if let output {
      manifest.output = output
      manifest.resolvedOutput = WorkingFolder.absolute(output, in: ".")
    }
    manifest.caption.maxTokens = maxTokens ?? manifest.caption.maxTokens
    manifest.caption.seed = seed ?? manifest.caption.seed
    manifest.caption.temperature = temperature ?? manifest.caption.temperature
    if noGrammar { manifest.caption.grammar = false }
    manifest.caption.keep = keep ?? manifest.caption.keep
    manifest.caption.language = language ?? manifest.caption.language
    videoOptions.settle(&manifest)
    return manifest
  }
}

extension KeepMode: ExpressibleByArgument {}
extension CaptionSettings.Language: ExpressibleByArgument {}
