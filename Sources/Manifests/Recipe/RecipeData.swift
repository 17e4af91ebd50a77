import Support

/// What a stage learns from: exercises in given shares, made of one source.
package struct RecipeData: Record, Equatable {
  /// `world`, the synthetic world, or the name of a dataset.
  package let source: String
  /// The start of the samples' random numbers; held-out samples have others.
  package let seed: UInt64
  package let mix: [RecipeExercise]
  /// The share of samples that are `joint` instead: what keeps a model from forgetting (the paper's joint train ratio).
  package let jointRatio: Double
  package let joint: [RecipeExercise]
  package let dropout: RecipeDropout
  /// The share of depth clips that are shown in other colours, so that shapes are learnt and not shades.
  package let recolouring: Double
  /// The share of samples whose conditions come with the facts that the adapters tell of them in words.
  package let facts: Double
  /// The share of samples with several people in one identity picture or before the camera, above those that chance brings:
  /// whom a prompt means is learnt from these.
  package let crowds: Double
  /// The share of samples with poses in which somebody walks or runs towards the camera or away from it, above those that
  /// chance brings: skeletons that hardly move sideways look like standing, squatting and jumping ones.
  package let approaches: Double
  /// The share of samples whose short prompt says most of what the conditions show, too: what it leaves out is still read
  /// from them.
  package let repetition: Double

  package init(_ fields: inout Fields) {
    source = fields.value("source", .text(), default: "world", "'world', the synthetic world, or a dataset's name.")
    seed = UInt64(
      truncatingIfNeeded: fields.value(
        "seed", .integer(in: 0...899_998), default: 1, "The start of the samples' random numbers."))
    mix = fields.required("mix", .list(of: .record(), count: 1...64), "Exercises with their shares.")
    jointRatio = fields.value(
      "joint_ratio", .number(least: 0, most: 1), default: 0, "The share of samples that are joint ones instead.")
    joint = fields.value(
      "joint", .list(of: .record(), count: 0...64), default: [], "Exercises that keep what is known already.")
    dropout = fields.record("dropout", "What of a sample is left out at random.")
    recolouring = fields.value(
      "recolouring", .number(least: 0, most: 1), default: 0, "The share of depth clips that are shown in other colours."
    )
    facts = fields.value(
      "facts", .number(least: 0, most: 1), default: 0, "The share of samples with the adapters' facts in words.")
    crowds = fields.value(
      "crowds", .number(least: 0, most: 1), default: 0,
      "The share of samples that are sought for several people in one picture or clip.")
    approaches = fields.value(
      "approaches", .number(least: 0, most: 1), default: 0,
      "The share of samples that are sought for poses of people who walk or run towards the camera or away from it.")
    repetition = fields.value(
      "repetition", .number(least: 0, most: 1), default: 0,
      "The share of samples whose prompt says most of what the conditions show, too.")
    if fields.isSound, jointRatio > 0, joint.isEmpty {
      fields.problem("expected exercises for the joint_ratio of \(jointRatio)", at: "joint")
    }
  }
}

/// One kind of exercise.
package struct RecipeExercise: Record, Equatable {
  /// What is asked, such as `caption`; the source says which it knows.
  package let task: String
  /// A dataset of its own; `nil` is the stage's source.
  package let source: String?
  /// The adapters whose conditions are given, by their short ids.
  package let conditions: [String]
  /// How often it comes, against the others.
  package let share: Double
  /// The share at the last step; between first and last it changes evenly. `nil` keeps it.
  package let finalShare: Double?

  package init(_ fields: inout Fields) {
    task = fields.required("task", .slug("a task such as caption"), "What is asked.")
    source = fields.optional("source", .text(), "A dataset of its own.")
    conditions = fields.value(
      "conditions", .list(of: .adapterID, count: 0...16, unique: true), default: [], "The conditions that are given.")
    share = fields.value(
      "share", .number(least: 0, most: 1_000_000), default: 1, "How often it comes, against the others.")
    finalShare = fields.optional(
      "final_share", .number(least: 0, most: 1_000_000), "Its share at the last step, reached evenly.")
  }

  /// Its share when `progress` of the steps, 0 to 1, are done.
  package func share(at progress: Double) -> Double {
    guard let finalShare else { return share }
    return share + (finalShare - share) * min(max(progress, 0), 1)
  }
}

/// What of a sample is left out at random (the paper, section 6.1 and table 11).
package struct RecipeDropout: Record, Equatable {
  /// The chance of each sentence of the short prompt.
  package let sentences: Double
  /// The chance of each condition, where several are given; one always stays.
  package let conditions: Double

  package init(_ fields: inout Fields) {
    sentences = fields.value(
      "sentences", .number(least: 0, most: 1), default: 0, "The chance of each sentence of the short prompt.")
    conditions = fields.value(
      "conditions", .number(least: 0, most: 1), default: 0, "The chance of each condition; one always stays.")
  }
}
