package import Synthesis

/// The answer to ``WorldTask/sides``.
package enum SideList {
  /// `left person, man, …, right person, woman, …`; of identity pictures each begins with its number and has a side where
  /// it shows two people.
  package static func text(_ scene: Scene, shownBy kind: ConditionKind) -> String {
    guard kind == .identities else { return side(scene, kind) }
    let plan = IdentityPlan(scene)
    return (0..<plan.count).map { index in
      "picture \(index + 1) " + picture(plan.cast(picture: index + 1, of: scene))
    }.joined(separator: ", ")
  }

  /// The figures of one picture, which stand from left to right.
  private static func picture(_ cast: Scene) -> String {
    cast.subjects.indices.map { index in
      let words = values(index, of: cast, .identities).joined(separator: ", ")
      guard cast.subjects.count > 1 else { return words }
      return (index == 0 ? Side.left : .right).rawValue + " " + words
    }.joined(separator: ", ")
  }

  /// The subjects of a scene by the side that a condition shows them on.
  private static func side(_ scene: Scene, _ kind: ConditionKind) -> String {
    Side.allCases.flatMap { side in
      scene.subjects.indices.filter { scene.subjects[$0].side == side && kind.shows(.side($0), of: scene) }.map {
        index in
        ([side.rawValue] + values(index, of: scene, kind)).joined(separator: " ")
      }
    }.joined(separator: ", ")
  }

  /// What a condition shows of a subject, but for its side.
  private static func values(_ index: Int, of scene: Scene, _ kind: ConditionKind) -> [String] {
    scene.facts.filter { $0.slot.subject == index && $0.slot != .side(index) && kind.shows($0.slot, of: scene) }.map(
      \.value)
  }
}
