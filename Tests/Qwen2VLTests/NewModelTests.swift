import Qwen2VL
import Support
import Tensors
import Testing

/// Models that do not exist yet.
@Suite struct NewModelTests {
  @Test("The bundled small model has about eight million parameters and a configuration that reads back")
  func nano() throws {
    let model = NewModel.nano(vocabulary: 268)
    let count = try model.weights().reduce(0) { $0 + $1.shape.reduce(1, *) }
    #expect((6_000_000..<12_000_000).contains(count), "\(count)")
    let config = try Qwen2VLConfig(json: model.configJSON(special: ["image_token_id": 262]), path: "config.json")
    #expect(config.text == model.text && config.vision == model.vision)
    #expect(model.configJSON(special: ["image_token_id": 262])["image_token_id"] == 262)
    let names = try model.weights().map(\.name)
    #expect(Set(names).count == names.count)
    #expect(names.contains("motion.merger.mlp.2.weight") && names.contains("camera.patch_embed.proj.weight"))
  }

  @Test("The same seed and name give the same numbers; another seed or name others")
  func seeds() {
    func values(_ name: String, _ seed: UInt64) -> [Float] {
      NewModel.randomValues(name: name, shape: [8, 8], seed: seed)
    }
    #expect(values("a.weight", 1) == values("a.weight", 1))
    #expect(values("a.weight", 1) != values("a.weight", 2))
    #expect(values("a.weight", 1) != values("b.weight", 1))
  }

  @Test("Numbers are spread as their kind needs")
  func spread() {
    func moments(_ name: String, _ shape: [Int]) -> (mean: Double, deviation: Double) {
      let values = NewModel.randomValues(name: name, shape: shape, seed: 3).map(Double.init)
      let mean = values.reduce(0, +) / Double(values.count)
      return (mean, (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)).squareRoot())
    }
    let norm = moments("model.norm.weight", [4096])
    #expect(abs(norm.mean - 1) < 0.01 && abs(norm.deviation - 0.02) < 0.005)
    let bias = moments("a.bias", [4096])
    #expect(abs(bias.mean) < 0.01 && abs(bias.deviation - 0.02) < 0.005)
    let matrix = moments("a.weight", [64, 100])
    #expect(abs(matrix.mean) < 0.01 && abs(matrix.deviation - 0.1) < 0.005)
    #expect(abs(moments("model.embed_tokens.weight", [64, 100]).deviation - 1) < 0.05)
  }

  @Test("Shapes that overflow give nothing")
  func overflow() {
    #expect(NewModel.randomValues(name: "a", shape: [.max, 2], seed: 1).isEmpty)
    #expect(NewModel.randomValues(name: "a", shape: [2, .max, 2], seed: 1).isEmpty)
  }
}
