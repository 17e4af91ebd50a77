import Claims
import Wording

/// Takes off what a language model puts around the text of a part: headings, list marks, emphasis.
enum CaptionCleaner {
  /// The body without its own heading in front ("Camera:", "4. Camera caption:") and without Markdown's emphasis. Another
  /// part's heading stays: "Style: watercolour." in the dense part is what somebody wrote.
  static func clean(_ body: String, of part: CaptionPart) -> String {
    var text = withoutEmphasis(body)[...]
    // A heading may be repeated: by the grammar, and by the model.
    for _ in 0..<3 {
      guard let rest = withoutHeading(text, of: part) else { break }
      text = rest
    }
    return String(text)
  }

  /// Marks inside a quotation stay: they are part of what is written there.
  private static func withoutEmphasis(_ body: String) -> String {
    guard body.contains("**") || body.contains("__") else { return body }
    let text = Array(body)
    let spans = TextSpans(text)
    var output: [Character] = []
    var index = 0
    while index < text.count {
      let isMark = text[index] == "*" || text[index] == "_"
      if isMark, index + 1 < text.count, text[index + 1] == text[index], !spans.quoted[index] {
        index += 2
      } else {
        output.append(text[index])
        index += 1
      }
    }
    return String(output)
  }

  private static func names(of part: CaptionPart) -> [String] {
    let heading = part.heading.lowercased()
    return [heading, heading.replacing(" caption", with: ""), heading.replacing("caption", with: "description")]
  }

  private static func withoutHeading(_ text: Substring, of part: CaptionPart) -> Substring? {
    let start = text.drop { $0.isWhitespace || $0.isNumber || "#.)*-".contains($0) }
    guard let colon = start.prefix(40).firstIndex(where: { $0 == ":" || $0 == "：" }) else { return nil }
    let name = start[..<colon].lowercased().split(separator: " ").joined(separator: " ")
    guard names(of: part).contains(name) else { return nil }
    return start[start.index(after: colon)...]
  }
}
