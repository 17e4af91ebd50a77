import Conditions
import Support
import TestSupport
import Testing

/// Palette pictures and 16-bit colour through the host's own decoding.
@Suite struct AreaConditionTests {
  private let facts = Conditions.ModelFacts(tokenWidth: 64, hasMotionEncoder: true, hasCameraEncoder: true)

  private func golden(_ name: String) -> String { TestFiles.golden("PluginTests", "areas/\(name)") }

  @Test(arguments: [1, 2, 4, 8]) func paletteIndices(_ bits: Int) throws {
    let result = try InstalledAdapters().read("segmentation", [golden("indexed_\(bits).png")], facts: facts)
    #expect(result.decisions.contains { $0.key == "format" && $0.value == "palette indices" })
    let list = bits == 1 ? "label 1 12 %." : "label 1 12 %, label 2 10 %."
    #expect(result.facts.first == "A segmentation map, 40×30; by area, largest first: \(list)")
    #expect(result.facts.contains("label 1: at the left."), "\(result.facts)")
  }

  @Test func kittiFlow() throws {
    let result = try InstalledAdapters().read("tracks", [golden("kitti.png")], facts: facts)
    #expect(
      result.facts.first?.contains("shifts right by about 10 % of the width and up by about 10 % of the height")
        == true,
      "\(result.facts)")
  }

  @Test func filesOfEachForm() throws {
    #expect(
      try InstalledAdapters().read("region", [golden("coco.json")], facts: facts).facts.first
        == "A layout of 2 regions: kite 1 (red), kite 2 (green).")
    #expect(try InstalledAdapters().read("region", [golden("yolo.txt")], facts: facts).facts.count == 3)
    #expect(try InstalledAdapters().read("tracks", [golden("flow.flo")], facts: facts).facts.count == 1)
    // Points that lie too far apart to be one group, and move alike, are told of once.
    #expect(
      try InstalledAdapters().read("tracks", [golden("tracks.npy")], facts: facts).facts
        == ["3 points are followed over 6 frames.", "3 points move right."])
  }
}
