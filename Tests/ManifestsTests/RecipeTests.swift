import Manifests
import Support
import TestSupport
import Testing

struct RecipeTests {
  static let shipped = ((try? FileSystem.list(TestFiles.root + "/Manifests/recipes")) ?? []).sorted()

  @Test(arguments: shipped) func shippedRecipesAreSound(file: String) throws {
    let recipe = try Recipe.load(path: TestFiles.root + "/Manifests/recipes/" + file)
    #expect(recipe.name + ".yaml" == file)
    for stage in recipe.start.stages { #expect(Self.shipped.contains(stage.stage + ".yaml")) }
  }

  /// The rows of the paper's table 11 that differ between its columns.
  @Test(arguments: [
    ("1-camera", 5e-5, 0.0, 0.0, 0.0), ("1-motion", 5e-5, 0, 0, 0), ("2-identities", 5e-5, 0, 0.4, 0.6),
    ("2-pose", 5e-5, 0.4, 0.6, 0.6), ("2-camera", 5e-5, 0.6, 0.6, 0.6), ("2-depth", 1e-5, 0.8, 0.6, 0.6),
  ]) func table11(name: String, rate: Double, joint: Double, conditions: Double, sentences: Double) throws {
    let recipe = try Recipe.load(path: TestFiles.root + "/Manifests/recipes/any2caption-7b-\(name).yaml")
    #expect(recipe.optimiser.rate == rate)
    #expect(recipe.optimiser.betas == [0.9, 0.99])
    #expect(recipe.optimiser.decay == 0.01)
    #expect(recipe.data.jointRatio == joint)
    #expect(recipe.data.dropout.conditions == conditions)
    #expect(recipe.data.dropout.sentences == sentences)
    #expect(recipe.batch == 4)
  }

  @Test func aShareThatEndsElsewhereChangesInBetween() throws {
    let recipe = try Recipe.parse(
      text: """
        a2c: recipe/1
        name: x
        train: [{part: head}]
        data: {mix: [{task: copy, share: 4, final_share: 0}]}
        steps: 1
        batch: 1
        """, path: "x.yaml")
    #expect(recipe.data.mix[0].share(at: 0.25) == 3)
  }

  @Test(arguments: [
    ("train: [{part: head, layers: [0, 1]}]\ndata: {mix: [{task: copy}]}", "'layers' belongs to"),
    ("train: [{part: head}]\ndata: {mix: [{task: copy}], joint_ratio: 0.5}", "joint_ratio"),
    ("train: []\ndata: {mix: [{task: copy}]}", "a list of 1 to 64"),
    ("train: [{part: haed}]\ndata: {mix: [{task: copy}]}", "head"),
    ("train: [{part: head}]\nstart: {stages: [{stage: x, share: 0}]}\ndata: {mix: [{task: copy}]}", "share"),
  ]) func wrongRecipesAreExplained(text: String, says: String) {
    let error = #expect(throws: ManifestError.self) {
      try Recipe.parse(text: "a2c: recipe/1\nname: x\nsteps: 1\nbatch: 1\n" + text, path: "x.yaml")
    }
    #expect(error?.lines.joined().contains(says) == true || error?.hint?.contains(says) == true)
  }
}
