import Claims
import Support
import TestSupport
import Testing

/// Prompts of somebody who saw no rules, with the phrases that must stand in each part. The rules were mended on the first of
/// each two lines. RESULTS.md has the figures of both halves.
@Suite struct FreshPromptsTests {
  /// 120 prompts (`Golden/fresh_prompts.jsonl`).
  @Test func phrasesStandInTheirParts() throws {
    try read(
      "fresh_prompts.jsonl",
      [
        ("subject", .mainObject, 114), ("act", .action, 101), ("place", .background, 75), ("camera", .camera, 66),
        ("style", .style, 47),
      ])
  }

  /// 100 by another author (`Golden/further_prompts.jsonl`).
  @Test func phrasesOfAnotherAuthorStandInTheirParts() throws {
    try read(
      "further_prompts.jsonl",
      [
        ("subject", .mainObject, 96), ("act", .action, 84), ("place", .background, 66), ("camera", .camera, 56),
        ("style", .style, 43),
      ])
  }

  /// Twice 60 by a third, on which nothing was mended; the second file is not read by who mends the rules.
  @Test func phrasesOfAThirdAuthorStandInTheirParts() throws {
    try read(
      "paraphrased_prompts.jsonl",
      [
        ("subject", .mainObject, 53), ("act", .action, 53), ("place", .background, 32), ("camera", .camera, 26),
        ("style", .style, 26),
      ])
    try read(
      "held_prompts.jsonl",
      [
        ("subject", .mainObject, 53), ("act", .action, 52), ("place", .background, 35), ("camera", .camera, 23),
        ("style", .style, 20),
      ])
  }

  private func read(_ file: String, _ parts: [(key: String, part: CaptionPart, least: Int)]) throws {
    var counts: [String: (right: [Int], of: [Int])] = [:]
    for (number, row) in try rows(file).enumerated() {
      let text = try #require(row["text"]?.stringValue)
      let caption = FactsWriter.caption(Settlement.settle(PromptReading(text), []))
      for (key, part, _) in parts {
        guard let wanted = row[key], wanted != .null else { continue }
        var count = counts[key] ?? ([0, 0], [0, 0])
        count.of[number % 2] += 1
        if Self.holds(wanted, Self.plain(caption[part])) { count.right[number % 2] += 1 }
        counts[key] = count
      }
    }
    for (key, _, least) in parts {
      let count = try #require(counts[key])
      print("\(key): \(count.right[0]) of \(count.of[0]), held out \(count.right[1]) of \(count.of[1])")
      #expect(count.right.reduce(0, +) >= least, "\(key)")
    }
  }

  /// 60 sentences with words of the camera (`Golden/camera_words.jsonl`): they tell the moves that are asked for, and no other.
  @Test func movesAreTheOnesThatAreAsked() throws {
    var right = [0, 0]
    let all = try rows("camera_words.jsonl")
    for (number, row) in all.enumerated() {
      let text = try #require(row["text"]?.stringValue)
      let asked = try #require(row["moves"]?.arrayValue).compactMap(\.stringValue)
      let caption = FactsWriter.caption(Settlement.settle(PromptReading(text), []))
      let isFree = asked.contains { Self.moves[$0] == nil }
      let reader = CaptionReader(StructuredCaption([.camera: caption[.camera]]))
      let told = Self.moves.values.joined().filter { reader.judge(Self.claim($0)) == .kept }
      let isAsked = asked.allSatisfy { name in
        Self.moves[name].map { moves in moves.contains { told.contains($0) } } ?? !caption[.camera].isEmpty
      }
      // Who pans left pans.
      let exact = told.filter { move in move.contains(" ") || !told.contains { $0.hasPrefix(move + " ") } }
      let isOnly = isFree || exact.allSatisfy { move in asked.contains { Self.moves[$0]?.contains(move) == true } }
      if isAsked, isOnly { right[number % 2] += 1 }
    }
    print("camera words: \(right[0]), held out \(right[1]), of \(all.count / 2) each")
    #expect(right[0] + right[1] >= 55)
  }

  /// What a name of a move may be told as; a move of another kind ("dolly zoom") only has to be in the camera part.
  private static let moves: [String: [String]] = [
    "push in": ["dolly forward"], "move forward": ["dolly forward"], "pull back": ["dolly back"],
    "zoom in": ["zoom in"],
    "zoom out": ["zoom out"], "pan left": ["pan left"], "pan right": ["pan right"], "pan": ["pan"],
    "tilt up": ["tilt up"],
    "tilt down": ["tilt down"], "tilt": ["tilt"], "move left": ["truck left"], "move right": ["truck right"],
    "move up": ["pedestal up"], "move down": ["pedestal down"], "orbit": ["arc"], "follow": ["follow"],
    "handheld": ["handheld"], "static": ["static"], "roll": ["roll"],
  ]

  private static func claim(_ move: String) -> Claim {
    Claim(.camera, move, sentence: "", source: .condition(0))
  }

  private func rows(_ file: String) throws -> [JSON] {
    let text = String(
      decoding: try FileSystem.read(TestFiles.golden("ClaimsTests", file), limit: Limits.jsonBytes), as: UTF8.self)
    return try text.split(separator: "\n").map { try JSONParser.parse(String($0)) }
  }

  /// One phrase, one of several, or all of them.
  private static func holds(_ wanted: JSON, _ text: String) -> Bool {
    if let phrase = wanted.stringValue { return text.contains(plain(phrase)) }
    if let any = wanted.arrayValue { return any.contains { holds($0, text) } }
    return wanted["all"]?.arrayValue?.allSatisfy { holds($0, text) } ?? false
  }

  /// Letters and digits in lower case, words parted by one space and enclosed in spaces; signs without them.
  private static func plain(_ text: String) -> String {
    let words = text.lowercased().split { !($0.isLetter || $0.isNumber) }
    let isIdeographic = text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
    return isIdeographic ? words.joined() : " \(words.joined(separator: " ")) "
  }
}
