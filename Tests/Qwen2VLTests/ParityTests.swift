import Media
import Qwen2VL
import Support
import Tensors
import TestSupport
import Testing

/// Equality with transformers 4.57.6 in f32: see `Golden/README.md` for how the values were made.
@Suite struct ParityTests {
  static let media = cases(GoldenCheckpoint.plain, 0..<4) + cases(GoldenCheckpoint.windowed, 0..<6)
  static let prompts =
    cases(GoldenCheckpoint.plain, ["text", "picture", "pictures", "clip", "mixed"])
    + cases(GoldenCheckpoint.windowed, ["text", "picture", "clip", "slow", "mixed"])

  /// Each checkpoint with each element.
  static func cases<Element>(_ checkpoints: [String], _ elements: some Collection<Element>) -> [(String, Element)] {
    checkpoints.flatMap { checkpoint in elements.map { (checkpoint, $0) } }
  }

  @Test("Patches stand in the order that the tower's weights expect")
  func patches() throws {
    let golden = try GoldenCheckpoint("tied-flat-old")
    for medium in [2, 3] {
      let (rows, grid) = try PicturePatches.cut(golden.pictures("media.\(medium).frames"), golden.config.vision)
      #expect(try golden.ints("media.\(medium).grid") == [grid.t, grid.h, grid.w])
      #expect(try largestDifference(rows.values, golden.floats("media.\(medium).patches")) < 1e-6)
    }
  }

  @Test("Vision tokens within 1e-4", arguments: media)
  func vision(checkpoint: String, medium: Int) throws {
    let golden = try GoldenCheckpoint(checkpoint)
    let (rows, grid) = try PicturePatches.cut(golden.pictures("media.\(medium).frames"), golden.config.vision)
    let tokens = golden.vision(rows, grid, precision: .f32)
    #expect(try largestDifference(tokens.values, golden.floats("media.\(medium).tokens")) < 1e-4)
  }

  /// The embedded prompt and its positions, built from the pad ids of the expected token ids.
  func assemble(_ golden: GoldenCheckpoint, _ prompt: String) throws -> (Matrix, Positions) {
    let ids = try golden.ints("prompt.\(prompt).ids").map { Int32($0) }
    let embedded = try golden.language.embed(ids)
    var positions = Positions()
    var index = 0
    for medium in try golden.ints("prompt.\(prompt).media") {
      let (rows, grid) = try PicturePatches.cut(golden.pictures("media.\(medium).frames"), golden.config.vision)
      let tokens = golden.vision(rows, grid, precision: .f32)
      // A run of one repeated id as long as the medium has tokens is its place.
      var start = index
      while !ids[start..<min(start + tokens.rows, ids.count)].allSatisfy({ $0 == ids[start] && isPad($0, golden) }) {
        start += 1
      }
      positions.appendText(start - index)
      let merge = golden.config.vision.merge
      let seconds = "media.\(medium).seconds"
      let step = golden.config.spacing.positions(
        secondsPerStep: golden.expected.contains(seconds) ? try Double(golden.floats(seconds)[0]) : nil)
      positions.appendGrid(t: grid.t, h: grid.h / merge, w: grid.w / merge, timeStep: step)
      embedded.row(start).update(from: tokens.base, count: tokens.count)
      index = start + tokens.rows
    }
    positions.appendText(ids.count - index)
    return (embedded, positions)
  }

  /// Special ids stand sixteen before the end of the table; the pads are the thirteenth and fourteenth of them.
  func isPad(_ id: Int32, _ golden: GoldenCheckpoint) -> Bool {
    [12, 13].contains(Int(id) - (golden.config.text.vocabulary - 16))
  }

  @Test("Positions, last logits and 64 greedy tokens", arguments: prompts)
  func language(checkpoint: String, prompt: String) throws {
    let golden = try GoldenCheckpoint(checkpoint)
    let (embedded, positions) = try assemble(golden, prompt)
    let rows = [positions.t, positions.h, positions.w].flatMap { $0.map(Int.init) }
    #expect(try golden.ints("prompt.\(prompt).positions") == rows)
    #expect(try golden.ints("prompt.\(prompt).delta") == [Int(positions.next) - positions.count])

    let state = golden.language.newState(capacity: 8)
    var logits = try golden.language.logits(golden.language.forward(embedded, positions, state))
    let expected = try golden.floats("prompt.\(prompt).logits")
    let largest = expected.map(abs).max() ?? 0
    #expect(largestDifference(logits, expected) < 1e-3 * largest)

    var written: [Int] = []
    for step in 0..<64 {
      let best = logits.indices.max { logits[$0] < logits[$1] } ?? 0
      written.append(best)
      if step == 63 { break }
      var next = Positions(from: state.nextPosition)
      next.appendText(1)
      logits = try golden.language.logits(
        golden.language.forward(golden.language.embed([Int32(best)]), next, state))
    }
    #expect(try golden.ints("prompt.\(prompt).greedy") == written)
    let end = try golden.floats("prompt.\(prompt).logits_end")
    #expect(largestDifference(logits, end) < 1e-3 * (end.map(abs).max() ?? 0))
  }

  @Test("A prompt fed in pieces gives the same logits", arguments: ["mixed"])
  func pieces(prompt: String) throws {
    let golden = try GoldenCheckpoint("tied-flat-old")
    let (embedded, positions) = try assemble(golden, prompt)
    let state = golden.language.newState(capacity: 1)
    var hidden = Matrix(rows: 1, columns: 1)
    for first in stride(from: 0, to: embedded.rows, by: 7) {
      let range = first..<min(first + 7, embedded.rows)
      hidden = try golden.language.forward(embedded.rows(range), positions.slice(range), state)
    }
    let expected = try golden.floats("prompt.\(prompt).logits")
    #expect(try largestDifference(golden.language.logits(hidden), expected) < 1e-3 * (expected.map(abs).max() ?? 0))
  }

  @Test("In bf16 the logits stay within 2e-2 of the largest", arguments: prompts)
  func bf16(checkpoint: String, prompt: String) throws {
    let golden = try GoldenCheckpoint(checkpoint, precision: .bf16)
    let (embedded, positions) = try assemble(golden, prompt)
    let logits = try golden.language.logits(
      golden.language.forward(embedded, positions, golden.language.newState(capacity: 16)))
    let expected = try golden.floats("prompt.\(prompt).logits")
    let difference = largestDifference(logits, expected) / (expected.map(abs).max() ?? 1)
    #expect(difference > 1e-5 && difference < 2e-2)
  }

  @Test("In bf16 vision tokens stay within 2e-2 of the largest", arguments: media)
  func bf16Vision(checkpoint: String, medium: Int) throws {
    let golden = try GoldenCheckpoint(checkpoint)
    let (rows, grid) = try PicturePatches.cut(golden.pictures("media.\(medium).frames"), golden.config.vision)
    let tokens = golden.vision(rows, grid, precision: .bf16).values
    let expected = try golden.floats("media.\(medium).tokens")
    let difference = largestDifference(tokens, expected) / (expected.map(abs).max() ?? 1)
    #expect(difference > 1e-5 && difference < 2e-2)
  }

  @Test("No weight of the checkpoints goes unused", arguments: GoldenCheckpoint.plain + GoldenCheckpoint.windowed)
  func unused(checkpoint: String) throws {
    #expect(try GoldenCheckpoint(checkpoint).binder.unused == [])
  }
}
