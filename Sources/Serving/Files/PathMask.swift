package import Support

/// Takes the places of this machine out of what a client gets to read: a file is called as the client called it.
package struct PathMask: Sendable {
  /// Longest first.
  private let rules: [(path: String, name: String)]

  /// - Parameters:
  ///   - uploads: the folder of uploads, of which the id stays.
  ///   - scratch: folders of the run, of which nothing stays.
  package init(uploads: String, roots: FileRoots, scratch: [String] = []) {
    let all =
      [(uploads + "/", ""), (uploads, "")] + roots.folders.map { ($0.value, $0.key) }
      + scratch.flatMap { [($0 + "/", ""), ($0, "")] }
    rules = all.sorted { $0.0.utf8.count > $1.0.utf8.count }.map { (path: $0.0, name: $0.1) }
  }

  package func text(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "/")) else { return text }
    return rules.reduce(text) { text, rule in Self.replaced(rule.path, by: rule.name, in: text) }
  }

  package func json(_ json: JSON) -> JSON {
    switch json {
    case .string(let value): .string(text(value))
    case .array(let elements): .array(elements.map(self.json))
    case .object(let members): .object(members.map { JSON.Member($0.key, self.json($0.value)) })
    case .null, .bool, .int, .double: json
    }
  }

  package func error(_ error: ServerError) -> ServerError {
    var error = error
    error.message = text(error.message)
    error.place = error.place.map(text)
    error.hint = error.hint.map(text)
    return error
  }

  private static func replaced(_ path: String, by name: String, in text: String) -> String {
    let (bytes, wanted) = (Array(text.utf8), Array(path.utf8))
    guard wanted.count > 1, bytes.count >= wanted.count else { return text }
    var output: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes.count - index >= wanted.count, bytes[index..<(index + wanted.count)].elementsEqual(wanted) {
        output += name.utf8
        index += wanted.count
      } else {
        output.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: output, as: UTF8.self)
  }
}
