import ArgumentParser
import Conditions
import Manifests
import Support

struct AdapterListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the adapters that were found, and why others do not count.",
    discussion: "Only manifests and the heads of libraries are read; no adapter's code runs.")

  @OptionGroup var search: AdapterSearch

  @Flag(help: "Write one JSON object instead of lines.")
  var json = false

  func run() throws {
    let registry = try AdapterRegistry.standard(options: search.adapterPaths)
    if json { return try StandardOutput.write(object(registry).text(pretty: true) + "\n") }
    if registry.bundles.isEmpty, !Program.installation.isLaidOut {
      throw InstallationError.notLaidOut(folder: Program.installation.folder)
    }
    let console = Console()
    for bundle in registry.bundles {
      let manifest = bundle.manifest
      try StandardOutput.write(
        "\(registry.name(of: bundle))\t\(manifest.version)\t\(manifest.name)\t\(bundle.folder)\n")
      if let problem = bundle.problem {
        console.warn(TerminalText.safe("\(manifest.shortID) cannot be used: \(problem.description)"))
      }
    }
    for rejected in registry.rejected {
      console.note(TerminalText.safe("left out: \(rejected.path): \(rejected.reason)"))
    }
  }

  private func object(_ registry: AdapterRegistry) -> JSON {
    .object([
      "adapters": .array(registry.bundles.map { AdapterReport.json($0) }),
      "left_out": .array(registry.rejected.map(AdapterReport.json)),
      "searched": .array(registry.searched.map { .string($0) }),
    ])
  }
}
