import CA2CPlugin
import Support
import TestSupport
import Testing

/// Damaged keypoint documents of every format: an error in words or a track, never a trap.
@Suite struct PoseDamageTests {
  private func samples() -> [[UInt8]] {
    var random = SeededGenerator(seed: 8)
    let frames = PoseMaker(deed: .sit, count: 6).frames(&random).map { [$0] }
    return [
      PoseWriter.openPose(frames, width: 64, height: 36), PoseWriter.cocoAnnotations(frames, width: 64, height: 36),
      PoseWriter.cocoResults(frames), PoseWriter.wholeBody(Array(frames.prefix(2))),
      PoseWriter.dwpose(frames, width: 1280, height: 720),
      .array(frames.map { PoseWriter.landmarks($0[0], width: 1280, height: 720) }), PoseWriter.body25(frames[0]),
    ].map { Array($0.text().utf8) }
  }

  /// Documents and texts of other programs, with the ending of their files.
  private func others() -> [(String, [UInt8])] {
    var random = SeededGenerator(seed: 9)
    let frames = PoseMaker(deed: .sit, count: 4).frames(&random)
    let documents: [JSON] = [
      .array(frames.map { [PoseKindWriter.ultralytics($0)] }), .array(frames.map { [PoseKindWriter.moveNet($0)] }),
      .array(frames.map(PoseKindWriter.named)), .array(frames.map(PoseKindWriter.landmarks)),
      PoseKindWriter.results(frames.map(PoseKindWriter.human36m)),
      .object(["width": 64, "height": 36, "keypoints": .array(frames[0].map { [.double($0.0), .double($0.1)] })]),
    ]
    let texts = [
      ("csv", PoseKindWriter.wideTable(frames)), ("csv", PoseKindWriter.namedTable(frames)),
      ("csv", PoseKindWriter.tallTable(frames)), ("txt", PoseKindWriter.yolo(frames[0])),
      ("jsonl", frames.map { PoseKindWriter.named($0).text() }.joined(separator: "\n")),
    ]
    return documents.map { ("json", Array($0.text().utf8)) } + texts.map { ($0, Array($1.utf8)) }
  }

  private func read(_ bytes: [UInt8], _ scratch: ScratchFolder, ending: String = "json") throws -> Bool {
    let host = PluginHost()
    host.wants = { _ in [0] }
    do {
      let path = scratch.write(bytes, to: "a.\(ending)")
      _ = try host.encode("Pose", "pose", [path], #"{"width": 64, "height": 36}"#)
      return true
    } catch let failure as PluginFailure {
      #expect(failure.status == A2C_BAD_INPUT, "\(failure) \(String(decoding: bytes.prefix(300), as: UTF8.self))")
      #expect(!failure.message.isEmpty && !failure.place.isEmpty)
      return false
    }
  }

  @Test func cutAtEveryHundredth() throws {
    let scratch = ScratchFolder()
    for bytes in samples() {
      #expect(try read(bytes, scratch))
      for share in 0..<100 { #expect(try !read(Array(bytes.prefix(bytes.count * share / 100)), scratch)) }
    }
  }

  @Test func othersCutAndFlipped() throws {
    let scratch = ScratchFolder()
    for (ending, bytes) in others() {
      #expect(try read(bytes, scratch, ending: ending), "\(ending)")
      for share in 0..<100 {
        // Lines that are left are read; half a document is none.
        let isRead = try read(Array(bytes.prefix(bytes.count * share / 100)), scratch, ending: ending)
        if ending == "json" { #expect(!isRead) }
      }
      for place in 0..<300 {
        var damaged = bytes
        damaged[(place * 7919) % bytes.count] ^= UInt8(1 << (place % 8))
        _ = try read(damaged, scratch, ending: ending)
      }
    }
  }

  @Test func bitsOfTheHeadFlipped() throws {
    let scratch = ScratchFolder()
    for bytes in samples() {
      for bit in stride(from: 0, to: 8 * min(200, bytes.count), by: 7) {
        var damaged = bytes
        damaged[bit / 8] ^= 1 << UInt8(bit % 8)
        _ = try read(damaged, scratch)
      }
    }
  }

  /// Right documents with other things where points should be.
  @Test(arguments: [
    #"{"annotations": [{"keypoints": [1, 2, 3], "image_id": 1}]}"#,
    #"{"annotations": [{"keypoints": [], "image_id": {}}]}"#,
    #"{"annotations": [3, {"keypoints": null}]}"#, #"{"annotations": [{"keypoints": []}], "images": [{}]}"#,
    #"[{"keypoints": [], "image_id": 1}, 7]"#, #"{"bodies": {"candidate": [[1]], "subset": [[0]]}}"#,
    #"{"bodies": {"candidate": 3}}"#, #"[{"bodies": {"candidate": [], "subset": []}}, {}]"#,
    #"{"pose_landmarks": [[{"x": 1}]]}"#, #"{"pose_landmarks": [[[[[]]]]]}"#, #"{"poseLandmarks": 3}"#,
    #"[{"pose_landmarks": []}, 3, null]"#, #"{"pose_landmarks": {"landmark": [{"x": 1, "y": 2}]}}"#,
    #"{"frames": [{"pose_landmarks": null}], "fps": -1}"#, #"{"width": 9, "height": 9, "keypoints": [null]}"#,
    #"{"width": 9, "height": 9, "keypoints": [[1], [[[]]], 3]}"#, #"[{"keypoints": {"x": [1], "y": []}}]"#,
    #"{"keypoints": [[[]], []]}"#, #"[[[1, 2, 3]]]"#, #"{"nose": [1], "neck": null}"#, #"{"0": {"nose": 3}}"#,
    #"{"instance_info": [{"frame_id": {}, "instances": [{"keypoints": [[]]}]}]}"#,
    #"{"meta_info": {"keypoint_id2name": {"0": 3}}, "instance_info": []}"#, #"{"people": [{"joints": [1, 2]}]}"#,
    #"{"a1": {"people": null}, "a2": {"people": [{"joints": null}]}}"#,
  ]) func odd(_ text: String) throws {
    let scratch = ScratchFolder()
    _ = try read(Array(text.utf8), scratch)
  }
}
