import ArgumentParser
import Conditions
import Manifests
import Support

/// Adapters named by their folders.
struct BundleArguments: ParsableArguments {
  @Argument(help: ArgumentHelp("Bundles: folders NAME.a2c, or ids of adapters that are installed.", valueName: "path"))
  var paths: [String]

  @OptionGroup var search: AdapterSearch

  /// The folders, absolute.
  func folders() throws -> [String] {
    var registry: AdapterRegistry?
    return try paths.map { path in
      if let folder = FileSystem.realPath(path), FileSystem.kind(folder) == .folder { return folder }
      guard !path.contains("/"), !path.hasSuffix(".a2c") else { throw FileError.missing(path: path) }
      let found = try registry ?? AdapterRegistry.standard(options: search.adapterPaths)
      registry = found
      return try found.adapter(named: path).folder
    }
  }
}
