package import Support

extension Document {
  /// The document's form as JSON Schema (draft 2020-12), from the declarations that read it.
  package static func jsonSchema() -> JSON {
    let name = kind.split(separator: "/").joined(separator: ":")
    let head: [JSON.Member] = [
      JSON.Member("$schema", "https://json-schema.org/draft/2020-12/schema"),
      JSON.Member("$id", .string("urn:a2c:schema:\(name)")),
      JSON.Member("title", .string(title)),
    ]
    return .object(head + (Fields.describe(Self.self).json.members ?? []))
  }
}
