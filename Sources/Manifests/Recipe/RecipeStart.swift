import Support

/// What a stage starts from: a model, and finished stages whose parts stand in the place of the model's.
package struct RecipeStart: Record, Equatable {
  /// `nano` for random weights of the small model's sizes, else a folder or a name on Hugging Face.
  package let model: String
  /// A tokenizer.json for a model of random weights; `nil` is the vocabulary of bytes.
  package let tokenizer: String?
  /// Tokens of a vocabulary that is learnt from the synthetic world's texts; `nil` without one.
  package let vocabulary: Int?
  package let stages: [RecipeStage]
  /// Parts that are made anew from random numbers.
  package let fresh: [ModelPart]

  package init(_ fields: inout Fields) {
    model = fields.value(
      "model", .text("'nano', a folder or a name on Hugging Face"), default: "nano",
      "'nano' for random weights, else a model's folder or its name on Hugging Face.")
    tokenizer = fields.optional(
      "tokenizer", .text("a file"), "A tokenizer.json for a model of random weights; without one it reads bytes.")
    vocabulary = fields.optional(
      "vocabulary", .integer(in: 300...65_536),
      "For a model of random weights: the tokens of a vocabulary learnt from the synthetic world's texts.")
    stages = fields.value(
      "stages", .list(of: .record(), count: 0...16), default: [], "Finished stages, later ones before earlier ones.")
    fresh = fields.value(
      "fresh", .list(of: .choice(), count: 0...16, unique: true), default: [],
      "Parts that are made anew although the model has them.")
    if tokenizer != nil, vocabulary != nil {
      fields.problem("'vocabulary' and 'tokenizer' exclude each other", at: "vocabulary")
    }
  }
}

/// A finished stage that another starts from.
package struct RecipeStage: Record, Equatable {
  package let stage: String
  /// The parts that are taken from it; empty takes all.
  package let parts: [ModelPart]
  /// How much of each weight is this stage's; the rest comes from what is listed after it, and from the model.
  package let share: Double

  package init(_ fields: inout Fields) {
    stage = fields.required("stage", .slug("the name of a stage"), "The stage's name.")
    parts = fields.value(
      "parts", .list(of: .choice(), count: 0...16, unique: true), default: [], "What is taken of it; all by default.")
    share = fields.value(
      "share", .number(least: 0.01, most: 1), default: 1,
      "Below 1, weights are averaged: this much is this stage's, the rest is that of the stages listed after it.")
  }
}

/// A part of a model that can be trained or taken by itself.
package enum ModelPart: String, CaseIterable, Sendable {
  case vision, motion, camera
  case visionMerger = "vision-merger"
  case motionMerger = "motion-merger"
  case cameraMerger = "camera-merger"
  /// Embedding, layers, last norm and head together.
  case language
  case embedding, layers, norm, head
  /// The throw-away heads of encoders.
  case attributeHeads = "attribute-heads"
}

/// A part that is trained.
package struct RecipePart: Record, Equatable {
  package let part: ModelPart
  /// Of the part `layers`: the first and the last, counted from 0; negative numbers count from the end. `nil` is all.
  package let layers: [Int]?
  /// What the learning rate is multiplied by.
  package let rate: Double

  package init(_ fields: inout Fields) {
    part = fields.required("part", .choice(), "What is trained.")
    layers = fields.optional(
      "layers", .list(of: .integer(in: -1000...1000), count: 2...2),
      "The first and the last layer, counted from 0; negative numbers count from the end.")
    rate = fields.value("rate", .number(above: 0, most: 1000), default: 1, "What the learning rate is multiplied by.")
  }
}
