/// HTML read strictly: every element is closed in its turn, every value is quoted, nothing stands raw that must be
/// escaped. For documents that this program wrote; a browser forgives much more.
package struct Markup {
  package struct Element {
    package var name: String
    package var attributes: [String: String]
    /// The text of the element and of all in it.
    package var text = ""
  }

  package struct Problem: Error, CustomStringConvertible {
    package var description: String
  }

  /// In the order in which they begin.
  package private(set) var elements: [Element] = []
  private var rest: Substring
  private var open: [Int] = []

  private static let void = ["meta", "link", "img", "input", "br"]

  package init(_ source: String) throws {
    guard source.hasPrefix("<!DOCTYPE html>\n") else { throw Problem(description: "no document type") }
    rest = source.dropFirst("<!DOCTYPE html>\n".count)
    while let start = rest.firstIndex(of: "<") {
      try add(text: rest[..<start])
      rest = rest[start...].dropFirst()
      if rest.first == "/" { try close() } else { try begin() }
    }
    guard open.isEmpty else { throw Problem(description: "left open: \(open.map { elements[$0].name })") }
    guard rest.allSatisfy(\.isWhitespace) else { throw Problem(description: "text behind the document: \(rest)") }
  }

  package func all(_ name: String, class style: String? = nil) -> [Element] {
    elements.filter { element in
      let styles = element.attributes["class"]?.split(separator: " ").map(String.init) ?? []
      return element.name == name && (style.map { styles.contains($0) } ?? true)
    }
  }

  private mutating func add(text: Substring) throws {
    guard let inner = open.last else {
      guard text.allSatisfy(\.isWhitespace) else { throw Problem(description: "text outside of elements: \(text)") }
      return
    }
    let isRaw = elements[inner].name == "style"
    let text = isRaw ? String(text) : try Self.unescaped(text)
    for index in open { elements[index].text += text }
  }

  private mutating func close() throws {
    guard let end = rest.firstIndex(of: ">") else { throw Problem(description: "an end without an end") }
    let name = String(rest.dropFirst()[..<end])
    guard let last = open.popLast(), elements[last].name == name else {
      throw Problem(description: "</\(name)> closes \(elements.last?.name ?? "nothing")")
    }
    rest = rest[end...].dropFirst()
  }

  private mutating func begin() throws {
    let name = String(rest.prefix { $0.isLetter || $0.isNumber })
    guard !name.isEmpty else { throw Problem(description: "a raw < before \(rest.prefix(20))") }
    rest = rest.dropFirst(name.count)
    var attributes: [String: String] = [:]
    while rest.first == " " {
      rest = rest.dropFirst()
      let key = String(rest.prefix { $0.isLetter || $0 == "-" || $0.isNumber })
      rest = rest.dropFirst(key.count)
      guard !key.isEmpty, rest.hasPrefix("=\""), attributes[key] == nil else {
        throw Problem(description: "a wrong attribute '\(key)' of <\(name)>")
      }
      rest = rest.dropFirst(2)
      guard let end = rest.firstIndex(of: "\"") else { throw Problem(description: "an open value of \(key)") }
      attributes[key] = try Self.unescaped(rest[..<end])
      rest = rest[end...].dropFirst()
    }
    guard rest.first == ">" else { throw Problem(description: "<\(name) does not end: \(rest.prefix(20))") }
    rest = rest.dropFirst()
    elements.append(Element(name: name, attributes: attributes))
    if !Self.void.contains(name) { open.append(elements.count - 1) }
  }

  private static func unescaped(_ text: Substring) throws -> String {
    guard text.utf8.contains(where: { [0x22, 0x26, 0x27, 0x3C, 0x3E].contains($0) }) else { return String(text) }
    var output = ""
    var rest = text
    while let next = rest.first {
      guard next == "&" else {
        guard !"<>\"'".contains(next) else { throw Problem(description: "a raw \(next)") }
        output.append(next)
        rest = rest.dropFirst()
        continue
      }
      let names = ["&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": "\"", "&#39;": "'"]
      guard let found = names.first(where: { rest.hasPrefix($0.key) }) else {
        throw Problem(description: "a raw & before \(rest.prefix(10))")
      }
      output += found.value
      rest = rest.dropFirst(found.key.count)
    }
    return output
  }

  /// The bytes of a `data:` picture; `nil` where the address is none.
  package static func pictureBytes(_ address: String) -> [UInt8]? {
    let prefix = "data:image/png;base64,"
    guard address.hasPrefix(prefix) else { return nil }
    var output: [UInt8] = []
    var (group, bits) = (UInt32(0), 0)
    for byte in address.utf8.dropFirst(prefix.utf8.count) where byte != UInt8(ascii: "=") {
      let value: UInt8
      switch byte {
      case 65...90: value = byte - 65
      case 97...122: value = byte - 71
      case 48...57: value = byte + 4
      case 43: value = 62
      case 47: value = 63
      default: return nil
      }
      group = group << 6 | UInt32(value)
      bits += 6
      if bits >= 8 {
        bits -= 8
        output.append(UInt8(truncatingIfNeeded: group >> UInt32(bits)))
      }
    }
    return output
  }
}
