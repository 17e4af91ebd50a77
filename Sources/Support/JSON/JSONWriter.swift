extension JSON {
  /// The value as text.
  /// - Parameter pretty: one member a line, indented by two spaces; else one line without spaces.
  public func text(pretty: Bool = false) -> String {
    var output = ""
    write(to: &output, pretty: pretty, indent: 0)
    return output
  }

  private func write(to output: inout String, pretty: Bool, indent: Int) {
    switch self {
    case .null: output += "null"
    case .bool(let value): output += value ? "true" : "false"
    case .int(let value): output += String(value)
    // JSON has no spelling for what is not finite.
    case .double(let value): output += value.isFinite ? String(value) : "null"
    case .string(let value): JSON.quote(value, into: &output)
    case .array(let elements):
      let breaks = pretty && elements.contains { $0.members != nil || $0.arrayValue != nil }
      JSON.list(elements, "[", "]", into: &output, pretty: breaks, indent: indent) { element, output in
        element.write(to: &output, pretty: pretty, indent: indent + 1)
      }
    case .object(let members):
      JSON.list(members, "{", "}", into: &output, pretty: pretty, indent: indent) { member, output in
        JSON.quote(member.key, into: &output)
        output += pretty ? ": " : ":"
        member.value.write(to: &output, pretty: pretty, indent: indent + 1)
      }
    }
  }

  private static func list<T>(
    _ items: [T], _ open: String, _ close: String, into output: inout String, pretty: Bool, indent: Int,
    _ write: (T, inout String) -> Void
  ) {
    output += open
    for (index, item) in items.enumerated() {
      if index > 0 { output += "," }
      if pretty { output += "\n" + String(repeating: "  ", count: indent + 1) }
      write(item, &output)
    }
    if pretty, !items.isEmpty { output += "\n" + String(repeating: "  ", count: indent) }
    output += close
  }

  private static func quote(_ text: String, into output: inout String) {
    output += "\""
    defer { output += "\"" }
    let isPlain = text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x5C }
    if isPlain {
      output += text
      return
    }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": output += "\\\""
      case "\\": output += "\\\\"
      case "\n": output += "\\n"
      case "\r": output += "\\r"
      case "\t": output += "\\t"
      case "\u{0}"..."\u{1F}", "\u{7F}", "\u{2028}", "\u{2029}":
        let hex = String(scalar.value, radix: 16)
        output += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: output.unicodeScalars.append(scalar)
      }
    }
  }
}
