import Captioning
import Manifests
import Qwen2VL
import Support
import Tensors
import TestSupport
import Testing

/// The repetition penalty against transformers' `generate` (see `Tests/Qwen2VLTests/Golden/README.md`).
@Suite struct PenaltyParityTests {
  @Test(
    "16 tokens with a penalty of 1.3", arguments: ["tied-flat-old", "untied-nested-new-sharded", "f16"],
    ["text", "picture", "pictures", "clip", "mixed"])
  func penalised(checkpoint: String, prompt: String) throws {
    let folder = TestFiles.golden("Qwen2VLTests", checkpoint)
    let path = folder + "/config.json"
    let config = try Qwen2VLConfig(
      json: JSONParser.parse(FileSystem.read(path, limit: 1 << 20), source: path), path: path)
    let source = try ModelFolderWeights.open(folder)
    let binder = WeightBinder(source, place: folder, renames: WeightNames.renames(for: source))
    let model = try LanguageModel(binder, config.text, source: folder, precision: .f32)
    let expected = try SafetensorsFile(folder + "/expected.safetensors")
    func ints(_ name: String) throws -> [Int] { try expected.weight(name).floats().map { Int($0) } }

    let ids = try ints("prompt.\(prompt).ids").map { Int32($0) }
    let pads = [12, 13].map { Int32(config.text.vocabulary - 16 + $0) }
    let embedded = try model.embed(ids)
    var positions = Positions()
    var index = 0
    for medium in try ints("prompt.\(prompt).media") {
      let tokens = try expected.weight("media.\(medium).tokens")
      let grid = try ints("media.\(medium).grid")
      let start = try #require(ids[index...].firstIndex { pads.contains($0) })
      positions.appendText(start - index)
      positions.appendGrid(t: grid[0], h: grid[1] / config.vision.merge, w: grid[2] / config.vision.merge)
      embedded.write(tokens.floats(), row: start)
      index = start + tokens.shape[0]
    }
    positions.appendText(ids.count - index)

    let state = model.newState(capacity: ids.count + 16)
    var sampler = Sampler(CaptionSettings(repetitionPenalty: 1.3), prompt: ids)
    var logits = try model.logits(model.forward(embedded, positions, state))
    var written: [Int] = []
    for _ in 0..<16 {
      let id = try #require(sampler.choose(&logits) { _ in true })
      written.append(Int(id))
      var next = Positions(from: state.nextPosition)
      next.appendText(1)
      logits = try model.logits(model.forward(model.embed([id]), next, state))
    }
    #expect(try ints("prompt.\(prompt).penalised") == written)
  }
}
