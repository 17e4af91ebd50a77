package import Support

/// One part of a structured caption (Any2Caption paper, section 3, step 2).
package enum CaptionPart: String, CaseIterable, Sendable {
  case dense
  case mainObject = "main_object"
  case background
  case camera
  case style
  case action

  /// The heading of the canonical text, without number and colon.
  package var heading: String {
    switch self {
    case .dense: "Dense caption"
    case .mainObject: "Main object caption"
    case .background: "Background caption"
    case .camera: "Camera caption"
    case .style: "Style caption"
    case .action: "Action caption"
    }
  }
}

/// The six parts of a caption. A body is one line: white space around it is not kept, and where its text breaks the line
/// stands one space.
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

  /// Whether all six parts have a body.
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

  /// An object with the six keys, in canonical order.
  package var json: JSON { .object(CaptionPart.allCases.map { JSON.Member($0.rawValue, .string(self[$0])) }) }

  /// Reads an object with the six keys. Other members are ignored, so that a larger record can be read as it is.
  package init(json: JSON) throws(StructuredCaptionError) {
    guard let members = json.members else { throw .noObject }
    var parts: [CaptionPart: String] = [:]
    for part in CaptionPart.allCases {
      guard let value = json[part.rawValue] else { continue }
      guard let body = value.stringValue else { throw .noText(part) }
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

/// A structured caption could not be read.
package enum StructuredCaptionError: ExplainedError, Equatable {
  case noObject
  case noText(CaptionPart)
  case missing([CaptionPart], found: [String])
  case repeated(CaptionPart)
  case textBeforeParts(String)

  package var message: String {
    switch self {
    case .noObject: "expected an object with the six parts of a caption"
    case .noText(let part): "the caption's part '\(part.rawValue)' is not text"
    case .missing(let parts, _):
      "the caption lacks \(parts.count == 1 ? "the part" : "the parts") "
        + parts.map { "'\($0.rawValue)'" }.joined(separator: ", ")
    case .repeated(let part): "the caption has the part '\(part.rawValue)' twice"
    case .textBeforeParts(let text): "text stands before the first part of the caption: '\(text)'"
    }
  }

  package var hint: String? {
    switch self {
    case .missing(let parts, let found):
      parts.lazy.compactMap { part in
        Suggestion.closest(to: part.rawValue, among: found).map { "did you mean '\(part.rawValue)' by '\($0)'?" }
      }.first ?? "a caption has the parts " + CaptionPart.allCases.map(\.rawValue).joined(separator: ", ")
    case .textBeforeParts: "begin with '1. \(CaptionPart.dense.heading): …'"
    case .noObject, .noText, .repeated: nil
    }
  }
}
