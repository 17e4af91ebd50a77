import ArgumentParser
import Conditions
import Manifests
import Support

/// What to caption: a run manifest, or the same said on the command line.
struct ManifestOptions: ParsableArguments {
  @Option(name: .shortAndLong, help: ArgumentHelp("The run manifest.", valueName: "file"))
  var manifest: String?

  @Option(help: "The short prompt; overrides the manifest's.")
  var prompt: String?

  @Option(
    name: .customLong("condition"),
    help: ArgumentHelp(
      "A condition, added to the manifest's: an adapter, its files and parameters, separated by commas "
        + "(depth=clip.mp4,near=dark); \\, is a comma in a name.",
      valueName: "adapter=file"))
  var conditions: [String] = []

  @Option(
    name: .customLong("generator"),
    help: ArgumentHelp(
      "A generator to write a prompt for, or several with commas between them; overrides the manifest's.",
      valueName: "id"))
  var generators: [String] = []

  @OptionGroup var modelOptions: ModelOptions

  @OptionGroup var search: AdapterSearch

  /// The run manifest with what the command line says put in.
  /// - Parameter mayBeEmpty: whether a command makes sense without anything to caption.
  func load(mayBeEmpty: Bool = false) throws -> RunManifest {
    if !mayBeEmpty, manifest == nil, prompt == nil, conditions.isEmpty {
      throw ValidationError("give --manifest, or --prompt and --condition")
    }
    var run = try manifest.map { try RunManifest.load(path: $0) } ?? RunManifest()
    if let prompt { run.prompt = prompt }
    try modelOptions.settle(&run)
    if !generators.isEmpty {
      run.generators = GeneratorNames.split(generators)
      run.generatorMarks = []
    }
    for text in conditions {
      run.conditions.append(try ConditionArgument.parse(text, index: run.conditions.count))
    }
    if run.mayHoldWords {
      let registry = try AdapterRegistry.standard(options: search.adapterPaths)
      run.takeWords { (try? registry.adapter(named: $0))?.manifest.inputs.words }
    }
    return run
  }
}
