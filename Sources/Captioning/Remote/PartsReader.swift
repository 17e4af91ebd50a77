import Chat
import Claims
import Support
import Wording

/// The parts of a caption in whatever form a model wrote them.
struct PartsReader {
  private(set) var parts: [CaptionPart: String] = [:]
  /// The parts in the order in which they stand.
  private(set) var order: [CaptionPart] = []
  /// The analysis, where the answer holds one.
  private(set) var analysis: JSON?
  /// Whether the answer came to the end of its own form.
  private(set) var isWhole = true

  /// The longest answer that is read; no caption needs a tenth of it.
  static let mostCharacters = 200_000
  private static let mostBody = 20_000

  /// - Parameter isOpen: the answer may go on.
  init(_ text: String, isOpen: Bool = false) {
    let text = AnswerText.clean(String(text.prefix(Self.mostCharacters)), isOpen: isOpen)
    for (value, isWhole) in LenientJSON.all(in: text) {
      let before = order.count
      collect(value)
      if order.count > before { self.isWhole = self.isWhole && isWhole }
    }
    if parts.isEmpty { readLines(text) }
  }

  /// The part that stands last, which is the one that a broken off answer leaves unfinished.
  var last: CaptionPart? { order.last }

  /// Prose without any form, where it tells of a video; `nil` where it is about something else or hardly anything.
  static func prose(_ text: String) -> String? {
    let text = AnswerText.clean(String(text.prefix(mostBody)))
    guard !text.contains("{"), !text.contains("```") else { return nil }
    let tidied = CaptionTidier.tidy(body(text))
    return WordCount.count(tidied) >= 5 ? tidied : nil
  }

  /// One part that was asked for alone.
  static func single(_ text: String, _ part: CaptionPart) -> String? {
    let reading = PartsReader(text)
    if let body = reading.parts[part] { return body }
    let cleaned = AnswerText.clean(String(text.prefix(mostBody)))
    guard !cleaned.contains("{") else { return nil }
    // The first paragraph: what stands behind it is about something else.
    let paragraph = cleaned.split(separator: "\n").first { $0.contains(where: \.isLetter) }
    return paragraph.flatMap { usable(body(String($0)), part) }
  }

  /// An answer that is one line of text.
  static func line(_ text: String) -> String {
    body(AnswerText.clean(String(text.prefix(mostCharacters))))
  }

  // MARK: Objects

  private mutating func collect(_ value: JSON, depth: Int = 0) {
    guard depth < 6 else { return }
    switch value {
    case .object(let members):
      if let (part, text) = Self.named(members) {
        add(part, text)
        return
      }
      if RemoteTasks.isAnalysis(value), !members.contains(where: { Self.part($0.key) != nil }) {
        analysis = analysis ?? value
        return
      }
      for member in members {
        if Self.letters(member.key) == "analysis" {
          analysis = analysis ?? member.value
        } else if let part = Self.part(member.key) {
          add(part, Self.text(member.value))
        } else {
          collect(member.value, depth: depth + 1)
        }
      }
      // Keys in another language: six texts in order are the six parts.
      let texts = members.filter { $0.value.stringValue != nil }
      if order.isEmpty, texts.count == CaptionPart.allCases.count {
        for (part, member) in zip(CaptionPart.allCases, texts) { add(part, Self.text(member.value)) }
      }
    case .array(let elements):
      for element in elements { collect(element, depth: depth + 1) }
      let texts = elements.compactMap(\.stringValue)
      if order.isEmpty, texts.count == CaptionPart.allCases.count, texts.count == elements.count {
        for (part, text) in zip(CaptionPart.allCases, texts) { add(part, text) }
      }
    default: return
    }
  }

  /// `{"part": "camera", "text": "…"}`
  private static func named(_ members: [JSON.Member]) -> (CaptionPart, String)? {
    guard (2...4).contains(members.count) else { return nil }
    let names = ["part", "name", "key", "type", "section", "title", "heading", "category", "label"]
    guard let name = members.first(where: { names.contains(letters($0.key)) && $0.value.stringValue != nil }),
      let part = name.value.stringValue.flatMap({ part($0) }),
      let text = members.first(where: { $0.key != name.key && part != Self.part($0.key) && !text($0.value).isEmpty })
    else { return nil }
    return (part, Self.text(text.value))
  }

