import ArgumentParser
import Conditions
import Manifests
import Support

/// Where trust in adapters is written down.
struct TrustOptions: ParsableArguments {
  @Option(
    name: .customLong("list"),
    help: ArgumentHelp(
      "Another list than your own: that of an installation, the file 'trusted' in its folder of adapters.",
      valueName: "file"))
  var file: String?

  @Flag(name: .shortAndLong, help: "Say nothing but warnings and errors.")
  var quiet = false

  /// Writes the ids and hashes of bundles into the list.
  func trust(_ folders: [String]) throws {
    let path = try path()
    var trust = AdapterTrust(path: path)
    for folder in folders {
      let manifest = try AdapterManifest.load(path: folder + "/adapter.yaml")
      let bundle = AdapterBundle(folder: folder, manifest: manifest)
      if let problem = bundle.problem { throw problem }
      trust.set(manifest.id, try SHA256.hexDigest(ofFile: bundle.libraryPath()))
      let place = manifest.isolation == .process ? "; its manifest still asks for a process of its own" : ""
      Console(quiet: quiet).note(TerminalText.safe("\(manifest.shortID): trusted in \(path)\(place)"))
    }
    try trust.write(to: path)
  }

  /// Takes adapters, by their folders or ids, out of the list.
  func distrust(_ names: [String], search: AdapterSearch) throws {
    let path = try path()
    var trust = AdapterTrust(path: path)
    let registry = try? AdapterRegistry.standard(options: search.adapterPaths)
    for name in names {
      let manifest = FileSystem.realPath(name).flatMap { try? AdapterManifest.load(path: $0 + "/adapter.yaml") }
      // An adapter that is gone can be named by its id.
      let id = manifest?.id ?? registry?.id(of: name).full ?? AdapterID(name).full
      let was = trust.remove(id)
      Console(quiet: quiet).note(
        TerminalText.safe("\(id): \(was ? "no longer trusted" : "was not trusted") in \(path)"))
    }
    try trust.write(to: path)
  }

  private func path() throws -> String {
    if let file { return file }
    guard let own = AdapterTrust.usersFile() else {
      throw ValidationError("there is no home folder to write your list into; name one with --list")
    }
    return own
  }
}
