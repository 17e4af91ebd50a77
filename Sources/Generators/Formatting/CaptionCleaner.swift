import Captioning

/// Takes off what a language model puts around the text of a part: headings, list marks, emphasis.
enum CaptionCleaner {
  /// The body without a heading in front ("Camera:", "4. Camera caption:") and without Markdown's emphasis.
  static func clean(_ body: String) -> String {
    var text = body.replacing("**", with: "").replacing("__", with: "")[...]
    // A heading may be repeated: by the grammar, and by the model.
    for _ in 0..<3 {
      guard let rest = withoutHeading(text) else { break }
      text = rest
    }
    return String(text)
  }

  private static let headings: Set<String> = Set(
    CaptionPart.allCases.flatMap { part in
      let heading = part.heading.lowercased()
      return [heading, heading.replacing(" caption", with: ""), heading.replacing("caption", with: "description")]
    })

  private static func withoutHeading(_ text: Substring) -> Substring? {
    let start = text.drop { $0.isWhitespace || $0.isNumber || "#.)*-".contains($0) }
    guard let colon = start.prefix(40).firstIndex(where: { $0 == ":" || $0 == "：" }) else { return nil }
    let name = start[..<colon].lowercased().split(separator: " ").joined(separator: " ")
    guard headings.contains(name) else { return nil }
    return start[start.index(after: colon)...]
  }
}
