package import Media
package import Support

/// One file of a condition, as content: it can be written to disk or served from memory, and reads the same.
package struct SampleFile: Sendable {
  package enum Content: Sendable {
    case bytes([UInt8])
    /// A 16-bit grey PNG.
    case gray16([UInt16], side: Int)
    case picture(Picture)
    /// An indexed PNG: the number of an ADE20K class each.
    case indexed([UInt8], side: Int)
  }

  /// Relative to the sample's folder: `depth/0000.png`.
  package let name: String
  package let content: Content

  init(_ name: String, _ content: Content) {
    self.name = name
    self.content = content
  }
}

/// A condition with its files.
package struct ConditionData: Sendable {
  package let kind: ConditionKind
  /// Files or folders relative to the sample's folder, as a run manifest names them.
  package let inputs: [String]
  package let parameters: JSON
  package let files: [SampleFile]

  init(_ kind: ConditionKind, inputs: [String], parameters: JSON = .object([]), files: [SampleFile]) {
    self.kind = kind
    self.inputs = inputs
    self.parameters = parameters
    self.files = files
  }
}
