import Glibc
import Manifests
import Support
import TestSupport
import Testing

/// The JSON Schemas as they were last looked at. `Golden/make_schemas.py` writes them anew and checks them.
struct SchemaTests {
  static let documents: [(name: String, schema: @Sendable () -> JSON)] = [
    ("run", { RunManifest.jsonSchema() }), ("adapter", { AdapterManifest.jsonSchema() }),
    ("generator", { GeneratorManifest.jsonSchema() }), ("model", { ModelManifest.jsonSchema() }),
    ("prompt", { PromptTemplate.jsonSchema() }), ("recipe", { Recipe.jsonSchema() }),
  ]

  @Test(arguments: documents.map(\.name))
  func schemasAreAsRecorded(name: String) throws {
    let schema = try #require(Self.documents.first { $0.name == name }?.schema())
    let text = schema.text(pretty: true) + "\n"
    let path = TestFiles.golden("ManifestsTests", "\(name).schema.json")
    if Environment.variable("A2C_RECORD_SCHEMAS") != nil, let file = fopen(path, "w") {
      fputs(text, file)
      fclose(file)
    }
    let recorded = try FileSystem.read(path, limit: Limits.documentBytes)
    #expect(String(decoding: recorded, as: UTF8.self) == text)
  }

  @Test func keysComeFromTheDeclarations() throws {
    let schema = RunManifest.jsonSchema()
    #expect(schema["$schema"]?.stringValue == "https://json-schema.org/draft/2020-12/schema")
    #expect(schema["required"]?.text() == #"["a2c"]"#)
    #expect(schema["additionalProperties"] == false)
    let caption = schema["properties"]?["caption"]?["properties"]
    #expect(caption?["max_tokens"]?["default"] == 400)
    #expect(caption?["grammar"]?["type"] == "boolean")
    let condition = schema["properties"]?["conditions"]?["items"]
    #expect(condition?["properties"]?["facts"]?["enum"]?.text() == #"["auto","on","off"]"#)
    #expect(
      condition?["allOf"]?.text()
        == #"[{"anyOf":[{"required":["input"]},{"required":["inputs"]},{"required":["params"]}],"#
        + #""not":{"required":["input","inputs"]}}]"#)
  }
}
