import Claims
import Conditions
import Support
import TestSupport
import Testing

/// Clips drawn by controlnet_aux, coded with losses, beside the keypoints that they were drawn from.
@Suite struct DrawnSkeletonFileTests {
  private let facts = Conditions.ModelFacts(tokenWidth: 64, hasMotionEncoder: true, hasCameraEncoder: true)

  @Test(arguments: [
    "dwpose_0", "dwpose_5", "dwpose_12", "dwpose_33", "dwpose_46", "openpose_6", "openpose_35", "openpose_52",
    // Two who cross, one of them waving; one who passes by somebody still; one who comes in beside a jump.
    "dwpose_60", "dwpose_61", "dwpose_62",
  ]) func sameFactsAsItsKeypoints(_ name: String) throws {
    let adapters = try InstalledAdapters()
    func read(_ ending: String) throws -> ConditionBlocks {
      try adapters.read("pose", [TestFiles.golden("PluginTests", "drawn/\(name).\(ending)")], facts: facts)
    }
    let (keypoints, drawn) = (try read("json"), try read("mp4"))
    // The first sentence counts people, and says whether they were drawn.
    #expect(drawn.facts.dropFirst() == keypoints.facts.dropFirst())
    #expect(drawn.facts.first == keypoints.facts.first?.replacing("A pose track", with: "A drawn pose track"))
    #expect(drawn.claims.map(\.value) == keypoints.claims.map(\.value))
    #expect(drawn.decisions.contains { $0.key == "read back" })
  }
}
