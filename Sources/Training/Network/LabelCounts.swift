/// How many labels a whole step has, over all workers: what each worker divides its losses by.
package struct LabelCounts: Sendable {
  package private(set) var tokens = 0
  /// `head.attribute` → labelled inputs.
  package private(set) var attributes: [String: Int] = [:]

  package init(_ samples: [TrainingSample], _ heads: [AttributeHead]) {
    for sample in samples {
      tokens += sample.labels.reduce(0) { $0 + ($1 >= 0 ? 1 : 0) }
      for input in sample.inputs {
        guard let head = heads.first(where: { $0.name == input.head }) else { continue }
        for (attribute, label) in zip(head.attributes, input.classes) where label >= 0 {
          attributes["\(head.name).\(attribute.name)", default: 0] += 1
        }
      }
    }
  }
}

/// What a step or an evaluation counted, by task and by `head.attribute`.
package struct LossReport: Sendable, Equatable {
  package var tasks: [String: LossSum] = [:]
  package var attributes: [String: LossSum] = [:]

  package init() {}

  package mutating func add(_ other: LossReport) {
    for (key, sum) in other.tasks { tasks[key, default: LossSum()].add(sum) }
    for (key, sum) in other.attributes { attributes[key, default: LossSum()].add(sum) }
  }

  /// Of all tokens.
  package var tokens: LossSum {
    tasks.values.reduce(into: LossSum()) { $0.add($1) }
  }

  /// What the step lowers: the mean over the tokens, and the means over each attribute's inputs together.
  package var objective: Double {
    // Summed in a fixed order: the order of a dictionary changes from run to run.
    let parts = tasks.sorted { $0.key < $1.key }.map(\.value)
    let loss = parts.reduce(into: LossSum()) { $0.add($1) }.mean
    return attributes.sorted { $0.key < $1.key }.reduce(loss) { $0 + $1.value.mean }
  }
}
