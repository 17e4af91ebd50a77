package import Support

/// One parameter of an adapter, in a subset of JSON Schema.
package struct ParameterSpec: Record, Equatable {
  /// The type of a value.
  package enum Kind: String, CaseIterable, Sendable { case string, integer, number, boolean, array }

  /// What the elements of an array are.
  package struct Items: Record, Equatable {
    /// The type of an element.
    package enum Kind: String, CaseIterable, Sendable { case string, integer, number, boolean }

    package let type: Kind

    package init(_ fields: inout Fields) {
      type = fields.required("type", .choice(), "The type of the elements.")
    }
  }

  /// The key under `params`.
  package var name = ""
  package let type: Kind
  /// What holds where a run manifest does not set it; `nil` leaves it out of what the adapter gets.
  package private(set) var defaultValue: JSON?
  /// The texts that are accepted; empty for any.
  package let choices: [String]
  /// Both ends included; for arrays these bound each element.
  package let minimum: Double?
  package let maximum: Double?
  /// The number of elements of an array.
  package let minItems: Int?
  package let maxItems: Int?
  package let items: Items?
  package let help: String
  package let required: Bool

  package init(_ fields: inout Fields) {
    type = fields.required("type", .choice(), "The type of the value.")
    let written = fields.optional("default", .any, "The value if it is not set.")
    choices = fields.value(
      "enum", .list(of: .text(), count: 1...64, unique: true), default: [], "The texts that are accepted.")
    minimum = fields.optional("minimum", .number(), "The least value.")
    maximum = fields.optional("maximum", .number(), "The largest value.")
    items = fields.optional("items", .record(), "What the elements of an array are.")
    minItems = fields.optional("minItems", .integer(in: 0...4096), "The fewest elements of an array.")
    maxItems = fields.optional("maxItems", .integer(in: 0...4096), "The most elements of an array.")
    help = fields.value("help", .text(), default: "", "What it does, in a sentence.")
    required = fields.value("required", .boolean, default: false, "Whether a run manifest must set it.")
    defaultValue = nil
    guard fields.isSound else { return }
    checkKeys(&fields)
    guard fields.isSound, let written else { return }
    // The default is read by the very schema that reads a run's value, so that it cannot be one that a run may not set.
    var found = fields.diagnostics
    let value = schema.read(written, at: fields.path.key("default"), into: &found)
    fields.replace(found)
    defaultValue = value
  }

  /// Keys that say nothing about the type are slips.
  private func checkKeys(_ fields: inout Fields) {
    let element: Items.Kind? = type == .array ? items?.type : Items.Kind(rawValue: type.rawValue)
    if type == .array, items == nil {
      fields.problem("missing, expected the type of the elements", at: "items", hint: "add 'items: {type: number}'")
    }
    func reject(_ keys: [String], unless isFitting: Bool, _ fields: inout Fields) {
      for key in keys where fields.has(key) && !isFitting {
        fields.problem("means nothing for the type \(type.rawValue)", at: key, hint: "remove it")
      }
    }
    reject(["enum"], unless: element == .string, &fields)
    reject(["minimum", "maximum"], unless: element == .integer || element == .number, &fields)
    reject(["items", "minItems", "maxItems"], unless: type == .array, &fields)
    if let minimum, let maximum, maximum < minimum {
      fields.problem("expected at least 'minimum', which is \(Bounds.text(minimum))", at: "maximum")
    }
    if let minItems, let maxItems, maxItems < minItems {
      fields.problem("expected at least 'minItems', which is \(minItems)", at: "maxItems")
    }
  }

  static func list(_ entries: [DictionaryEntry<ParameterSpec>]) -> [ParameterSpec] {
    entries.map { entry in
      var spec = entry.value
      spec.name = entry.key
      return spec
    }
  }
}

extension Schema where Value == String {
  /// The name of a parameter: a word that can also be a command-line option.
  static var parameterName: Schema {
    .text("a name such as line_width", pattern: "^[a-z][a-z0-9_]*$") { text in
      text.utf8.first.map { (97...122).contains($0) } ?? false && Slug.isWord(text.utf8, extra: "_")
    }
  }
}
