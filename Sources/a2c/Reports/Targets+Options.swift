import Generators
import Manifests
import Serving

extension Targets {
  /// - Throws: where a generator is unknown or broken, or its output folder is occupied.
  init(_ run: RunManifest, options: GeneratorOptions, replacing: Bool) throws {
    try self.init(
      run, in: options.registry(), tokenizers: options.tokenizers(), escaping: options.escaping, replacing: replacing)
  }
}
