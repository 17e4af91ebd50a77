/// The bytes of a document before a YAML reader sees them.
enum SourceText {
  /// The document without its byte order mark.
  /// - Throws: a diagnostic where the bytes are not UTF-8 or hold a control character that YAML excludes; the reader
  ///   after this step gives no line for either.
  static func validate(_ bytes: [UInt8], _ diagnostics: Diagnostics) throws(ManifestError) -> ArraySlice<UInt8> {
    func fail(_ message: String, _ mark: Mark, hint: String) -> ManifestError {
      var diagnostics = diagnostics
      diagnostics.add(message, at: mark, hint: hint)
      return diagnostics.error
    }
    let start = Mark(line: 1, column: 1)
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw fail("the document is UTF-16, expected UTF-8", start, hint: "save it as UTF-8")
    }
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    var (line, column) = (1, 1)
    var decoder = UTF8()
    var iterator = text.makeIterator()
    var afterReturn = false
    while true {
      let mark = Mark(line: line, column: column)
      switch decoder.decode(&iterator) {
      case .emptyInput: return text
      case .error: throw fail("a byte that is not UTF-8", mark, hint: "save the document as UTF-8")
      case .scalarValue(let scalar):
        guard isAllowed(scalar) else {
          let name = "U+" + String(repeating: "0", count: max(0, 4 - hex(scalar).count)) + hex(scalar)
          throw fail(
            "the character \(name) is not allowed in a document", mark,
            hint: scalar == "\0" ? "save the document as UTF-8, without NUL bytes" : "remove it")
        }
        if scalar == "\n", afterReturn {
          afterReturn = false
        } else if scalar == "\n" || scalar == "\r" {
          (line, column) = (line + 1, 1)
          afterReturn = scalar == "\r"
        } else {
          column += 1
          afterReturn = false
        }
      }
    }
  }

  /// The characters that YAML 1.1 calls printable.
  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0x85, 0xA0...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }

  private static func hex(_ scalar: Unicode.Scalar) -> String { String(scalar.value, radix: 16, uppercase: true) }
}
