import ArgumentParser
import Generators
import Manifests
import Support

struct GeneratorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generator", abstract: "Look at video generators: which there are, and the prompt each gets.",
    subcommands: [List.self, Show.self, Compare.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: "List the generators: id, name, status, text, prompt, what each takes, size, length.")

    @OptionGroup var search: GeneratorSearch

    @Option(
      name: .customLong("takes"),
      help: ArgumentHelp(
        "Only those that take files of this kind of condition; of several, of all of them.", valueName: "condition"))
    var takes: [String] = []

    @Flag(help: "Write one JSON object instead of lines.")
    var json = false

    func run() throws {
      var loaded = GeneratorCommand.load(try search.registry())
      if loaded.manifests.isEmpty, !Program.installation.isLaidOut {
        throw InstallationError.notLaidOut(folder: Program.installation.folder)
      }
      let known = Set(loaded.manifests.flatMap(GeneratorSummary.takes))
      for kind in takes where !known.contains(kind) {
        let hint = Suggestion.hint(for: kind, among: known).map { "; \($0)" } ?? ""
        throw ValidationError("--takes: no generator takes \(TerminalText.quoted(kind))\(hint)")
      }
      loaded.manifests = loaded.manifests.filter { Set(takes).isSubset(of: GeneratorSummary.takes($0)) }
      if json {
        let rows = JSON.array(loaded.manifests.map(GeneratorSummary.row))
        try StandardOutput.write(JSON.object(["generators": rows]).text(pretty: true) + "\n")
      } else {
        try StandardOutput.write(GeneratorSummary.header + "\n")
        for manifest in loaded.manifests { try StandardOutput.write(GeneratorSummary.line(manifest) + "\n") }
      }
      GeneratorCommand.note(loaded.rejected)
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Say what a generator reads, makes and takes, and what to know before running it.")

    @OptionGroup var search: GeneratorSearch

    @Argument(help: "Its id.")
    var id: String

    @Flag(help: "Write one JSON object instead of text.")
    var json = false

    func run() throws {
      let manifest = try search.registry().manifest(id)
      let text = json ? GeneratorSummary.json(manifest).text(pretty: true) : GeneratorSummary.text(manifest)
      try StandardOutput.write(text + "\n")
    }
  }

  struct Compare: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "compare", abstract: "Show one caption as every generator gets it, and what is left out.")

    @OptionGroup var options: GeneratorOptions

    @Argument(help: "A caption: JSON with the six keys, what 'run --json' writes, or the caption's text.")
    var caption: String

    @Option(
      name: .customLong("generator"),
      help: ArgumentHelp("Only this generator; may be given several times.", valueName: "id"))
    var generators: [String] = []

    @Flag(help: "Write one JSON object instead of text.")
    var json = false

    func run() throws {
      let registry = try options.registry()
      let record = try CaptionFile.read(caption)
      let chosen = try GeneratorNames.split(generators).map { try registry.manifest($0) }
      let loaded = generators.isEmpty ? GeneratorCommand.load(registry) : (manifests: chosen, rejected: [])
      let comparison = try PromptComparison(
        record.caption, usersOwn: record.usersOwn, measured: record.measured, for: loaded.manifests,
        tokenizers: options.tokenizers(), escaping: options.escaping)
      try StandardOutput.write((json ? comparison.json.text(pretty: true) : comparison.text) + "\n")
      GeneratorCommand.note(loaded.rejected)
    }
  }

  /// All generators that can be read; one that cannot does not keep the others from being looked at.
  private static func load(
    _ registry: GeneratorRegistry
  ) -> (manifests: [GeneratorManifest], rejected: [GeneratorError]) {
    var manifests: [GeneratorManifest] = []
    var rejected: [GeneratorError] = []
    for id in registry.ids {
      do throws(GeneratorError) {
        manifests.append(try registry.manifest(id))
      } catch {
        rejected.append(error)
      }
    }
    return (manifests, rejected)
  }

  private static func note(_ rejected: [GeneratorError]) {
    let console = Console()
    for error in rejected {
      console.note("left out: " + error.lines.map { TerminalText.safe($0) }.joined(separator: "\n"))
    }
  }
}
