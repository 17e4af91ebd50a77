import Conditions
import Media
import Support
import TestSupport
import Testing

/// Conditions that others made, through the registry and the adapters' libraries.
@Suite(.enabled(if: TestFiles.data != nil)) struct RealConditionTests {
  private let real = "\(TestFiles.data ?? "")/real"
  private let facts = Conditions.ModelFacts(tokenWidth: 64, hasMotionEncoder: true, hasCameraEncoder: true)

  private func frames(_ result: ConditionBlocks) -> [FrameBlock] {
    result.blocks.compactMap { if case .frames(let block) = $0 { block } else { nil } }
  }

  @Test func depthOfTheBeach() throws {
    let result = try InstalledAdapters().read("depth", ["\(real)/beach/depth"], facts: facts)
    let block = try #require(frames(result).first)
    #expect(frames(result).count == 1)
    #expect(block.encoder == .vision)
    #expect(block.isVideo)
    #expect(block.sourceIndices == [0, 5, 10, 15])
    #expect(result.facts.first?.hasPrefix("A depth clip of 16 frames, 512×512; brighter is nearer") == true)
    // Kept as it is, near bright: the same as decoding and resizing the files.
    let source = try MediaSource.open("\(real)/beach/depth").pictures(at: block.sourceIndices)
    let first = try #require(block.pictures.first)
    #expect(try Resampling.bicubic(#require(source.first), width: first.width, height: first.height) == first)
    // The people stand in the lower middle, the sky is above.
    let (low, high) = (3 * (first.width * (first.height - 40) + first.width / 2), 3 * (first.width * 10 + 10))
    #expect(first.pixels[low] > first.pixels[high])
  }

  @Test func poseOfTheBeach() throws {
    let result = try InstalledAdapters().read("pose", ["\(real)/beach/openpose"], facts: facts)
    let block = try #require(frames(result).first)
    #expect(block.encoder == .motion)
    #expect(block.isVideo)
    #expect(block.pictures.count == 4)
    // One of the two walks out of the picture at its left.
    #expect(result.facts.first == "A drawn pose track of 16 frames with at most 2 people.")
    #expect(result.facts.count == 3)
    #expect(!result.decisions.contains { $0.reason.contains("not black") })
  }

  @Test func drawnClip() throws {
    let result = try InstalledAdapters().read("pose", ["\(real)/pose/pose.mp4"], facts: facts)
    let block = try #require(frames(result).first)
    #expect(block.isVideo)
    #expect(block.sourceIndices.first == 0)
    #expect(block.sourceIndices.last == 152)
    #expect(
      result.facts == [
        "A drawn pose track of 153 frames with 1 person.",
        "The person, in the middle of the picture, moves both arms.",
      ])
  }

  @Test func identities() throws {
    let paths = ["\(real)/identities/ref_2.png", "\(real)/identities/ref_1.png"]
    let blocks = frames(try InstalledAdapters().read("multi-id", paths, facts: facts))
    #expect(blocks.count == 2)
    #expect(blocks.allSatisfy { $0.isNumbered && !$0.isVideo && $0.pictures.count == 1 })
    // In the order given: the first is the upright one.
    let first = try #require(blocks.first?.pictures.first)
    #expect(first.height > first.width)
    let last = try #require(blocks.last?.pictures.first)
    #expect(last.height == last.width)
  }

  @Test func camera() throws {
    let path = "\(real)/camera/cameractrl/0bf152ef84195293.txt"
    let result = try InstalledAdapters().read("camera", [path], facts: facts)
    guard case .camera(let camera) = try #require(result.blocks.first) else {
      Issue.record("expected a camera path")
      return
    }
    let tensor = try #require(camera.maps)
    #expect(tensor.shape == [16, 6, 256, 384])
    #expect(tensor.encoder == .camera)
    // Pose 15, channel 5, the last pixel.
    #expect(abs(Double(tensor.values[tensor.values.count - 1]) - 0.594103135) < 1e-6)
  }

  @Test func cameraForAModelWithoutItsEncoder() throws {
    let path = "\(real)/camera/videox-fun/Pan_Left.txt"
    let result = try InstalledAdapters().read("camera", [path], facts: Conditions.ModelFacts(tokenWidth: 64))
    #expect(frames(result).count == 1)
    #expect(frames(result).first?.encoder == .vision)
    #expect(result.facts.last == "The camera trucks left.")
  }

  /// A library that is gone is told to who asks for it; the others work.
  @Test func oneLibraryMissing() throws {
    let adapters = try InstalledAdapters(without: ["depth"])
    #expect(throws: LoadError.self) { try adapters.read("depth", ["\(real)/beach/depth"], facts: facts) }
    #expect(try frames(adapters.read("pose", ["\(real)/beach/openpose"], facts: facts)).count == 1)
  }

  @Test func wrongFileIsToldWithItsLine() throws {
    let scratch = ScratchFolder()
    let path = scratch.write("url\n0 nan .9 .5 .5 0 0 1 0 0 0 0 1 0 0 0 0 1 0\n", to: "path.txt")
    #expect {
      _ = try InstalledAdapters().read("camera", [path], facts: facts)
    } throws: { error in
      guard let error = error as? any ExplainedError else { return false }
      return error.exitStatus == .badInput && error.place?.hasSuffix("path.txt:2") == true
        && error.message.contains("not finite") && error.hint != nil
    }
  }
}
