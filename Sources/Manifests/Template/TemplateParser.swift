import Support

/// Takes a template apart, from its front to its end, without recursion. See ``TextTemplate`` for what there is.
struct TemplateParser {
  /// Filling in takes a stack frame for each level.
  static let deepest = 16

  private static let brace = UInt8(ascii: "{")
  private static let kinds = "there are {{name}}, {{#name}}…{{/name}}, {{^name}}…{{/name}} and {{! comment }}"

  /// A section whose end has not come yet; the text itself is the first.
  private struct Frame {
    var name = ""
    var ifPresent = true
    var opening = 0
    var pieces: [TextTemplate.Piece] = []
  }

  private struct Tag {
    /// `#`, `^`, `/` or `!`, and nothing for a value.
    let mark: UInt8?
    let name: String
    /// Its bytes, braces included.
    let range: Range<Int>
  }

  private let bytes: [UInt8]
  private let names: [String]
  /// What stands in front of it has become pieces.
  private var position = 0
  private var open = [Frame()]

  /// - Parameter names: those that may be filled in.
  static func pieces(of text: String, names: [String]) throws(TemplateProblem) -> [TextTemplate.Piece] {
    var parser = TemplateParser(bytes: Array(text.utf8), names: names)
    return try parser.parse()
  }

  /// How many times double braces open in a text; three or more in a row count once.
  static func braces(in text: String) -> Int {
    let bytes = Array(text.utf8)
    return braces(in: bytes, before: bytes.count)
  }

  private init(bytes: [UInt8], names: [String]) {
    self.bytes = bytes
    self.names = names
  }

  private mutating func parse() throws(TemplateProblem) -> [TextTemplate.Piece] {
    while let opening = find([Self.brace, Self.brace], from: position) {
      let tag = try tag(at: opening)
      let line = tag.mark == nil ? nil : ownLine(of: tag)
      addText(upTo: line?.lowerBound ?? opening)
      position = line?.upperBound ?? tag.range.upperBound
      try take(tag)
    }
    addText(upTo: bytes.count)
    if open.count > 1, let section = open.last {
      throw problem(
        "the section '\(section.name)' is not closed", at: section.opening, hint: "end it with {{/\(section.name)}}")
    }
    return open[0].pieces
  }

  private mutating func addText(upTo end: Int) {
    guard position < end else { return }
    add(.text(String(decoding: bytes[position..<end], as: UTF8.self)))
  }

  /// `open` always has its first frame.
  private mutating func add(_ piece: TextTemplate.Piece) { open[open.count - 1].pieces.append(piece) }

  private mutating func take(_ tag: Tag) throws(TemplateProblem) {
    switch tag.mark {
    case nil: add(.value(tag.name))
    case UInt8(ascii: "!"): break
    case UInt8(ascii: "/"):
      guard open.count > 1, let section = open.last else {
        throw problem("the section '\(tag.name)' ends here and starts nowhere", at: tag.range.lowerBound, hint: nil)
      }
      guard section.name == tag.name else {
        throw problem(
          "the section '\(section.name)' ends as '\(tag.name)'", at: tag.range.lowerBound,
          hint: "end it with {{/\(section.name)}}")
      }
      open.removeLast()
      add(.section(section.name, ifPresent: section.ifPresent, section.pieces))
    default:
      guard open.count <= Self.deepest else {
        throw problem("sections nested deeper than \(Self.deepest) levels", at: tag.range.lowerBound, hint: nil)
      }
      open.append(
        Frame(name: tag.name, ifPresent: tag.mark == UInt8(ascii: "#"), opening: tag.range.lowerBound))
    }
  }

  // MARK: Tags

  private func tag(at opening: Int) throws(TemplateProblem) -> Tag {
    let start = opening + 2
    let isTriple = start < bytes.count && bytes[start] == Self.brace
    let closer = String(repeating: "}", count: isTriple ? 3 : 2)
    let inside = isTriple ? start + 1 : start
    guard let end = find(Array(closer.utf8), from: inside) else {
      throw problem("a tag is not closed", at: opening, hint: "end it with \(closer)")
    }
    let range = opening..<(end + closer.utf8.count)
    let mark = isTriple || inside >= end ? nil : bytes[inside]
    if mark == UInt8(ascii: "!") { return Tag(mark: mark, name: "", range: range) }
    let isSection = mark.map { "#^/".utf8.contains($0) } ?? false
    let body = bytes[(isSection ? inside + 1 : inside)..<end]
    let name = String(
      decoding: body.drop(while: Self.isSpace).reversed().drop(while: Self.isSpace).reversed(), as: UTF8.self)
    guard names.contains(name) else {
      let isOther = mark.map { "<>$=%&".utf8.contains($0) } ?? false
      throw isOther
        ? problem(
          "\(TerminalText.quoted("{{" + name + "}}")) is of a kind that is not known", at: opening, hint: Self.kinds)
        : problem(
          "unknown name \(TerminalText.quoted(name))", at: opening, hint: Near.hintOrList(name, among: names))
    }
    return Tag(mark: isSection ? mark : nil, name: name, range: range)
  }

  /// The whole line of a tag that has it to itself, with its end.
  private func ownLine(of tag: Tag) -> Range<Int>? {
    var start = tag.range.lowerBound
    while start > 0, Self.isBlank(bytes[start - 1]) { start -= 1 }
    guard start == 0 || bytes[start - 1] == UInt8(ascii: "\n") else { return nil }
    var end = tag.range.upperBound
    while end < bytes.count, Self.isBlank(bytes[end]) { end += 1 }
    guard end == bytes.count || bytes[end] == UInt8(ascii: "\n") else { return nil }
    return start..<min(end + 1, bytes.count)
  }

  private func find(_ word: [UInt8], from start: Int) -> Int? {
    guard bytes.count >= word.count, start <= bytes.count - word.count else { return nil }
    return (start...(bytes.count - word.count)).first { place in
      word.indices.allSatisfy { bytes[place + $0] == word[$0] }
    }
  }

  private func problem(_ message: String, at opening: Int, hint: String?) -> TemplateProblem {
    TemplateProblem(message: message, hint: hint, brace: max(0, Self.braces(in: bytes, before: opening + 2) - 1))
  }

  private static func braces(in bytes: [UInt8], before end: Int) -> Int {
    (0..<max(0, min(end, bytes.count) - 1)).count {
      bytes[$0] == brace && bytes[$0 + 1] == brace && ($0 == 0 || bytes[$0 - 1] != brace)
    }
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

  private static func isSpace(_ byte: UInt8) -> Bool { isBlank(byte) || byte == UInt8(ascii: "\n") }
}
