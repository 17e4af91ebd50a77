import Captioning
import Claims
import Generators
import Manifests
import Support
import TestSupport
import Testing

/// Our prompts beside what the makers' own examples are like (Golden/maker_examples.json): how they open, the order of what
/// they tell, how long they are.
@Suite struct MakerExampleTests {
  private static let examples: JSON? = try? JSONParser.parse(
    FileSystem.read(TestFiles.golden("GeneratorsTests", "maker_examples.json"), limit: 1 << 20))

  /// Typed from the guide of Wan 2.2: its lists of film terms.
  private static let terms: Set<String> = [
    "day time", "night time", "dawn time", "sunrise time", "daylight", "artificial lighting", "moonlight",
    "practical lighting", "firelight", "fluorescent lighting", "overcast lighting", "sunny lighting", "soft lighting",
    "hard lighting", "warm colors", "cool colors", "mixed colors", "top lighting", "side lighting", "underlighting",
    "edge lighting", "medium shot", "medium close-up shot", "wide shot", "medium wide shot", "close-up shot",
    "extreme close-up shot", "extreme wide shot", "over-the-shoulder shot", "low angle shot", "high angle shot",
    "dutch angle shot", "aerial shot", "overhead shot", "center composition", "balanced composition",
    "right-heavy composition", "left-heavy composition", "symmetrical composition", "short-side composition",
  ]

  @Test func theyAreAllThere() { #expect((Self.examples?.members ?? []).count >= 10) }

  @Test(arguments: (examples?.members ?? []).map(\.key)) func oursIsLikeTheirs(id: String) throws {
    let example = try #require(Self.examples?[id])
    let manifest = try Fixtures.manifest(id)
    #expect(example["guide"]?.stringValue == manifest.guide)
    let record = try CaptionFile.read(TestFiles.golden("GeneratorsTests", "caption_two.json"))
    let prompt = try Formatter(manifest)
      .format(record.caption, usersOwn: record.usersOwn, measured: record.measured)
    #expect(prompt.text == example["ours"]?.stringValue)
    try checkOpening(prompt, example["theirs"]?["opens"]?.stringValue ?? "", id)
    let order = (example["theirs"]?["order"]?.arrayValue ?? []).compactMap(\.stringValue)
    let places = order.compactMap { part in
      prompt.kept.firstIndex { $0.part.rawValue == part && !Self.isList($0.text) }
    }
    #expect(places == places.sorted(), "\(id): \(prompt.kept.map(\.part.rawValue))")
    for lead in ["This video", "The video shows", "We see", "In this"] { #expect(!prompt.text.contains(lead), "\(id)") }
  }

  /// Whether a text is a list of film terms and nothing else.
  static func isList(_ text: String) -> Bool {
    text.dropLast().split(separator: ",").allSatisfy { term in
      terms.contains(term.lowercased().split(separator: " ").joined(separator: " "))
    }
  }

  private func checkOpening(_ prompt: FormattedPrompt, _ opens: String, _ id: String) throws {
    let first = try #require(prompt.kept.first)
    switch opens {
    case "terms": #expect(Self.isList(first.text) && prompt.text.hasPrefix(first.text), "\(first.text)")
    case "style": #expect(first.part == .style && prompt.text.hasPrefix(first.text), "\(id)")
    case "style label": #expect(first.part == .style && prompt.text.hasPrefix("Style: " + first.text), "\(id)")
    case "subject": #expect([.dense, .mainObject].contains(first.part) && prompt.text.hasPrefix(first.text), "\(id)")
    case "fields":
      let line = "integrated_multimodal_description: [Shot 1] " + first.text
      #expect(first.part == .style && prompt.text.hasPrefix(line), "\(id)")
    case "json": #expect(try JSONParser.parse(prompt.text).members != nil, "\(id)")
    default: Issue.record("\(id): \(opens)")
    }
  }
}
