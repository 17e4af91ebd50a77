import ArgumentParser
import Captioning
import Chat
import Conditions
import Generators
import Manifests
import Serving
import Support
import Tensors

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Validate a run manifest without running anything.",
    discussion:
      """
      Checks the document, that its files exist, its model, its adapters with parameters and libraries, and its \
      generators.
      """
  )

  @OptionGroup var manifestOptions: ManifestOptions

  @Option(
    name: .customLong("generator-path"),
    help: ArgumentHelp("A folder with generator manifests, looked through first.", valueName: "folder"))
  var generatorPaths: [String] = []

  func run() throws {
    var manifest = try manifestOptions.load()
    let console = Console()
    var first: ExitStatus?
    func attempt(_ check: () throws -> Void) throws {
      do {
        try check()
      } catch let error as any ExplainedError {
        console.fail(error)
        first = first ?? error.exitStatus
      }
    }
    let registry = try AdapterRegistry.standard(options: manifestOptions.search.adapterPaths)
    manifest.conditions = registry.named(manifest.conditions)
    for note in registry.notes(on: manifest.conditions.map(\.adapter)) { console.warn(note) }
    let reader = ConditionReader(
      registry, for: .model(ModelFacts()), options: .reporting(to: console, manifest.isolation))
    for entry in manifest.conditions { try attempt { try reader.checkLibrary(entry, in: manifest.path) } }
    try attempt { try NamedPictures.check(manifest) }
    let generators = try GeneratorRegistry.standard(named: generatorPaths)
    for index in manifest.generators.indices {
      try attempt { _ = try Targets.manifest(index, of: manifest, in: generators) }
    }
    // As a run opens it: nothing less tells whether it can be used.
    try attempt { try OpenedCore(manifest, Program.installation, precision: nil).remote?.server.check() }
    if let first { throw ExitCode(first.rawValue) }
    let name = manifest.path ?? "command line"
    console.note(
      "\(TerminalText.safe(name)): in order, \(manifest.conditions.count) conditions, \(manifest.generators.count) generators"
    )
  }
}
