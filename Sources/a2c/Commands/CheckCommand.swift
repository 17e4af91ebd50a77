import ArgumentParser
import Conditions
import Generators
import Manifests
import Support

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Validate a run manifest without running anything.",
    discussion:
      "Checks the document, that its files exist, its adapters with parameters and libraries, and its generators."
  )

  @OptionGroup var manifestOptions: ManifestOptions

  @Option(
    name: .customLong("generator-path"),
    help: ArgumentHelp("A folder with generator manifests, looked through first.", valueName: "folder"))
  var generatorPaths: [String] = []

  func run() throws {
    let manifest = try manifestOptions.load()
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
    let reader = ConditionReader(
      try AdapterRegistry.standard(options: manifestOptions.search.adapterPaths), facts: ModelFacts())
    for entry in manifest.conditions { try attempt { try reader.checkLibrary(entry, in: manifest.path) } }
    let generators = try GeneratorRegistry.standard(named: generatorPaths)
    for index in manifest.generators.indices {
      try attempt { _ = try Targets.manifest(index, of: manifest, in: generators) }
    }
    if let first { throw ExitCode(first.rawValue) }
    let name = manifest.path ?? "command line"
    console.note(
      "\(TerminalText.safe(name)): in order, \(manifest.conditions.count) conditions, \(manifest.generators.count) generators"
    )
  }
}
