/// AdamW and how its learning rate goes.
package struct RecipeOptimiser: Record, Equatable {
  package enum Schedule: String, CaseIterable, Sendable { case constant, linear, cosine }

  package let rate: Double
  package let schedule: Schedule
  /// Steps in which the rate grows to its full size.
  package let warmUp: Int
  /// The share of the rate that is left at the end.
  package let floor: Double
  /// First and second.
  package let betas: [Double]
  /// Of matrices only, decoupled.
  package let decay: Double
  /// The largest norm of all gradients together; `nil` does not clip.
  package let clip: Double?

  package init(_ fields: inout Fields) {
    rate = fields.value("rate", .number(above: 0, most: 1000), default: 1e-3, "The learning rate after the warm-up.")
    schedule = fields.value("schedule", .choice(), default: .cosine, "How the rate goes down.")
    warmUp = fields.value("warm_up", .integer(in: 0...100_000_000), default: 0, "Steps of warm-up.")
    floor = fields.value("floor", .number(least: 0, most: 1), default: 0.1, "The share of the rate left at the end.")
    betas = fields.value(
      "betas", .list(of: .number(least: 0, most: 0.999999), count: 2...2), default: [0.9, 0.98], "Of the two moments.")
    decay = fields.value("decay", .number(least: 0, most: 1), default: 0.01, "Weight decay, of matrices only.")
    clip = fields.optional("clip", .number(above: 0), "The largest norm of all gradients together.")
  }
}

/// How often a stage looks at held-out samples and saves.
package struct RecipeEvaluation: Record, Equatable {
  /// Steps between two evaluations; 0 for none but at the end.
  package let every: Int
  package let samples: Int
  /// Steps between two checkpoints.
  package let saveEvery: Int

  package init(_ fields: inout Fields) {
    every = fields.value("every", .integer(in: 0...100_000_000), default: 200, "Steps between two evaluations.")
    samples = fields.value("samples", .integer(in: 0...100_000), default: 64, "Held-out samples of an evaluation.")
    saveEvery = fields.value(
      "save_every", .integer(in: 1...100_000_000), default: 200, "Steps between two checkpoints.")
  }
}
