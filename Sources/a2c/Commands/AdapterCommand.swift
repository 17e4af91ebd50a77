import ArgumentParser
import Conditions
import Manifests
import Support

struct AdapterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "adapter", abstract: "Look at adapters: which there are, and what one takes.",
    discussion: "Only manifests are read; no adapter's code runs.", subcommands: [List.self, Show.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List the adapters that were found, and why others do not count.")

    @OptionGroup var search: AdapterSearch

    @Flag(help: "Write one JSON object instead of lines.")
    var json = false

    func run() throws {
      let registry = try AdapterRegistry.standard(options: search.adapterPaths)
      if json { return try StandardOutput.write(object(registry).text(pretty: true) + "\n") }
      for bundle in registry.bundles {
        let manifest = bundle.manifest
        try StandardOutput.write("\(manifest.shortID)\t\(manifest.version)\t\(manifest.name)\t\(bundle.folder)\n")
      }
      let console = Console()
      for rejected in registry.rejected {
        console.note(TerminalText.safe("left out: \(rejected.path): \(rejected.reason)"))
      }
    }

    private func object(_ registry: AdapterRegistry) -> JSON {
      .object([
        "adapters": .array(registry.bundles.map(AdapterReport.json)),
        "left_out": .array(
          registry.rejected.map {
            .object(["path": .string($0.path), "reason": .string($0.reason), "id": $0.id.map { .string($0) }])
          }),
        "searched": .array(registry.searched.map { .string($0) }),
      ])
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Say what an adapter reads and which parameters it has.")

    @OptionGroup var search: AdapterSearch

    @Argument(help: "Its short or full id.")
    var id: String

    @Flag(help: "Write one JSON object instead of text.")
    var json = false

    func run() throws {
      let bundle = try AdapterRegistry.standard(options: search.adapterPaths).adapter(named: id)
      let text = json ? AdapterReport.json(bundle).text(pretty: true) : AdapterReport.text(bundle)
      try StandardOutput.write(text + "\n")
    }
  }
}
