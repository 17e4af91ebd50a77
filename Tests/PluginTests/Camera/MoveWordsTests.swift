import CA2CPlugin
import Support
import TestSupport
import Testing

/// Paths made from words: what the facts tell of them is what was asked for.
@Suite struct MoveWordsTests {
  private func encode(_ words: String) throws -> Recording {
    let host = PluginHost()
    (host.facts.camera_height, host.facts.camera_width) = (4, 4)
    return try host.encode("Camera", "camera", [], JSON.object(["moves": .string(words)]).text())
  }

  private func phases(_ value: String) -> [Set<String>] {
    value.split(separator: ";").map { phase in
      let plain = phase.trimmingPrefix(" ").trimmingPrefix("then ")
      return Set(plain.split(separator: ",").map { String($0.trimmingPrefix(" ")) })
    }
  }

  @Test func twoHundredScriptsThereAndBack() throws {
    var wrong: [String] = []
    for seed in 0..<200 {
      var random = SeededGenerator(seed: UInt64(9000 + seed))
      let talk = MoveTalk(&random)
      do {
        let result = try encode(talk.text)
        let claim = try #require(result.claims.first { $0.aspect == "camera" })
        let sentence = try #require(result.texts.last)
        let isTold = talk.degrees.allSatisfy { sentence.contains(" by \($0)") }
        if phases(claim.value) != talk.truth || !isTold { wrong.append("\(talk.text) → \(sentence)") }
      } catch {
        wrong.append("\(talk.text): \(error)")
      }
    }
    #expect(wrong.isEmpty, "\(wrong.count) of 200:\n\(wrong.joined(separator: "\n"))")
  }

  @Test(arguments: [
    ("orbit left 40°, then push in", "The camera first arcs left by 40° around a point ahead, then dollies forward."),
    ("pan left 30°, then hold", "The camera pans left by 30°."),
    ("The camera slowly pans to the left by thirty degrees.", "The camera slowly pans left by 30°."),
    ("crane up", "The camera pedestals up."), ("zoom in 2x over 3 seconds", "The camera zooms in 2 times."),
    ("a full circle around the subject to the right", "The camera orbits right by 360° around a point ahead."),
    (
      "roll clockwise 20°; then roll back",
      "The camera first rolls clockwise by 20°, then rolls counter-clockwise by 20°."
    ),
    ("static for 1 s, then whip pan right 60°", "The camera quickly pans right by 60°."),
    ("hold for two seconds", "The camera is static."), ("turn around", "The camera pans right by 180°."),
    (
      "move closer, then circle the table 180° to the left",
      "The camera first dollies forward, then orbits left by 180° around a point ahead."
    ),
    ("pan left 30° then right 60°", "The camera first pans left by 30°, then pans right by 60°."),
    ("dolly zoom", "The camera dollies forward while it zooms out 1.5 times."),
  ]) func examples(_ words: String, _ sentence: String) throws {
    let texts = try encode(words).texts
    #expect(texts.contains { $0.hasPrefix(sentence) }, "\(texts)")
  }

  @Test(arguments: [
    ("schwenk nach links um 30°", "German"), ("镜头向左平移30度", "Chinese"), ("pan lefft 30°", "'lefft'"),
    ("pan", "a pan without a side"), ("zoom", "without a side"), ("tilt left", "does not go 'left'"),
    ("don't move", "does not do"), ("push in 30°", "degrees"), ("pan left 3 m", "metres"), ("orbit lefft", "'lefft'"),
    ("tilt up 200°", "expected 1° to 85°"), ("hold for 0 s", "no time"), ("hold for 99999 s", "longer than"), ("", ""),
    ("the camera", "no move"), ("left", "alone"),
  ]) func refused(_ words: String, _ message: String) throws {
    do {
      _ = try encode(words)
      Issue.record("read: \(words)")
    } catch let failure as PluginFailure {
      #expect(failure.status == A2C_BAD_INPUT)
      #expect(failure.message.contains(message), "\(failure.message)")
      #expect(!failure.hint.isEmpty)
    }
  }

  /// A text file of words, and words beside a file.
  @Test func files() throws {
    let scratch = ScratchFolder()
    let host = PluginHost()
    let file = scratch.write("orbit left 40°\nthen push in\n", to: "moves.txt")
    let result = try host.encode("Camera", "camera", [file])
    #expect(result.decision("format") == "words")
    #expect(result.claims.first?.value == "arc left; then dolly forward")
    #expect(throws: PluginFailure.self) { try host.encode("Camera", "camera", [file], #"{"moves": "pan left"}"#) }
    #expect(throws: PluginFailure.self) { try host.encode("Camera", "camera", []) }
  }

  /// Any text is read or refused.
  @Test func anyText() throws {
    var random = SeededGenerator(seed: 3)
    let words = [
      "pan", "left", "30", "°", "then", ",", "and", "while", "in", "2", "s", "zoom", "x", "orbit", "around", "the",
      "by",
      "back", "hold", "for", "-", ".", "1e9", "half", "hundred", "percent", "slowly", "\n", "9999999999999999999",
      "over",
    ]
    for _ in 0..<400 {
      let text = (0..<Int.random(in: 1...12, using: &random)).map { _ in words.randomElement(using: &random) ?? "" }
      do { _ = try encode(text.joined(separator: " ")) } catch is PluginFailure {}
    }
    #expect(throws: PluginFailure.self) { try encode(String(repeating: "pan left ", count: 1000)) }
  }
}
