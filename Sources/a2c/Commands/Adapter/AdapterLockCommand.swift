import ArgumentParser
import Conditions
import Manifests
import Support

struct AdapterLockCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lock", abstract: "Trust adapters: write the SHA-256 of their libraries into their manifests.",
    discussion: """
      An adapter whose library has the SHA-256 that its adapter.yaml names runs in the program's own process, where a \
      defect of it ends the program; any other gets a process of its own. A library that changes later is refused until \
      it is locked again. Run `a2c adapter validate` first.
      """)

  @OptionGroup var bundles: BundleArguments

  @Flag(name: .shortAndLong, help: "Say nothing but warnings and errors.")
  var quiet = false

  func run() throws {
    let console = Console(quiet: quiet)
    for folder in try bundles.folders() {
      let path = folder + "/adapter.yaml"
      let manifest = try AdapterManifest.load(path: path)
      let bundle = AdapterBundle(folder: folder, manifest: manifest)
      if let problem = bundle.problem { throw problem }
      var hashes: [String: String] = [:]
      for (platform, library) in manifest.library {
        let file = Path.join(folder, library.file)
        // A bundle may hold libraries of other machines too; one without is none of this machine's business.
        if FileSystem.kind(file) == .file { hashes[platform] = try SHA256.hexDigest(ofFile: file) }
      }
      let text = try FileSystem.read(path, limit: Limits.documentBytes)
      try StagedFile.write(LibraryHashes.write(hashes, into: text, path: path), to: path)
      let place = manifest.isolation == .process ? "; its manifest still asks for a process of its own" : ""
      console.note(TerminalText.safe("\(manifest.shortID): locked, \(hashes.count) libraries\(place)"))
    }
  }
}
