import Claims
import Support

/// What a server is asked to do, and the form of the answer.
enum RemoteTasks {
  // MARK: The six parts

  /// What a part tells, with the number of words that the budget leaves for it.
  /// - Parameter scale: 1 for a caption of 400 tokens.
  static func description(_ part: CaptionPart, scale: Double) -> String {
    func words(_ least: Int, _ most: Int) -> String {
      func scaled(_ count: Int) -> Int { max(4, Int((Double(count) * scale / 5).rounded()) * 5) }
      return "\(scaled(least)) to \(scaled(most)) words"
    }
    return switch part {
    case .dense: "the whole video in order of time, \(words(60, 120))"
    case .mainObject: "who or what is at the centre: appearance, clothing, position, \(words(30, 60))"
    case .background: "place, objects around, light, \(words(20, 50))"
    case .camera: "shot size, angle, movement with direction and speed, \(words(15, 30))"
    case .style: "visual style, mood, colours, \(words(10, 25))"
    case .action: "what moves, how, in which order, \(words(20, 50))"
    }
  }

  static func scale(maxTokens: Int) -> Double { min(max(Double(maxTokens) / 400, 0.2), 4) }

  /// Asks for parts as an object.
  static func parts(_ parts: [CaptionPart], maxTokens: Int, withAnalysis: Bool = false) -> String {
    let scale = scale(maxTokens: maxTokens)
    let lines = parts.map { "\"\($0.rawValue)\": \(description($0, scale: scale))" }
    let first = withAnalysis ? ["\"analysis\": an object as described above"] : []
    return (withAnalysis ? analysisKeys + "\n\nThen write the description. " : "")
      + "Answer with one JSON object with these keys and nothing else:\n"
      + (first + lines).map { "- \($0)" }.joined(separator: "\n")
      + "\nThe value of each key\(withAnalysis ? " but \"analysis\"" : "") is one text without line breaks. "
      + "Write nothing in front of the object and nothing behind it."
  }

  /// Asks for the canonical lines.
  static func lines(maxTokens: Int) -> String {
    let scale = scale(maxTokens: maxTokens)
    return "Answer in exactly these six parts, each on one line that begins with its heading:\n"
      + CaptionPart.allCases.enumerated().map { index, part in
        "\(index + 1). \(part.heading): \(description(part, scale: scale))"
      }.joined(separator: "\n")
  }

  /// Asks for one part as plain text, of a model that keeps to no form.
  static func plain(_ part: CaptionPart) -> String {
    "Now tell only this, in one or two plain sentences, without a heading and without quotation marks: "
      + "\(description(part, scale: 0.5))."
  }

  /// Asks for what an answer lacks.
  static func missing(_ parts: [CaptionPart], maxTokens: Int) -> String {
    let names = parts.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
    return "Your answer has no usable text for \(names). " + Self.parts(parts, maxTokens: maxTokens)
  }

  /// Asks for parts again that lost something.
  /// - Parameters:
  ///   - lost: sentences that must be told.
  ///   - wrong: sentences of the caption that contradict what is known, and what is known.
  static func again(
    _ parts: [CaptionPart], lost: [String], wrong: [(sentence: String, fact: String)], maxTokens: Int
  ) -> String {
    var text = "Some of what is known got lost."
    if !lost.isEmpty { text += "\nThis must be told as well:\n" + lost.map { "- \($0)" }.joined(separator: "\n") }
    if !wrong.isEmpty {
      text += "\nThis is wrong:\n" + wrong.map { "- “\($0.sentence)”, for: \($0.fact)" }.joined(separator: "\n")
    }
    return text + "\n\nWrite these parts again, with that put right and all else as it was. "
      + Self.parts(parts, maxTokens: maxTokens)
  }

  /// - Parameter withAnalysis: the analysis stands first: what is written later follows it.
  static func schema(_ parts: [CaptionPart], withAnalysis: Bool = false) -> JSON {
    object(
      (withAnalysis ? [JSON.Member("analysis", analysisSchema)] : [])
        + parts.map { JSON.Member($0.rawValue, .object(["type": "string"])) })
  }

  // MARK: The language

  /// - Parameter lost: what an earlier try lost.
  static func translation(_ prompt: String, keeping lost: [String]) -> String {
    "Translate this description of a video into English. Quotations, numbers and names stay letter for letter. Add nothing "
      + "and leave nothing out. Answer with the translation alone, in one line; a text that is English stays as it is.\n"
      + (lost.isEmpty ? "" : "These must stand in it: \(lost.joined(separator: ", "))\n") + "\n\(prompt)"
  }

  // MARK: The analysis (ReaDe, arXiv 2511.20563: reason, then describe)

  static func analysis() -> String {
    analysisKeys + " Answer with that JSON object and nothing else; write no description of the video yet."
  }

  private static let analysisKeys = """
    First analyse the task as a JSON object: "asked" (what the request asks for, in one sentence), "fixed" (a list: what \
    each condition fixes), "disagreements" (a list: where request and conditions disagree, and how it is settled; what a \
    condition measures counts), "free" (a list: what may be invented).
    """

  static let analysisSchema: JSON = {
    let list: JSON = .object(["type": "array", "items": .object(["type": "string"])])
    return object([
      JSON.Member("asked", .object(["type": "string"])), JSON.Member("fixed", list),
      JSON.Member("disagreements", list), JSON.Member("free", list),
    ])
  }()

  /// Whether an object is an analysis and not something else.
  static func isAnalysis(_ json: JSON) -> Bool {
    let keys = ["asked", "fixed", "disagreements", "free"]
    return keys.count { json[$0] != nil } >= 2
  }

  private static func object(_ members: [JSON.Member]) -> JSON {
    .object([
      "type": "object", "properties": .object(members),
      "required": .array(members.map { .string($0.key) }), "additionalProperties": false,
    ])
  }
}
