package import Support
import Wording

/// The six parts of a caption. A body is one line: white space around it is not kept, and where its text breaks the line
/// stands one space. A part without a body is *unspecified*: nothing is known of it, and nobody phrases it.
package struct StructuredCaption: Sendable, Equatable {
  private let bodies: [CaptionPart: String]

  /// A caption from the parts that exist; a part that is absent or blank reads as empty text.
  package init(_ parts: [CaptionPart: String]) {
    bodies = parts.compactMapValues { body in
      let line = LineText.of(body)
      return line.isEmpty ? nil : line
    }
  }

  /// The body of a part, empty where the caption lacks it.
  package subscript(part: CaptionPart) -> String { bodies[part] ?? "" }

  /// Whether no part is unspecified.
  package var isComplete: Bool { missingParts.isEmpty }

  /// The parts without a body, in canonical order.
  package var missingParts: [CaptionPart] { CaptionPart.allCases.filter { self[$0].isEmpty } }

  /// The canonical text: six lines, `1. Dense caption: …` to `6. Action caption: …`, without a break at the end.
  package var text: String {
    CaptionPart.allCases.enumerated()
      .map { index, part in
        let body = self[part]
        return "\(index + 1). \(part.heading):" + (body.isEmpty ? "" : " " + body)
      }
      .joined(separator: "\n")
  }

  /// An object with the six keys, in canonical order; a part of which nothing is known is null.
  package var json: JSON {
    .object(CaptionPart.allCases.map { JSON.Member($0.rawValue, bodies[$0].map { .string($0) } ?? .null) })
  }

  /// Reads an object with the six keys. Other members are ignored, so that a larger record can be read as it is.
  package init(json: JSON) throws(StructuredCaptionError) {
    guard let members = json.members else { throw .noObject }
    var parts: [CaptionPart: String] = [:]
    for part in CaptionPart.allCases {
      guard let value = json[part.rawValue] else { continue }
      guard let body = value == .null ? "" : value.stringValue else { throw .noText(part) }
      parts[part] = body
    }
    let missing = CaptionPart.allCases.filter { parts[$0] == nil }
    guard missing.isEmpty else { throw .missing(missing, found: members.map(\.key)) }
    self.init(parts)
  }

  /// Reads the canonical text. The number, the case and the space of a heading may differ; a body may run over
  /// several lines.
  package init(text: String) throws(StructuredCaptionError) {
    var parts: [CaptionPart: String] = [:]
    var current: CaptionPart?
    for line in text.split(whereSeparator: \.isNewline) {
      if let (part, body) = StructuredCaption.heading(of: line) {
        guard parts[part] == nil else { throw .repeated(part) }
        parts[part] = String(body)
        current = part
      } else if let current {
        parts[current, default: ""] += " " + line
      } else if line.contains(where: { !$0.isWhitespace }) {
        throw .textBeforeParts(String(line.prefix(60)))
      }
    }
    let missing = CaptionPart.allCases.filter { parts[$0] == nil }
    guard missing.isEmpty else { throw .missing(missing, found: []) }
    self.init(parts)
  }

  /// Reads what can be found of the canonical text: for a model that writes freely. Of a part that stands twice the
  /// first counts; text in front of the first part is left out.
  package init(foundIn text: String) {
    var parts: [CaptionPart: String] = [:]
    var current: CaptionPart?
    for line in text.split(whereSeparator: \.isNewline) {
      if let (part, body) = StructuredCaption.heading(of: line) {
        current = parts[part] == nil ? part : nil
        if current != nil { parts[part] = String(body) }
      } else if let current {
        parts[current, default: ""] += " " + line
      }
    }
    self.init(parts)
  }

  /// The parts whose headings a text has, in the order in which they stand, those that stand twice twice.
  package static func headings(in text: String) -> [CaptionPart] {
    text.split(whereSeparator: \.isNewline).compactMap { heading(of: $0)?.0 }
  }

  /// The part that a line begins and what stands behind its heading, `nil` where the line has no heading.
  private static func heading(of line: Substring) -> (CaptionPart, Substring)? {
    let start = line.drop { $0.isWhitespace || $0.isNumber || $0 == "." || $0 == ")" }
    guard let colon = start.firstIndex(of: ":") else { return nil }
    let name = start[..<colon].lowercased().split(separator: " ").joined(separator: " ")
    guard let part = CaptionPart.allCases.first(where: { $0.heading.lowercased() == name }) else { return nil }
    return (part, start[start.index(after: colon)...])
  }
}
