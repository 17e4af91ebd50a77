import A2CPluginKit

/// Names of labels, from a parameter or a file.
struct SegmentNames: Equatable {
  private(set) var names: [Int: String] = [:]

  subscript(_ label: Int) -> String? { names[label] }

  /// Names in the order of the labels from 0, or `label=name` (also `label: name`, `label,name`) throughout.
  init?(lines: [String]) {
    var numbered: [Int: String] = [:]
    for line in lines {
      if let at = line.firstIndex(where: { $0 == "=" || $0 == ":" || $0 == "," }),
        let label = Int(Self.trimmed(line[..<at]))
      {
        let name = Self.trimmed(line[line.index(after: at)...])
        if !name.isEmpty { numbered[label] = String(name.prefix(80)) }
      }
    }
    if numbered.count == lines.count {
      names = numbered
    } else if numbered.isEmpty {
      for (label, line) in lines.enumerated() {
        let name = Self.trimmed(line[...])
        if !name.isEmpty { names[label] = String(name.prefix(80)) }
      }
    }
    if names.isEmpty { return nil }
  }

  /// A text file of such lines, or JSON: a list, an object by label, `id2label`, COCO's `categories`.
  init?(file bytes: [UInt8]) {
    if let json = try? JSONParser.parse(bytes) {
      var found: [Int: String] = [:]
      if let list = json.arrayValue ?? json["categories"]?.arrayValue ?? json["names"]?.arrayValue {
        for (index, item) in list.enumerated() {
          guard let name = item.stringValue ?? item["name"]?.stringValue else { return nil }
          found[item["id"]?.intValue ?? index] = String(name.prefix(80))
        }
      } else if let members = (json["id2label"] ?? json["names"] ?? json).members {
        for member in members {
          guard let label = Int(member.key), let name = member.value.stringValue else { return nil }
          found[label] = String(name.prefix(80))
        }
      }
      if found.isEmpty { return nil }
      names = found
    } else {
      let text = String(decoding: bytes, as: UTF8.self)
      let lines = text.split(whereSeparator: \.isNewline).map(String.init).filter { !$0.hasPrefix("#") }
      guard !lines.isEmpty, lines.count <= 65536, !bytes.contains(0) else { return nil }
      guard let named = SegmentNames(lines: lines) else { return nil }
      names = named.names
    }
  }

  private static func trimmed(_ text: Substring) -> String {
    let spaces: Set<Character> = [" ", "\t", "\r"]
    guard let first = text.firstIndex(where: { !spaces.contains($0) }),
      let last = text.lastIndex(where: { !spaces.contains($0) })
    else { return "" }
    return String(text[first...last])
  }
}
