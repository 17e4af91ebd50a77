import Support

/// A prompt that is a JSON object: its keys become labels, so that it reads as text. Nothing of its words is lost.
enum PromptJSON {
  /// `nil` where the text is no object.
  static func text(of prompt: String) -> String? {
    var body = prompt[...]
    while let first = body.first, first.isWhitespace { body = body.dropFirst() }
    while let last = body.last, last.isWhitespace { body = body.dropLast() }
    if body.hasPrefix("```"), body.hasSuffix("```"), let open = body.firstIndex(of: "{") {
      body = body[open...].dropLast(3)
      while let last = body.last, last.isWhitespace { body = body.dropLast() }
    }
    guard body.first == "{", body.last == "}", body.utf8.count <= longest,
      let object = try? JSONParser.parse(String(body)), object.members != nil
    else { return nil }
    var lines: [String] = []
    add(object, [], &lines)
    return lines.isEmpty ? nil : lines.joined(separator: "\n\n")
  }

  /// Bytes of the longest text that is taken for one; what is longer is data.
  private static let longest = 64 << 10

  private static func add(_ value: JSON, _ path: [String], _ lines: inout [String]) {
    if let members = value.members {
      for member in members { add(member.value, path + [member.key], &lines) }
      return
    }
    if let elements = value.arrayValue {
      let words = elements.compactMap { word($0) }
      if words.count == elements.count {
        if !words.isEmpty { lines.append(label(path) + words.joined(separator: ", ")) }
        return
      }
      for element in elements { add(element, path, &lines) }
      return
    }
    if let word = word(value), !word.isEmpty { lines.append(label(path) + word) }
  }

  private static func word(_ value: JSON) -> String? {
    switch value {
    case .string(let text): text
    case .int(let number): String(number)
    case .double(let number): String(number)
    case .bool(let flag): flag ? "yes" : "no"
    case .null, .array, .object: nil
    }
  }

  /// "camera_movement" under "shot" is "Camera movement: ".
  private static func label(_ path: [String]) -> String {
    guard let last = path.last else { return "" }
    func words(_ key: String) -> [String] {
      key.split { !($0.isLetter || $0.isNumber) }.map { $0.lowercased() }
    }
    let own = words(last)
    // "type" alone says nothing: whose it is stands above.
    let known = PromptLabel(own)
    let above = path.dropLast().last.map(words) ?? []
    let isOfCamera = PromptLabel(above) == .camera
    let all = known == nil || known == .general || isOfCamera ? above + own : own
    let text = all.joined(separator: " ")
    return text.isEmpty ? "" : text.prefix(1).uppercased() + text.dropFirst() + ": "
  }
}
