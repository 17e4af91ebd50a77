import Media
import Support
import TestSupport
import Testing

/// Conditions that others made; what is expected of the clips is what ffprobe counts.
@Suite(.enabled(if: TestFiles.data != nil)) struct RealDataTests {
  private func open(_ name: String) throws -> MediaSource {
    try MediaSource.open("\(try #require(TestFiles.data))/real/\(name)")
  }

  @Test(arguments: [
    ("clip/vace_test2.mp4", 512, 768, 25, 25.0), ("masked/inpaint_video.mp4", 832, 480, 81, 16.0),
    ("masked/inpaint_video_mask.mp4", 832, 480, 81, 16.0), ("pose/pose.mp4", 576, 1024, 153, 30.0),
  ])
  func clips(_ name: String, _ width: Int, _ height: Int, _ count: Int, _ rate: Double) throws {
    let source = try open(name)
    #expect(source.info.width == width && source.info.height == height)
    #expect(source.info.frameCount == count)
    #expect(source.info.framesPerSecond == rate)
    let indices = FrameSampling().indices(frameCount: count, framesPerSecond: rate)
    let frames = try source.pictures(at: indices)
    #expect(frames.count == indices.count)
    #expect((frames.first == frames.last) == name.hasSuffix("mask.mp4"))
    #expect(try source.pictures(at: [count - 1]) == [try #require(frames.last)])
  }

  @Test(arguments: ["raw_input", "depth", "openpose", "segmentation", "canny"]) func beach(_ kind: String) throws {
    let source = try open("beach/\(kind)")
    #expect(source.info.kind == .sequence)
    #expect(source.info.width == 512 && source.info.height == 512 && source.info.frameCount == 16)
    let pattern = try open("beach/\(kind)/%05d.png")
    #expect(pattern.files.map(Path.name) == source.files.map(Path.name))
    #expect(try source.pictures(at: [0, 15]) == pattern.pictures(at: [0, 15]))
  }

  @Test(arguments: ["identities/ref_1.png", "identities/ref_2.png", "masked/vace_mask.png"])
  func pictures(_ name: String) throws {
    let source = try open(name)
    #expect(source.info.kind == .picture)
    #expect(try source.pictures(at: [0]).count == 1)
  }
}
