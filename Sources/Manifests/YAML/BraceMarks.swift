/// Where double braces open in a document, so that what is wrong in a template is reported at its tag. Asked for one
/// scalar after the other, it goes over the text once.
struct BraceMarks {
  private static let brace = UInt8(ascii: "{")

  private let text: [UInt8]
  /// The byte that is next, and how many characters stand in front of it.
  private var offset = 0
  private var index = 0

  init(_ text: [UInt8]) { self.text = text }

  /// The places between two characters of the document, numbered from 0 as libyaml numbers them; three or more braces in
  /// a row count once. The ranges that are asked for must follow each other.
  /// - Parameter start: the place of the first character.
  mutating func next(in range: Range<Int>, start: Mark) -> [Mark] {
    while index < range.lowerBound, step() != nil {}
    var (line, column) = (start.line, start.column)
    var found: [Mark] = []
    var last: UInt8 = 0
    while index < range.upperBound, let first = step() {
      let isDouble = first == Self.brace && offset < text.count && text[offset] == Self.brace
      if isDouble, last != Self.brace { found.append(Mark(line: line, column: column)) }
      let endsLine = first == UInt8(ascii: "\n") || (first == UInt8(ascii: "\r") && !isNewline(offset))
      (line, column) = endsLine ? (line + 1, 1) : (line, column + 1)
      last = first
    }
    return found
  }

  /// Goes over one character and gives its first byte. The text is UTF-8.
  private mutating func step() -> UInt8? {
    guard offset < text.count else { return nil }
    let first = text[offset]
    offset += 1
    while offset < text.count, text[offset] & 0xC0 == 0x80 { offset += 1 }
    index += 1
    return first
  }

  private func isNewline(_ offset: Int) -> Bool { offset < text.count && text[offset] == UInt8(ascii: "\n") }
}
