import ArgumentParser
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
      "A condition, added to the manifest's: an adapter and its files, separated by commas.",
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
      guard let equals = text.firstIndex(of: "="), equals != text.startIndex else {
        throw ValidationError("--condition \(TerminalText.quoted(text)): write ADAPTER=FILE")
      }
      let inputs = text[text.index(after: equals)...].split(separator: ",").map { InputPath(String($0)) }
      guard !inputs.isEmpty else { throw ValidationError("--condition \(TerminalText.quoted(text)): no file") }
      run.conditions.append(
        ConditionEntry(adapter: String(text[..<equals]), inputs: inputs, index: run.conditions.count))
    }
    return run
  }
}
