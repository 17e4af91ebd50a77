import A2CPluginKit
import Support
import Tensors
import TestSupport
import Testing

/// An adapter with a network and frame tokens of its own, followed from its weights to the scores behind the prompt.
@Suite(.enabled(if: Installed.canCompile && Installed.swiftc != nil)) struct OwnEncoderTests {
  /// What `inspect --dump` leaves of the example.
  private struct Dump {
    let logits: [Float]
    let tokens: NumpyArray
    let prompt: JSON
    let conditions: [JSON]
  }

  private func dump(_ installed: Installed, _ project: String, _ name: String) throws -> Dump {
    let outcome = try installed.a2c(
      "inspect", "--adapter-path", project, "--manifest", "example.yaml", "--dump", name, "--json", in: project)
    outcome.expectSuccess()
    let folder = "\(project)/\(name)"
    let tokens = try FileSystem.list(folder).first { $0.hasSuffix(".tokens.npy") }
    return Dump(
      logits: try NumpyFile.array(at: "\(folder)/logits.npy").floats(),
      tokens: try NumpyFile.array(at: "\(folder)/\(tokens ?? "")"),
      prompt: try JSONParser.parse(FileSystem.read("\(folder)/prompt.json", limit: 1 << 26)),
      conditions: try outcome.json()["conditions"]?.arrayValue ?? [])
  }

  @Test func fromItsWeightsToTheLastScore() throws {
    let installed = try Installed.shared.get()
    let work = Workspace()
    let project = try installed.build("thermal-swift", in: work)
    let first = try dump(installed, project, "first")
    #expect(first.tokens.shape == [96, 256])
    #expect(first.logits.count > 0 && first.logits.allSatisfy(\.isFinite))
    try checkPlaces(first.prompt)

    // The same again gives the same.
    let again = try dump(installed, project, "again")
    #expect(again.logits == first.logits)

    // One weight of the network: the tokens change, and with them the scores.
    let file = "thermal-swift/thermal-tokens.a2c/encoder.safetensors"
    var weights = try work.bytes(file)
    // The first number's upper byte, behind the header whose length stands in front.
    let upper = 9 + Int(weights[0]) + (Int(weights[1]) << 8)
    weights[upper] ^= 0x04
    work.scratch.write(weights, to: file)
    let changed = try dump(installed, project, "weight")
    #expect(changed.tokens.floats() != first.tokens.floats())
    #expect(changed.logits != first.logits)
    weights[upper] ^= 0x04
    work.scratch.write(weights, to: file)

    // One temperature of the clip: exactly the tokens of its patch change.
    try work.edit("thermal-swift/sample.txt", "thermal 16 12 4\n18.", "thermal 16 12 4\n39.")
    let warmer = try dump(installed, project, "input")
    let (old, new) = (first.tokens.floats(), warmer.tokens.floats())
    #expect(old[..<256] != new[..<256])
    #expect(old[256...] == new[256...])
    #expect(warmer.logits != first.logits)
  }

  /// The tokens stand between one pair of frame tokens and have the positions of a grid of 8 × 3 × 4.
  private func checkPlaces(_ prompt: JSON) throws {
    let spans = try #require(prompt["spans"]?.arrayValue)
    let ids = try #require(prompt["token_ids"]?.integers)
    let index = try #require(spans.firstIndex { $0["length"]?.intValue == 96 })
    let start = try #require(spans[index]["start"]?.intValue)
    // The model does not know the adapter's frame tokens: those of the vision encoder stand in for both.
    #expect(ids[start - 1] == 3 && ids[start + 96] == 4, "\(ids[start - 1]) \(ids[start + 96])")
    #expect(Set(ids[start..<(start + 96)]).count == 1)
    let rows = try #require(prompt["positions"]?.arrayValue).compactMap(\.integers)
    let base = rows[0][start]
    for token in 0..<96 {
      let place = [token / 12, token / 4 % 3, token % 4]
      #expect(rows.map { $0[start + token] - base } == place, "token \(token)")
    }
    // Text goes on behind the largest of the three axes.
    #expect(rows.map { $0[start + 96] } == Array(repeating: base + 8, count: 3))
  }

  @Test func aModelOfAnotherWidthGetsWords() throws {
    let installed = try Installed.shared.get()
    let work = Workspace()
    let project = try installed.build("thermal-swift", in: work)
    let outcome = try installed.a2c(
      "adapter", "validate", "thermal-tokens.a2c", "--token-width", "512", "--include", "^encodes-sample$", "--json",
      in: project)
    #expect(outcome.status == 0, "\(outcome.output)")
    let results = try outcome.json()["adapters"]?.arrayValue?.first?["results"]?.arrayValue
    #expect(results?.first?["detail"]?.stringValue?.hasPrefix("text: temperatures from") == true, "\(outcome.output)")
  }
}
