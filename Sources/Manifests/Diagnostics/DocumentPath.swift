import Support

/// The way from the top of a document to a value: `conditions[1].params.fps`.
package struct DocumentPath: Sendable, Equatable, CustomStringConvertible {
  /// Empty for the document itself.
  package let description: String

  /// The document itself.
  package static let top = DocumentPath(description: "")

  package init(description: String) { self.description = description }

  /// The value of a key: `conditions[1].params`.
  package func key(_ name: String) -> DocumentPath {
    let isWord =
      !name.isEmpty
      && name.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || "0123456789_-".unicodeScalars.contains($0) }
    guard isWord else { return DocumentPath(description: "\(description)[\(TerminalText.quoted(name))]") }
    let name = TerminalText.safe(name, limit: 60)
    return DocumentPath(description: description.isEmpty ? name : "\(description).\(name)")
  }

  /// The number of the element of a list that this is, `nil` where it is none.
  package var lastIndex: Int? {
    guard description.hasSuffix("]"), let start = description.lastIndex(of: "[") else { return nil }
    return Int(description[start...].dropFirst().dropLast())
  }

  /// An element of a list, from 0: `conditions[1]`.
  package func index(_ index: Int) -> DocumentPath { DocumentPath(description: "\(description)[\(index)]") }
}
