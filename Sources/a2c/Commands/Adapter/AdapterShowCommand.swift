import ArgumentParser
import Conditions
import Manifests
import Support

struct AdapterShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Say what an adapter reads, which parameters it has, where it was found.",
    discussion: "Only its manifest and the head of its library are read; its code does not run.")

  @OptionGroup var search: AdapterSearch

  @Argument(help: "Its short or full id.")
  var id: String

  @Flag(help: "Write one JSON object instead of text.")
  var json = false

  func run() throws {
    let registry = try AdapterRegistry.standard(options: search.adapterPaths)
    let bundle = try registry.adapter(named: id)
    let shadowed = registry.rejected.filter { $0.id == bundle.id }
    let text =
      json
      ? AdapterReport.json(bundle, shadowed: shadowed).text(pretty: true)
      : AdapterReport.text(bundle, shadowed: shadowed)
    try StandardOutput.write(text + "\n")
  }
}
