import Captioning
import Claims
import Evaluation
import Manifests
import Support
import Synthesis
import TestSupport
import Testing

/// What the bundled model writes of conditions whose truth is known.
@Suite struct BundledModelTests {
  /// The scene of `Examples/combo.yaml`, chosen before the model was trained.
  private static let combo = EvaluationSample(
    scene: World.scene(seed: 20_261_123, index: 0, personFirst: true), kinds: [.identities, .pose, .camera, .depth])

  @Test func exampleIsThatScene() throws {
    let path = "\(TestFiles.root)/Examples/combo/facts.json"
    let facts = try JSONParser.parse(FileSystem.read(path, limit: Limits.jsonBytes), source: path)
    let known = try #require(facts["known"]?.arrayValue).compactMap(\.stringValue)
    #expect(Set(known) == Set(Self.combo.known.map(\.name)))
  }

  /// The weights are made by the recipes in the repository: the note follows from where each of them starts.
  @Test func noteNamesTheRecipes() throws {
    var stages: [String] = []
    func add(_ name: String) throws {
      let recipe = try Recipe.load(path: "\(TestFiles.root)/Manifests/recipes/\(name).yaml")
      for start in recipe.start.stages.reversed() { try add(start.stage) }
      let stage = "stage \(name): \(recipe.steps) steps of \(recipe.batch) samples, seed \(recipe.seed)"
      if !stages.contains(stage) { stages.append(stage) }
    }
    try add("nano-3-settling")
    let manifest = try ModelManifest.load(path: TestFiles.root + "/Examples/nano/a2c.yaml")
    #expect(manifest.training.note == stages.joined(separator: "; "))
    #expect(manifest.training.state == .trained)
  }

  @Test func exampleIsCaptionedRightInEveryPart() throws {
    let work = Workspace()
    try work.addExamples()
    let outcome = try work.run("run", "--manifest", "Examples/combo.yaml", "--keep", "off", "--json")
    outcome.expectSuccess()
    let caption = try StructuredCaption(json: try #require(try outcome.json()["caption"]))
    let verdicts = RulesJudge(caption).verdicts(Self.combo.questions)
    #expect(verdicts.count >= 15)
    for verdict in verdicts {
      let question = verdict.question
      #expect(verdict.isRight, "\(question.key) is \(question.answer), not \(verdict.answer ?? "unsaid")")
    }
  }

  /// Scenes that no training has seen, without facts in words: what the model itself reads.
  @Test(arguments: ["camera", "pose", "identities", "depth"]) func conditionsAreRead(_ condition: String) throws {
    let work = Workspace()
    let outcome = try work.run(
      "eval", "captions", "--synth-seed", "900100", "--count", "12", "--set", condition, "--without", condition,
      "--metrics", "none", "--json")
    outcome.expectSuccess()
    let json = try outcome.json()
    #expect(json["structural_integrity"]?.doubleValue == 1)
    let told = try #require(json["told_by"]?[condition])
    let given = try #require(told["given"]?["accuracy"]?.doubleValue)
    let without = try #require(told["without"]?["accuracy"]?.doubleValue)
    #expect(given > without + 0.2, "\(given) with the condition, \(without) without it")
  }
}
