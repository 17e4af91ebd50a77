import A2CPluginKit

/// An element of an XML document: its attributes, its text and the elements in it. What annotation tools write needs no
/// more; documents with a DTD of their own are refused, so that none can name a file or unfold to gigabytes.
struct XMLElement {
  var name: String
  var attributes: [String: String] = [:]
  var text = ""
  var children: [XMLElement] = []

  /// The first element of a name.
  subscript(_ name: String) -> XMLElement? { children.first { $0.name == name } }

  func all(_ name: String) -> [XMLElement] { children.filter { $0.name == name } }

  /// The text of an element in it, without white space around it.
  func word(_ name: String) -> String? { self[name].map(\.trimmed) }

  func number(_ name: String) -> Double? { word(name).flatMap(Self.number) }
  func attribute(_ name: String) -> Double? { attributes[name].flatMap(Self.number) }

  var trimmed: String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  static func number(_ text: String) -> Double? {
    guard text.utf8.count < 64, let value = Double(text), value.isFinite, abs(value) < 1e9 else { return nil }
    return value
  }
}

/// Reads a document into its root element.
struct XMLReader {
  private static let mostElements = 1 << 20
  private static let mostDepth = 64

  private let bytes: [UInt8]
  private let path: String
  private var at = 0
  private var elements = 0

  /// Whether a file is XML by its beginning.
  static func recognises(_ bytes: [UInt8]) -> Bool {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard let first = bytes[start...].firstIndex(where: { $0 > 32 }), bytes[first] == UInt8(ascii: "<") else {
      return false
    }
    return true
  }

  static func read(_ bytes: [UInt8], path: String) throws(AdapterError) -> XMLElement {
    var reader = XMLReader(bytes: bytes, path: path)
    try reader.skipProlog()
    guard let root = try reader.element() else { throw reader.error("no element was found") }
    return root
  }

  private init(bytes: [UInt8], path: String) { (self.bytes, self.path) = (bytes, path) }

  private func error(_ message: String) -> AdapterError {
    let line = 1 + bytes[..<min(at, bytes.count)].count { $0 == 10 }
    return AdapterError(
      .badInput, "\(message) (line \(line))", place: path, hint: "check that the XML file is complete")
  }

  // MARK: Tokens

  private func has(_ word: String) -> Bool { at <= bytes.count && bytes[at...].starts(with: word.utf8) }

  private mutating func skipSpace() {
    while at < bytes.count, bytes[at] <= 32 { at += 1 }
  }

  /// Goes behind the next `end`.
  private mutating func skip(past end: String) throws(AdapterError) {
    let word = Array(end.utf8)
    while at + word.count <= bytes.count {
      if bytes[at] == word[0], bytes[at..<(at + word.count)].elementsEqual(word) {
        at += word.count
        return
      }
      at += 1
    }
    at = bytes.count
    throw error("'\(end)' is missing")
  }

  private mutating func skipProlog() throws(AdapterError) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
    while true {
      skipSpace()
      if has("<?") {
        try skip(past: "?>")
      } else if has("<!--") {
        try skip(past: "-->")
      } else if has("<!") {
        throw error("a DTD is not read")
      } else {
        return
      }
    }
  }

  private mutating func name() throws(AdapterError) -> String {
    let start = at
    while at < bytes.count, bytes[at] > 32, !"=/><\"'".utf8.contains(bytes[at]) { at += 1 }
    guard at > start, at - start <= 256 else { throw error("a name was expected") }
    return String(decoding: bytes[start..<at], as: UTF8.self)
  }

  // MARK: Elements

  /// The element that begins here, with all that is in it; the elements under way are kept in a list, so that no depth of
  /// nesting uses up the stack.
  private mutating func element() throws(AdapterError) -> XMLElement? {
    var open: [XMLElement] = []
    while true {
      guard let next = bytes[min(at, bytes.count)...].firstIndex(of: UInt8(ascii: "<")) else {
        at = bytes.count
        if let last = open.last { throw error("'\(last.name)' does not end") }
        return nil
      }
      if !open.isEmpty { open[open.count - 1].text += unescaped(bytes[at..<next]) }
      at = next
      if has("<!--") {
        try skip(past: "-->")
      } else if has("<![CDATA[") {
        let start = at + 9
        try skip(past: "]]>")
        if !open.isEmpty { open[open.count - 1].text += String(decoding: bytes[start..<(at - 3)], as: UTF8.self) }
      } else if has("<?") {
        try skip(past: "?>")
      } else if has("<!") {
        throw error("a DTD is not read")
      } else if has("</") {
        at += 2
        let name = try name()
        guard let last = open.popLast(), last.name == name else { throw error("'\(name)' ends and did not begin") }
        try skip(past: ">")
        guard !open.isEmpty else { return last }
        open[open.count - 1].children.append(last)
      } else {
        at += 1
        let (found, isEmpty) = try opening()
        elements += 1
        guard elements <= Self.mostElements else { throw error("more than \(Self.mostElements) elements") }
        if !isEmpty {
          guard open.count < Self.mostDepth else {
            throw error("elements in elements, more than \(Self.mostDepth) deep")
          }
          open.append(found)
        } else if open.isEmpty {
          return found
        } else {
          open[open.count - 1].children.append(found)
        }
      }
    }
  }

  private mutating func opening() throws(AdapterError) -> (XMLElement, isEmpty: Bool) {
    var element = XMLElement(name: try name())
    while true {
      skipSpace()
      if has("/>") {
        at += 2
        return (element, true)
      }
      if has(">") {
        at += 1
        return (element, false)
      }
      let key = try name()
      skipSpace()
      guard has("=") else { throw error("'\(key)' has no value") }
      at += 1
      skipSpace()
      guard at < bytes.count, bytes[at] == 34 || bytes[at] == 39,
        let end = bytes[(at + 1)...].firstIndex(of: bytes[at])
      else { throw error("the value of '\(key)' does not end") }
      element.attributes[key] = unescaped(bytes[(at + 1)..<end])
      at = end + 1
    }
  }

  private func unescaped(_ slice: ArraySlice<UInt8>) -> String {
    var text = String(decoding: slice, as: UTF8.self)
    guard text.contains("&") else { return text }
    for (name, letter) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")] {
      text = text.split(separator: name, omittingEmptySubsequences: false).joined(separator: letter)
    }
    return text
  }
}
