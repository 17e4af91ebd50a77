import ArgumentParser
import Conditions
import Manifests
import Support

struct AdapterLockCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lock", abstract: "Trust adapters, and refuse their libraries once they change.",
    discussion: """
      As `a2c adapter trust`; and the SHA-256 of each library is written into the bundle's adapter.yaml, so that one that \
      changes later is refused until it is locked again. What a manifest says of its own library is no reason to trust \
      it: that is written into your own file only. Run `a2c adapter validate` first.
      """)

  @OptionGroup var bundles: BundleArguments

  @OptionGroup var list: TrustOptions

  func run() throws {
    let console = Console(quiet: list.quiet)
    let folders = try bundles.folders()
    for folder in folders {
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
      console.note(TerminalText.safe("\(manifest.shortID): locked, \(hashes.count) libraries"))
    }
    try list.trust(folders)
  }
}
