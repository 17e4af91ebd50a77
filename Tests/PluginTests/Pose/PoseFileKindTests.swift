import Support
import TestSupport
import Testing

/// Pose files as other programs write them.
@Suite struct PoseFileKindTests {
  private func encode(_ text: String, name: String = "clip.json") throws -> Recording {
    let scratch = ScratchFolder()
    return try PluginHost().encode("Pose", "pose", [scratch.write(text, to: name)])
  }

  private func failure(_ text: String, name: String = "clip.json") -> String {
    do {
      _ = try encode(text, name: name)
      return ""
    } catch {
      return "\(error)"
    }
  }

  /// A list of as many points, all seen.
  private func flat(_ count: Int, scale: Double = 1) -> String {
    let numbers = (0..<count).map { "\(Double(10 + $0 * 3 % 80) * scale), \(Double(10 + $0 * 7 % 80) * scale), 0.9" }
    return "[" + numbers.joined(separator: ", ") + "]"
  }

  @Test(arguments: [(24, "DWPose with feet"), (26, "Halpe-26"), (136, "Halpe-136")])
  func layouts(_ count: Int, _ name: String) throws {
    let result = try encode(
      #"{"people": [{"pose_keypoints_2d": \#(flat(count))}], "canvas_width": 100, "canvas_height": 100}"#)
    #expect(result.decision("points") == name)
  }

  @Test(arguments: [
    #""width": 1920, "height": 1080"#, #""image_width": 1920, "image_height": 1080"#, #""image_size": [1920, 1080]"#,
    #""images": [{"width": 1920, "height": 1080}]"#, #""canvas_width": 1920, "canvas_height": 1080"#,
  ])
  func sizesOfCanvases(_ size: String) throws {
    let result = try encode(#"{"people": [{"pose_keypoints_2d": \#(flat(18))}], \#(size)}"#)
    #expect(result.decision("canvas") == "1920×1080")
  }

  @Test(arguments: ["null, null, null", "NaN, NaN, 0.0", "0, 0, NaN"])
  func unseen(_ point: String) throws {
    let list = flat(17).dropLast() + ", \(point)]"
    let result = try encode(#"{"people": [{"pose_keypoints_2d": \#(list)}], "width": 100, "height": 100}"#)
    #expect(result.texts.first == "A pose track of 1 frame with 1 person.")
  }

  @Test func oneScaleAnArray() throws {
    let people =
      #"{"people": [{"pose_keypoints_2d": \#(flat(18, scale: 0.01)), "hand_left_keypoints_2d": \#(flat(21))}]"#
    let result = try encode(people + #", "canvas_width": 100, "canvas_height": 100}"#)
    #expect(result.decision("coordinates") == "pixels")
    #expect(failure(people + "}").contains("the body in shares"))
  }

  @Test func animalsAreNoPeople() {
    let text =
      #"{"images": [{"id": 1, "width": 99, "height": 99}], "annotations": [{"image_id": 1, "category_id": 3, "#
      + #""keypoints": \#(flat(17))}], "categories": [{"id": 3, "name": "dog", "keypoints": ["left_eye", "right_eye", "#
      + #""nose", "neck", "root_of_tail", "left_shoulder", "left_elbow", "left_front_paw"]}]}"#
    #expect(failure(text).contains("'dog'"))
  }

  @Test func predictionsOfMMPose() throws {
    let pairs = (0..<17).map { "[\(10 + $0 * 3), \(20 + $0 * 2)]" }.joined(separator: ", ")
    let scores = Array(repeating: "0.9", count: 17).joined(separator: ", ")
    let result = try encode(
      #"{"instance_info": [{"frame_id": 1, "instances": [{"keypoints": [\#(pairs)], "keypoint_scores": [\#(scores)]}]}]}"#
    )
    #expect(result.texts.first == "A pose track of 1 frame with 1 person.")
  }

  @Test func missingNumbersAreEmptyFrames() throws {
    let scratch = ScratchFolder()
    for number in [0, 1, 2, 5, 6, 7] {
      _ = scratch.write(
        #"{"people": [{"pose_keypoints_2d": \#(flat(18))}], "width": 100, "height": 100}"#,
        to: "video_00000000000\(number)_keypoints.json")
    }
    let result = try PluginHost().encode("Pose", "pose", [scratch.path])
    #expect(result.decision("missing") == "2 empty frames")
    #expect(result.frames.first?.count == 8)
  }

  @Test(arguments: [
    ("walk.bvh", "is not read as a pose"), ("dance.fbx", "is not read as a pose"), ("points.npy", "neither an array"),
  ]) func otherFiles(_ name: String, _ words: String) {
    #expect(failure("0 1 2", name: name).contains(words))
  }
}
