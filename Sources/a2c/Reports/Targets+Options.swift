import Generators
import Manifests
import Serving

extension Targets {
  /// - Throws: where a generator is unknown or broken, or its output folder is occupied.
  init(_ run: RunManifest, options: GeneratorOptions, replacing: Bool) throws {
    try self.init(run, GeneratorShelf(options), replacing: replacing)
  }

  /// The same with generators that were looked for already.
  init(_ run: RunManifest, _ shelf: GeneratorShelf, replacing: Bool) throws {
    try self.init(
      run, in: shelf.registry, tokenizers: shelf.tokenizers, escaping: shelf.escaping, replacing: replacing)
  }
}

/// The generators that there are, and how their prompts are written; looked for once.
struct GeneratorShelf: Sendable {
  let registry: GeneratorRegistry
  let tokenizers: TokenizerShelf
  let escaping: PromptEscaping

  init(_ options: GeneratorOptions) throws {
    registry = try options.registry()
    tokenizers = options.tokenizers()
    escaping = options.escaping
  }
}
