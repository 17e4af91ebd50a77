package import Conditions

/// The numbers of pictures, "Picture 1" and so on: they count through all conditions in the manifest's order, whatever the
/// order in which a model gets them.
package struct PictureNumbers: Sendable {
  private let firsts: [Int]
  /// Pictures of all conditions.
  package let count: Int

  package init(_ conditions: [FramedCondition]) { self.init(conditions.map(\.source)) }

  package init(_ conditions: [ConditionBlocks]) {
    var firsts: [Int] = []
    var next = 1
    for condition in conditions {
      firsts.append(next)
      // A block of pictures on their own holds one.
      for case .frames(let block) in condition.blocks where block.isNumbered { next += 1 }
    }
    self.firsts = firsts
    count = next - 1
  }

  /// The number of a condition's first picture; where it has none, that of the next picture.
  package func first(of condition: Int) -> Int { firsts.indices.contains(condition) ? firsts[condition] : count + 1 }
}
