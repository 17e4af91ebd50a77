import Conditions
import Support
import TestSupport
import Testing

/// Conditions that others made, read for what they are without a parameter; the facts were checked by eye.
@Suite(.enabled(if: TestFiles.data != nil)) struct RealPictureTests {
  private let real = "\(TestFiles.data ?? "")/real"

  private func read(_ adapter: String, _ inputs: [String]) throws -> ConditionBlocks {
    try InstalledAdapters().read(
      adapter, inputs.map { "\(real)/\($0)" }, facts: Conditions.ModelFacts(tokenWidth: 64, hasMotionEncoder: true))
  }

  @Test func depthIsNearBright() throws {
    let result = try read("depth", ["beach/depth"])
    #expect(result.decisions.first { $0.key == "near" }?.value == "bright")
    // The child leaves and each frame is stretched by itself: nothing may be told to approach.
    #expect(
      result.facts.dropFirst() == [
        "What is at middle depth lies mostly at the bottom; what is far lies mostly at the top."
      ])
  }

  @Test func edges() throws {
    let result = try read("sketch", ["beach/canny"])
    #expect(result.decisions.first { $0.key == "lines" }?.value == "light")
    #expect(
      result.facts == [
        "A line drawing of 16 frames, 512×512; the lines are white on black.", "Lines cover 4 % of the area.",
      ])
  }

  @Test func clipAndMask() throws {
    let clip = try read("masked-image", ["masked/inpaint_video.mp4", "masked/inpaint_video_mask.mp4"])
    #expect(
      clip.facts == [
        "A masked clip of 81 frames, 832×480; what is to be made anew is grey.",
        "The masked area is 64 % of the picture, around the centre.", "It stays in its place.",
      ])
    let turned = try read("masked-image", ["masked/inpaint_video_mask.mp4", "masked/inpaint_video.mp4"])
    #expect(turned.facts == clip.facts)
    let picture = try read("masked-image", ["masked/vace_mask.png"])
    #expect(picture.facts.last == "The masked area is 20 % of the picture, mostly on the left.")
  }

  @Test func referenceClip() throws {
    #expect(
      try read("clip", ["clip/vace_test2.mp4"]).facts == [
        "A clip of 25 frames, 512×768, 25 frames a second, 1 s long.", "No hard cut was found.",
        "From frame to frame the picture changes very little.",
      ])
  }

  @Test func palettePicturesAsStyle() throws {
    let facts = try read("style", ["identities/ref_1.png", "identities/ref_2.png"]).facts
    #expect(facts.first?.hasPrefix("The main colours of style picture 1 of 2 are white (69 %) and yellow") == true)
    #expect(facts.last?.contains("light green") == true)
  }

  @Test func firstAndLastFrame() throws {
    let facts = try read("key-frames", ["beach/raw_input/00015.png", "beach/raw_input/00000.png"]).facts
    #expect(
      facts == [
        "Of these 2 pictures the first is the first frame of the video and the second is frame 15, counted from 0."
      ])
  }
}
