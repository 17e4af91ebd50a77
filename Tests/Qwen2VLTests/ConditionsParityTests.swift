import Qwen2VL
import Support
import Tensors
import TestSupport
import Testing

/// A prompt with a pose and a camera block: motion and camera tokens take positions by the rule for clips.
@Suite struct ConditionsParityTests {
  let golden: GoldenCheckpoint
  let expected: SafetensorsFile

  init() throws {
    golden = try GoldenCheckpoint("tied-flat-old")
    expected = try SafetensorsFile(TestFiles.golden("Qwen2VLTests", "encoders") + "/expected.safetensors")
  }

  func ints(_ name: String) throws -> [Int] { try expected.weight(name).floats().map { Int($0) } }

  @Test("Positions, last logits and 64 greedy tokens")
  func prompt() throws {
    let ids = try ints("prompt.conditions.ids").map { Int32($0) }
    let embedded = try golden.language.embed(ids)
    var positions = Positions()
    // Behind the start token of each; a camera grid is not merged.
    for (name, start, merge) in [("motion", 5, golden.config.vision.merge), ("camera", 7, 1)] {
      let marker = Int32(golden.config.text.vocabulary - 16 + start)
      let place = try #require(ids.firstIndex(of: marker)) + 1
      let grid = try ints("\(name).grid")
      positions.appendText(place - positions.count)
      positions.appendGrid(t: grid[0], h: grid[1] / merge, w: grid[2] / merge)
      let tokens = try expected.weight("\(name).tokens")
      #expect(positions.count == place + tokens.shape[0])
      embedded.write(tokens.floats(), row: place)
    }
    positions.appendText(ids.count - positions.count)
    #expect(
      try ints("prompt.conditions.positions") == [positions.t, positions.h, positions.w].flatMap { $0.map(Int.init) })
    #expect(try ints("prompt.conditions.delta") == [Int(positions.next) - positions.count])

    let state = golden.language.newState(capacity: ids.count)
    var logits = try golden.language.logits(golden.language.forward(embedded, positions, state))
    let first = try expected.weight("prompt.conditions.logits").floats()
    #expect(largestDifference(logits, first) < 1e-3 * (first.map(abs).max() ?? 0))
    var written: [Int] = []
    for _ in 0..<64 {
      let best = logits.indices.max { logits[$0] < logits[$1] } ?? 0
      written.append(best)
      var next = Positions(from: state.nextPosition)
      next.appendText(1)
      logits = try golden.language.logits(golden.language.forward(golden.language.embed([Int32(best)]), next, state))
    }
    #expect(try ints("prompt.conditions.greedy") == written)
  }
}
