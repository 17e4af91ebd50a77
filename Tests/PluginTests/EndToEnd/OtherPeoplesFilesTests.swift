import Conditions
import Support
import TestSupport
import Testing

/// Small files in the forms that other people's tools write: what each is taken for.
@Suite(.enabled(if: TestFiles.data != nil)) struct OtherPeoplesFilesTests {
  private let data = TestFiles.data ?? ""

  private func read(_ adapter: String, _ path: String) throws -> ConditionBlocks {
    try InstalledAdapters().read(
      adapter, [path], facts: Conditions.ModelFacts(tokenWidth: 64, hasMotionEncoder: true, hasCameraEncoder: true))
  }

  private func text(_ adapter: String, _ file: String) -> String {
    do {
      let result = try read(adapter, "\(data)/cases/\(file)")
      let decisions = result.decisions.map { "\($0.key)=\($0.value)" }
      return (result.facts + decisions + result.log).joined(separator: " | ")
    } catch {
      let explained = error as? any ExplainedError
      return "ERROR \(explained.map { "\($0.message) | \($0.hint ?? "")" } ?? "\(error)")"
    }
  }

  @Test(arguments: [
    ("dwpose_feet_72.json", ["1 person", "DWPose with feet"]),
    ("mmpose_inferencer.json", ["1 person", "format=mmpose"]),
    ("mediapipe_named.json", ["1 person", "points=MediaPipe"]), ("yolo_pose.txt", ["1 person", "points=COCO-17"]),
    ("walk.bvh", ["ERROR", "BVH", "render it"]),
    ("coco_dog_17.json", ["ERROR", "'dog'", "other points than a person's"]),
    ("pose_width_height_keys.json", ["canvas=1920×1080", "on the left of the picture"]),
    (
      "pose_body_normalised_hands_pixels.json",
      ["in the middle of the picture", "canvas=512×512", "coordinates=pixels"]
    ),
    ("pose_files_gap", ["8 frames", "missing=2 empty frames"]), ("pose_null.json", ["1 person", "canvas=512×512"]),
  ])
  func poses(_ file: String, _ words: [String]) {
    let text = text("pose", file)
    for word in words { #expect(text.contains(word), "\(file): \(text)") }
  }

  @Test(arguments: [
    ("depth16_near_bright.png", ["near=bright", "near 28 %"], ["no depth value", "near=dark"]),
    ("clip_depths.npz", ["near=bright", "what is far lies mostly at the top"], ["no depth value"]),
    ("depth_float.tif", ["format=tiff", "A depth map"], ["ERROR"]),
    ("photo_grey_road.png", ["nothing shows that it is a depth map", "looks like"], ["part=", "A depth map"]),
  ])
  func depths(_ file: String, _ words: [String], _ wrong: [String]) {
    let text = text("depth", file)
    for word in words { #expect(text.contains(word), "\(file): \(text)") }
    for word in wrong { #expect(!text.contains(word), "\(file): \(text)") }
  }

  @Test(arguments: [
    ("tracks", "tracks_frames_first.json", ["2 points are followed over 9 frames", "axes=tn"], []),
    ("tracks", "track_right_with_loops.txt", ["moves right, back and forth on the way"], ["side to side"]),
    ("tracks", "flow_all_up_uneven.flo", ["All of it moves up"], []),
    ("region", "region_down_grow_down.json", ["ball"], ["then down"]),
    ("region", "cvat_video.xml", ["cat", "moves right by about 50 % of the width"], ["ERROR"]),
    ("region", "voc.xml", ["cat (red)"], ["ERROR"]),
  ])
  func tracksAndRegions(_ adapter: String, _ file: String, _ words: [String], _ wrong: [String]) {
    let text = text(adapter, file)
    for word in words { #expect(text.contains(word), "\(file): \(text)") }
    for word in wrong { #expect(!text.contains(word), "\(file): \(text)") }
  }

  // MARK: What is what

  private static let kinds: [(adapters: Set<String>, paths: [String])] = [
    (["pose"], ["real/beach/openpose", "real/pose/pose.mp4"]), (["depth"], ["real/beach/depth", "media/depth.mp4"]),
    (["normal"], ["media/normal.png"]), (["sketch"], ["real/beach/canny", "media/sketch.png"]),
    (
      ["region", "segmentation"], ["real/masked/inpaint_video_mask.mp4", "real/masked/vace_mask.png", "media/mask.png"]
    ),
    (["segmentation"], ["real/beach/segmentation", "media/segments"]),
    (
      [],
      [
        "real/beach/raw_input", "real/clip/vace_test2.mp4", "real/masked/inpaint_video.mp4",
        "real/identities/ref_1.png",
        "real/identities/ref_2.png", "media/style.png",
      ]
    ),
  ]

  /// Each adapter says nothing against its own kind, and warns of every other, asserting nothing.
  @Test(arguments: ["pose", "depth", "normal", "sketch", "region"]) func kinds(_ adapter: String) throws {
    let claims = [
      "pose": "A drawn pose", "depth": "A depth", "normal": "A normal map", "sketch": "A line drawing",
      "region": "the region (red)",
    ]
    for (adapters, paths) in Self.kinds {
      for path in paths {
        let place = path.hasPrefix("media") ? "\(TestFiles.root)/Examples/\(path)" : "\(data)/\(path)"
        let result = try read(adapter, place)
        let warnings = result.log.filter { $0.hasPrefix("warning") }
        let asserts = result.facts.contains { $0.contains(claims[adapter] ?? "-") }
        if adapters.contains(adapter) {
          #expect(warnings.isEmpty && asserts, "\(adapter) of \(path): \(warnings) \(result.facts)")
        } else {
          #expect(!warnings.isEmpty && !asserts, "\(adapter) of \(path): \(warnings) \(result.facts)")
          #expect(warnings.contains { $0.contains("use the adapter") }, "\(warnings)")
          #expect(!result.likelier.isEmpty && !result.likelier.contains(adapter), "\(adapter): \(result.likelier)")
        }
      }
    }
  }
}