  /// All that a value says.
  private static func text(_ value: JSON, depth: Int = 0) -> String {
    guard depth < 4 else { return "" }
    let pieces: [String]
    switch value {
    case .string(let text): return text
    case .array(let elements): pieces = elements.map { text($0, depth: depth + 1) }
    case .object(let members): pieces = members.map { text($0.value, depth: depth + 1) }
    default: return ""
    }
    return Spacing.join(pieces.filter { $0.contains(where: \.isLetter) }.map { SentenceEnding.closed($0) })
  }

  // MARK: Lines

  private mutating func readLines(_ text: String) {
    var current: CaptionPart?
    var bodies: [CaptionPart: String] = [:]
    for line in text.split(whereSeparator: \.isNewline) {
      if let (part, rest) = Self.heading(line) {
        // Of a part that stands twice the first counts.
        current = bodies[part] == nil ? part : nil
        if current != nil {
          bodies[part] = rest
          order.append(part)
        }
      } else if let current, !line.hasPrefix("```") {
        bodies[current, default: ""] += " " + line
      }
    }
    let found = order
    order = []
    for part in found { add(part, bodies[part] ?? "") }
  }

  /// `**1. Dense caption:** …`, `### Camera`, `- "style": …`
  private static func heading(_ line: Substring) -> (CaptionPart, String)? {
    let start = line.drop { $0.isWhitespace || $0.isNumber || "#*->•.()_\"'`".contains($0) }
    if let colon = start.prefix(48).firstIndex(where: { $0 == ":" || $0 == "：" }) {
      let name = start[..<colon].filter { !"*_\"'`".contains($0) }
      guard let part = part(String(name)) else { return nil }
      return (part, String(start[start.index(after: colon)...].drop { "*_ ".contains($0) }))
    }
    let name = start.filter { !"*_#\"'`".contains($0) }
    guard name.count <= 32, line.first == "#" || line.hasPrefix("**"), let part = part(name) else { return nil }
    return (part, "")
  }

  // MARK: Names and bodies

  private static func letters(_ key: String) -> String { key.lowercased().filter(\.isLetter) }

  private static let names: [String: CaptionPart] = [
    "dense": .dense, "detailed": .dense, "overall": .dense, "full": .dense,
    "mainobject": .mainObject, "mainobjects": .mainObject, "mainsubject": .mainObject, "mainsubjects": .mainObject,
    "subject": .mainObject, "object": .mainObject,
    "background": .background, "setting": .background, "environment": .background,
    "camera": .camera, "cameramovement": .camera, "cameramotion": .camera,
    "style": .style, "visualstyle": .style, "action": .action, "actions": .action,
  ]

  static func part(_ key: String) -> CaptionPart? {
    guard key.count <= 40 else { return nil }
    var name = letters(key)
    for suffix in ["captions", "caption", "description", "text", "part"] where name.hasSuffix(suffix) && name != suffix
    {
      name.removeLast(suffix.count)
      break
    }
    return names[name]
  }

  private mutating func add(_ part: CaptionPart, _ text: String) {
    guard parts[part] == nil, let body = Self.usable(Self.body(text), part) else { return }
    parts[part] = body
    order.append(part)
  }

  /// A part's text in one line, without marks of emphasis and without its own heading.
  private static func body(_ text: String) -> String {
    var text = LineText.of(String(text.prefix(mostBody)).replacing("**", with: "").replacing("__", with: ""))
    if let (_, rest) = heading(text[...]) { text = LineText.of(rest) }
    while let first = text.first, "-*•#".contains(first) { text = LineText.of(String(text.dropFirst())) }
    if text.first == "\"", text.last == "\"", text.count > 1, !text.dropFirst().dropLast().contains("\"") {
      text = String(text.dropFirst().dropLast())
    }
    return text
  }

  /// - Returns: `nil` for what stands for no text, what says nothing of the video, and the task said again.
  private static func usable(_ body: String, _ part: CaptionPart) -> String? {
    guard body.contains(where: \.isLetter) else { return nil }
    let plain = letters(body)
    if ["null", "none", "na", "unspecified", "string", "text", "unknown", "notapplicable", "notspecified"].contains(
      plain)
    {
      return nil
    }
    if Self.part(body) != nil { return nil }
    let task = letters(RemoteTasks.description(part, scale: 1))
    if plain.hasPrefix(task) || task.hasPrefix(plain) && plain.count > 12 { return nil }
    // "The style is not specified.": it would be taken out of the caption again.
    return CaptionTidier.tidy(body).isEmpty ? nil : body
  }
}
