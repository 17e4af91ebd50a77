import ArgumentParser
import Generators

/// How prompts are written for generators.
struct GeneratorOptions: ParsableArguments {
  @OptionGroup var search: GeneratorSearch

  @Option(
    name: .customLong("tokenizer"),
    help: ArgumentHelp(
      "The tokenizer of a text encoder or generator, as ENCODER=PATH; budgets are then counted, not estimated.",
      discussion: """
        PATH is a tokenizer.json, a spiece.model, a vocab.json with merges.txt beside it, or a folder with one of \
        them. Folders named like encoders (t5-xxl, umt5-xxl, clip-l) are also looked for in A2C_TOKENIZER_PATH.
        """, valueName: "encoder=path"))
  var named: [NamedPath] = []

  @Option(help: "none, or comfyui: what ComfyUI's text boxes would take for syntax is escaped.")
  var escaping: PromptEscaping = .none

  func registry() throws -> GeneratorRegistry { try search.registry() }

  func tokenizers() -> TokenizerShelf {
    .standard(named: Dictionary(named.map { ($0.name, $0.path) }, uniquingKeysWith: { _, last in last }))
  }
}

/// A name and a path, written `name=path`.
struct NamedPath: ExpressibleByArgument {
  let name: String
  let path: String

  init?(argument: String) {
    guard let sign = argument.firstIndex(of: "="), sign > argument.startIndex else { return nil }
    name = String(argument[..<sign])
    path = String(argument[argument.index(after: sign)...])
    guard !path.isEmpty else { return nil }
  }
}

extension PromptEscaping: ExpressibleByArgument {}
