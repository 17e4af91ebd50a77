import Manifests
import Qwen2VL
import Testing

/// Which weights belong to a part that a recipe names.
@Suite struct ModelPartTests {
  @Test func layersAreCountedFromEitherEnd() throws {
    let recipe = try Recipe.parse(
      text: """
        a2c: recipe/1
        name: x
        train: [{part: layers, layers: [-2, -1]}, {part: vision-merger}]
        data: {mix: [{task: copy}]}
        steps: 1
        batch: 1
        """, path: "x.yaml")
    let names = (0..<6).map { "model.layers.\($0).mlp.up_proj.weight" }
    #expect(names.map { recipe.train[0].contains($0, layerCount: 6) } == [false, false, false, false, true, true])
    #expect(recipe.train[1].contains("visual.merger.mlp.0.weight", layerCount: 6))
    #expect(!recipe.train[1].contains("visual.blocks.0.norm1.weight", layerCount: 6))
  }

  /// Every weight of a model belongs to exactly one of the parts that do not overlap.
  @Test func partsCoverAModel() throws {
    let parts: [ModelPart] = [.vision, .motion, .camera, .embedding, .layers, .norm, .head]
    let names = try NewModel.nano(vocabulary: 300).weights().map(\.name)
    #expect(names.count > 100)
    for name in names {
      #expect(parts.count { $0.prefixes.contains(where: name.hasPrefix) } == 1, "\(name)")
    }
  }
}
