import Support

/// One stage of a training (`a2c: recipe/1`): what it starts from, which parts it trains, on what, and how.
package struct Recipe: Document {
  /// The value of `a2c`.
  package static let kind = "recipe/1"
  /// The document for people.
  package static let title = "recipe"

  /// The stage's name, by which later stages start from it.
  package let name: String
  package let summary: String?
  package let start: RecipeStart
  /// What is trained; everything else stays as it is.
  package let train: [RecipePart]
  package let data: RecipeData
  package let optimiser: RecipeOptimiser
  package let steps: Int
  /// Samples of one step.
  package let batch: Int
  /// Parts that each worker's share of a step is divided into, to hold less at once.
  package let accumulation: Int
  package let seed: UInt64
  package let evaluation: RecipeEvaluation
  /// The numbers of the finished stage's weights.
  package let save: SavedNumbers
  package let path: String

  /// How the weights of a finished stage are written.
  package enum SavedNumbers: String, CaseIterable, Sendable { case f32, bf16 }

  package init(_ fields: inout Fields) {
    fields.kind(of: Self.self)
    name = fields.required("name", .slug("the stage's name, such as nano-text"), "The stage's name.")
    summary = fields.optional("summary", .text(), "What the stage is for, in a sentence.")
    start = fields.record("start", "What the stage starts from.")
    train = fields.required(
      "train", .list(of: .record(), count: 1...64), "The parts that are trained; all others stay as they are.")
    data = fields.required("data", .record(), "What the stage learns from.")
    optimiser = fields.record("optimiser", "AdamW and the learning rate.")
    steps = fields.required("steps", .integer(in: 1...100_000_000), "Steps of the optimiser.")
    batch = fields.required("batch", .integer(in: 1...65_536), "Samples of one step.")
    accumulation = fields.value(
      "accumulation", .integer(in: 1...4096), default: 1,
      "Parts of a worker's share of a step that are computed in turn.")
    seed = UInt64(
      truncatingIfNeeded: fields.value("seed", .integer(in: 0...Int.max), default: 0, "The start of random numbers."))
    evaluation = fields.record("evaluation", "Looking at held-out samples, and saving.")
    save = fields.value("save", .choice(), default: .f32, "The numbers of the finished weights.")
    path = fields.diagnostics.source.path
    for (index, part) in train.enumerated() where fields.isSound && part.layers != nil && part.part != .layers {
      fields.problem("'layers' belongs to the part 'layers'", at: "train", index: index)
    }
  }
}
