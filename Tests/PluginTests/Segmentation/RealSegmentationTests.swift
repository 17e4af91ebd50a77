import Conditions
import Media
import Support
import TestSupport
import Testing

/// Segmentations that others made.
@Suite(.enabled(if: TestFiles.data != nil)) struct RealSegmentationTests {
  private let real = "\(TestFiles.data ?? "")/real"
  private let facts = Conditions.ModelFacts(tokenWidth: 64, hasMotionEncoder: true, hasCameraEncoder: true)

  private func decision(_ result: ConditionBlocks, _ key: String) -> String? {
    result.decisions.first { $0.key == key }?.value
  }

  /// A woman and a child on the sand before the sea, drawn with each class in the colour of the class before it: by the
  /// plain palette the sky would be a building, the people a sidewalk and the sand a counter.
  @Test func beach() throws {
    let result = try InstalledAdapters().read("segmentation", ["\(real)/beach/segmentation"], facts: facts)
    #expect(decision(result, "classes") == "ade20k-shifted")
    let overview = try #require(result.facts.first)
    for name in ["sand 29 %", "sky 28 %", "person 26 %"] { #expect(overview.contains(name), "\(overview)") }
    for name in ["sidewalk", "counter", "house"] { #expect(!overview.contains(name)) }
    #expect(result.facts.contains { $0.hasPrefix("sky: ") && $0.contains("upper half") })
    #expect(result.facts.contains { $0.hasPrefix("sea: ") && $0.contains("lower right") })
    // Drawn in the classes' own colours: the corner above is sky.
    let block = result.blocks.compactMap { if case .frames(let block) = $0 { block } else { nil } }.first
    let first = try #require(block?.pictures.first)
    #expect(Array(first.pixels.prefix(3)) == [6, 230, 230])
  }

  @Test func classesCanBeSaid() throws {
    let plain = try InstalledAdapters().read(
      "segmentation", ["\(real)/beach/segmentation"], .object(["classes": "ade20k"]), facts: facts)
    #expect(plain.facts.first?.contains("sidewalk 26 %") == true)
    let none = try InstalledAdapters().read(
      "segmentation", ["\(real)/beach/segmentation"], .object(["classes": "none"]), facts: facts)
    #expect(none.facts.first?.contains("the yellow area") == true)
  }

  /// Palette pictures of photographs are read by their indices, which are no labels, and must not become a story.
  @Test(arguments: ["ref_1.png", "ref_2.png"]) func paletteOfAPhotograph(_ name: String) throws {
    let result = try InstalledAdapters().read("segmentation", ["\(real)/identities/\(name)"], facts: facts)
    #expect(!result.facts.joined().contains("label"), "\(result.facts)")
  }

  @Test func maskPicture() throws {
    let result = try InstalledAdapters().read("segmentation", ["\(real)/masked/vace_mask.png"], facts: facts)
    #expect(!result.facts.isEmpty)
  }
}
