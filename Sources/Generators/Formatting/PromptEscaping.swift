/// What a reader in front of the text encoder would take for its own syntax, and how that is kept from happening.
package enum PromptEscaping: String, CaseIterable, Sendable {
  /// The text as it is, for scripts and files.
  case none
  /// For a text box of ComfyUI: `( )` set weights, `{ | }` choose at random, `//` and `/* */` are comments,
  /// `embedding:` loads a file.
  case comfyui

  package func apply(to text: String) -> String {
    switch self {
    case .none: text
    case .comfyui: ComfyUIText.escaped(text)
    }
  }
}

/// ComfyUI's own escapes: a backslash before a bracket or brace. Comments and `embedding:` have none, so a space is
/// set into them; the text encoder then reads nearly the same (Comfy-Org/ComfyUI_frontend: src/utils/formatUtil.ts,
/// Comfy-Org/ComfyUI: comfy/sd1_clip.py).
enum ComfyUIText {
  private static let embedding = Array("embedding:")

  static func escaped(_ text: String) -> String {
    let source = Array(text)
    var output: [Character] = []
    output.reserveCapacity(source.count)
    var index = 0
    while index < source.count {
      let character = source[index]
      switch character {
      case "\\":
        let run = source[index...].prefix { $0 == "\\" }.count
        index += run
        // Before a brace, or at the end, the backslashes would be read in pairs with what follows.
        let next = index < source.count ? source[index] : nil
        let doubled = next.map { "{|}".contains($0) } ?? true
        output += Array(repeating: "\\", count: doubled ? 2 * run : run)
        continue
      case "(", ")", "{", "}": output += ["\\", character]
      case "/" where index + 1 < source.count && "/*".contains(source[index + 1]): output += ["/", " "]
      case ":" where opensEmbedding(source, at: index): output += [" ", ":"]
      default: output.append(character)
      }
      index += 1
    }
    return String(output)
  }

  /// Whether the colon ends a word `embedding:`.
  private static func opensEmbedding(_ text: [Character], at colon: Int) -> Bool {
    let start = colon - embedding.count + 1
    guard start >= 0, text[start...colon].elementsEqual(embedding) else { return false }
    return start == 0 || text[start - 1].isWhitespace
  }
}
