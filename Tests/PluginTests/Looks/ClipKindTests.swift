import Conditions
import Media
import Support
import TestSupport
import Testing

/// Each adapter that takes any pictures, given each kind of clip: it says nothing against its own kind, and warns of any
/// other and asserts nothing.
@Suite struct ClipKindTests {
  private static let claims = [
    "depth": "A depth", "normal": "A normal map", "sketch": "A line drawing", "segmentation": "A segmentation",
    "pose": "A drawn pose", "region": "the region (red)",
  ]

  private func write(_ frames: [[UInt8]], _ width: Int, _ height: Int, _ scratch: ScratchFolder) throws -> String {
    for (index, pixels) in frames.enumerated() {
      scratch.write(
        try PNG.encode(Picture(width: width, height: height, pixels: pixels)), to: "clip/frame_00\(index).png")
    }
    return scratch.path + "/clip"
  }

  private func check(_ name: String, _ own: Set<String>, _ path: String) throws {
    let installed = try InstalledAdapters()
    let facts = Conditions.ModelFacts(tokenWidth: 64, hasMotionEncoder: true, hasCameraEncoder: true)
    for (adapter, claim) in Self.claims {
      var (warnings, told, refusal, likelier) = ([String](), [String](), "", [String]())
      do {
        let result = try installed.read(adapter, [path], facts: facts)
        (warnings, told) = (result.log.filter { $0.hasPrefix("warning") }, result.facts)
        likelier = result.likelier
      } catch let error as any ExplainedError {
        refusal = error.message
      }
      let asserts = told.contains { $0.contains(claim) }
      if own.contains(adapter) {
        #expect(warnings.isEmpty && asserts && refusal.isEmpty, "\(adapter) of \(name): \(warnings) \(told) \(refusal)")
        #expect(likelier.isEmpty)
      } else {
        // What is likelier is data too, and is what the warning says.
        for name in likelier {
          #expect(warnings.contains { $0.contains(name) } && name != adapter, "\(adapter): \(likelier) \(warnings)")
        }
        #expect(!asserts && (!warnings.isEmpty || !refusal.isEmpty), "\(adapter) of \(name): \(told)")
      }
    }
  }

  @Test(arguments: ClipKinds.all.indices) func kinds(_ index: Int) throws {
    let (kind, scratch) = (ClipKinds.all[index], ScratchFolder())
    let path = try write(ClipKinds.frames(kind), ClipKinds.width, ClipKinds.height, scratch)
    try check(kind.name, kind.adapters, path)
  }

  /// As the adapters themselves draw keypoints.
  @Test func skeletons() throws {
    let scratch = ScratchFolder()
    var random = SeededGenerator(seed: 4)
    let people = PoseMaker(deed: .wave, count: 4).frames(&random).map { [$0] }
    let json = PoseWriter.openPose(people, width: 1280, height: 720)
    let drawn = try PluginHost().encode(
      "Pose", "pose", [scratch.write(json.text(), to: "clip.json")], #"{"width": 640, "height": 360}"#)
    let frames = try #require(drawn.frames.first).frames
    try check("skeletons", ["pose"], write(frames.map(\.pixels), frames[0].width, frames[0].height, scratch))
  }

  /// Many trails on black: pose's drawing or a drawing of tracks, and nothing else.
  @Test func trails() throws {
    let scratch = ScratchFolder()
    let points = (0..<9).map { point in
      (0..<4).map { "[\(30 + 60 * point + 25 * $0), \(40 + 30 * point + 12 * $0 * (point % 3))]" }.joined(
        separator: ",")
    }
    let json = #"{"width": 640, "height": 360, "tracks": [\#(points.map { "[\($0)]" }.joined(separator: ","))]}"#
    let drawn = try PluginHost().encode("Tracks", "tracks", [scratch.write(json, to: "tracks.json")])
    let frames = try #require(drawn.frames.first).frames
    let path = try write(frames.map(\.pixels), frames[0].width, frames[0].height, scratch)
    let installed = try InstalledAdapters()
    let facts = Conditions.ModelFacts(tokenWidth: 64, hasMotionEncoder: true, hasCameraEncoder: true)
    for adapter in ["depth", "normal", "sketch", "segmentation", "region"] {
      let result = try installed.read(adapter, [path], facts: facts)
      #expect(result.log.contains { $0.hasPrefix("warning") }, "\(adapter): \(result.facts)")
    }
  }
}
