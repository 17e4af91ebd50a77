import Support
import TestSupport
import Testing

/// What the shipped examples ask for stands in their captions and prompts, whatever their conditions show.
@Suite struct ExampleWordsTests {
  @Test func everyExampleKeepsItsOwnPrompt() throws {
    let work = Workspace()
    try work.addExamples()
    let names = try FileSystem.list(work.file("Examples")).filter { $0.hasSuffix(".yaml") }.sorted()
    #expect(names.count >= 12)
    for name in names {
      let outcome = try work.run(
        "run", "--manifest", "Examples/\(name)", "--model", "facts", "--json", "--text-only", "--output", "out-\(name)")
      outcome.expectSuccess()
      let result = try JSONParser.parse(outcome.output)
      let prompt = try #require(Self.prompt(work.text("Examples/\(name)")), "\(name)")
      let settled = try #require(result["conflicts"]?.arrayValue).compactMap { $0["prompt"]?["value"]?.stringValue }
      let left = Set(settled.flatMap(Self.words))
      // "in picture 2" becomes the name that it was given, and is of no use to a generator that gets no pictures.
      let asked = Self.words(prompt)
      let wanted = asked.indices.filter { index in
        !left.contains(asked[index]) && asked[index] != "picture" && Int(asked[index]) == nil
          && !(index + 1 < asked.count && asked[index + 1] == "picture")
      }.map { asked[$0] }
      #expect(wanted.count >= 3, "\(name)")
      let caption = try #require(result["caption"]?.members).compactMap(\.value.stringValue).joined(separator: " ")
      Self.expect(wanted, in: caption, "\(name): caption")
      for member in try #require(result["prompts"]?.members) {
        let text = try #require(member.value["prompt"]?.stringValue)
        Self.expect(wanted, in: text, "\(name): \(member.key)")
      }
    }
  }

  private static func expect(_ wanted: [String], in text: String, _ place: String) {
    let found = Set(words(text))
    let lost = wanted.filter { !found.contains($0) }
    #expect(lost == [], "\(place) lost \(lost)")
  }

  /// The value of the manifest's line `prompt: "…"`.
  private static func prompt(_ manifest: String) -> String? {
    for line in manifest.split(separator: "\n") where line.hasPrefix("prompt:") {
      return line.dropFirst("prompt:".count).split(separator: "\"").first { $0.contains(where: \.isLetter) }.map(
        String.init)
    }
    return nil
  }

  private static func words(_ text: String) -> [String] {
    text.lowercased().split { !($0.isLetter || $0.isNumber || $0 == "'") }.map(String.init)
  }
}
