import Synthesis
import Testing

/// Which picture shows whom.
@Suite struct IdentityPlanTests {
  @Test func picturesShowThoseWhomAPromptPointsAt() throws {
    var pairs = 0
    for index in 0..<300 {
      let scene = World.scene(seed: 71, index: index)
      let plan = IdentityPlan(scene)
      var isPointed = false
      for (number, subject) in scene.subjects.enumerated() {
        let pointer = try #require(plan.pointer(number))
        let cast = plan.cast(picture: pointer.picture, of: scene).subjects
        #expect(cast.count == (pointer.side == nil ? 1 : 2))
        let shown = cast[pointer.side == .right ? 1 : 0]
        #expect(shown.kind == subject.kind && shown.look == subject.look && shown.colour == subject.colour)
        isPointed = isPointed || pointer.side != nil
      }
      #expect(plan.hasPairs == isPointed)
      #expect(plan.cast(picture: 0, of: scene).subjects.isEmpty && plan.cast(picture: 9, of: scene).subjects.isEmpty)
      pairs += plan.hasPairs ? 1 : 0
    }
    #expect((40..<160).contains(pairs))
  }
}
