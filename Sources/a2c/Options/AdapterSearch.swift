import ArgumentParser

/// Where adapters are looked for, beside the standard places.
struct AdapterSearch: ParsableArguments {
  @Option(
    name: .customLong("adapter-path"),
    help: ArgumentHelp("A folder with adapters (absolute; several with colons between them).", valueName: "folder"))
  var adapterPaths: [String] = []
}
