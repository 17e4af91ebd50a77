import ArgumentParser
import Manifests
import Support

struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Print the JSON Schema of a document.")

  enum Kind: String, CaseIterable, ExpressibleByArgument {
    case run, adapter, generator, model, prompt, recipe

    var schema: JSON {
      switch self {
      case .run: RunManifest.jsonSchema()
      case .adapter: AdapterManifest.jsonSchema()
      case .generator: GeneratorManifest.jsonSchema()
      case .model: ModelManifest.jsonSchema()
      case .prompt: PromptTemplate.jsonSchema()
      case .recipe: Recipe.jsonSchema()
      }
    }
  }

  @Argument(help: "run, adapter, generator, model, prompt or recipe.")
  var document: Kind

  func run() throws {
    try StandardOutput.write(document.schema.text(pretty: true) + "\n")
  }
}
