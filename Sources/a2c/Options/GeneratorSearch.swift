import ArgumentParser
import Generators

/// Where generators are looked for, beside the standard places.
struct GeneratorSearch: ParsableArguments {
  @Option(
    name: .customLong("generator-path"),
    help: ArgumentHelp("A folder with generator manifests, looked through first.", valueName: "folder"))
  var paths: [String] = []

  func registry() throws -> GeneratorRegistry { try GeneratorRegistry.standard(named: paths) }
}
