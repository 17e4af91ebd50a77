import CA2CPlugin
import Support
import TestSupport
import Testing

/// Facts against people whose motion is known.
@Suite struct PoseTruthTests {
  private func encode(_ json: JSON, _ parameters: String = "{}") throws -> Recording {
    let scratch = ScratchFolder()
    let host = PluginHost()
    // Nothing is drawn but the first frame: the facts come from all of them.
    host.wants = { _ in [0] }
    return try host.encode("Pose", "pose", [scratch.write(json.text(), to: "clip.json")], parameters)
  }

  @Test func twoHundredTracks() throws {
    var random = SeededGenerator(seed: 11)
    var (said, missing, wrong) = (0, [String](), [String]())
    for _ in 0..<200 {
      let maker = PoseMaker(&random)
      var frames = maker.frames(&random).map { [$0] }
      // Somebody else stands by, now and then.
      let hasOther = random.uniform() < 0.3
      if hasOther {
        var other = PoseMaker(deed: .stand, count: maker.count)
        (other.foot.x, other.torso) = (maker.foot.x < 640 ? 1180 : 80, 110)
        frames = zip(frames, other.frames(&random)).map { $0 + [$1] }
      }
      var texts = Array(try encode(PoseWriter.openPose(frames, width: 1280, height: 720)).texts.dropFirst())
      if hasOther {
        let bystander = maker.foot.x < 640 ? texts.popLast() : texts.removeFirst()
        if bystander?.hasSuffix("of the picture, stands still.") != true {
          wrong.append("bystander: \(bystander ?? "")")
        }
      }
      let sentence = texts.joined(separator: " ")
      let found = PoseMaker.read(sentence)
      if Set(maker.truth).isSubset(of: found) { said += 1 } else { missing.append("\(maker.deed): \(sentence)") }
      let others = found.subtracting(maker.truth + maker.alsoTrue)
      if !others.isEmpty { wrong.append("\(maker.deed) \(maker.side): \(sentence)") }
    }
    print("pose facts: \(said) of 200 tracks told, \(wrong.count) with something false")
    for line in Set(missing).sorted() + ["-"] + wrong { print("  \(line)") }
    #expect(said >= 190, "\(said) of 200")
    #expect(wrong.isEmpty, "\(wrong)")
  }

  /// The same people in every format.
  @Test func formats() throws {
    var random = SeededGenerator(seed: 4)
    var maker = PoseMaker(deed: .wave, count: 30)
    maker.foot.x = 300
    var other = PoseMaker(deed: .walkRight, count: 30)
    other.foot.x = 850
    let frames = zip(maker.frames(&random), other.frames(&random)).map { [$0, $1] }
    let size = #"{"width": 1280, "height": 720}"#
    let expected = Array(try encode(PoseWriter.openPose(frames, width: 1280, height: 720)).texts.dropFirst())
    #expect(expected.count == 2)
    #expect(expected.first?.contains("from the left, on the left of the picture, waves with their left hand") == true)
    #expect(expected.last?.contains("walks to the right") == true)

    let documents: [(JSON, String, String)] = [
      (PoseWriter.cocoAnnotations(frames, width: 1280, height: 720), "{}", "coco"),
      (PoseWriter.cocoResults(frames), size, "coco"), (PoseWriter.wholeBody(frames), size, "coco"),
      (PoseWriter.dwpose(frames, width: 1280, height: 720), size, "dwpose"),
      (
        .object([
          "frames": .array(
            frames.map { people in
              .object(["pose_landmarks": .array(people.map { PoseWriter.landmarks($0, width: 1280, height: 720) })])
            })
        ]), size, "mediapipe"
      ),
    ]
    for (json, parameters, format) in documents {
      let result = try encode(json, parameters)
      #expect(result.decision("format") == format)
      #expect(Array(result.texts.dropFirst()) == expected, "\(format)")
    }
    let folder = ScratchFolder()
    for (index, people) in frames.enumerated() {
      folder.write(PoseWriter.body25(people).text(), to: "clip_\(index)_keypoints.json")
    }
    let result = try PluginHost().encode("Pose", "pose", [folder.path], size)
    #expect(result.decision("points") == "BODY_25")
    #expect(Array(result.texts.dropFirst()) == expected)
  }

  /// One person's landmarks in the spellings that programs write.
  @Test func mediaPipeSpellings() throws {
    var random = SeededGenerator(seed: 4)
    let bodies = PoseMaker(deed: .raiseBoth, count: 12).frames(&random)
    let objects = bodies.map { PoseWriter.landmarks($0, width: 1280, height: 720) }
    let lists = objects.map { frame in
      JSON.array(
        (frame.arrayValue ?? []).map { point in
          .array(["x", "y", "z", "visibility"].map { point[$0] ?? .null })
        })
    }
    let spellings: [JSON] = [
      .array(objects), .array(lists), .object(["frames": .array(objects.map { .object(["landmarks": $0]) })]),
      .array(objects.map { .object(["pose_landmarks": .object(["landmark": $0])]) }),
      .array(objects.map { .object(["poseLandmarks": $0, "timestamp": 3]) }),
      .object(["fps": 24, "width": 1280, "height": 720, "frames": .array(lists.map { .object(["pose": $0]) })]),
    ]
    for json in spellings {
      let result = try encode(json, #"{"width": 1280, "height": 720}"#)
      #expect(result.decision("format") == "mediapipe")
      #expect(result.decision("points") == "MediaPipe")
      #expect(result.decision("coordinates") == "0..1")
      #expect(result.frames.first?.count == 12)
      #expect(result.texts.last == "The person, in the middle of the picture, raises both arms.")
    }
    // Nobody in some frames.
    let gap = JSON.array(
      objects.map { .object(["pose_landmarks": $0]) } + [.object(["pose_landmarks": .null])]
        + [.object(["pose_landmarks": []])])
    #expect(try encode(gap).frames.first?.count == 14)
  }

  @Test func handsAndFaceAreSwitchable() throws {
    var random = SeededGenerator(seed: 4)
    let frames = [PoseMaker(deed: .stand, count: 1).frames(&random)]
    let json = PoseWriter.wholeBody(frames)
    let size = #""width": 1280, "height": 720"#
    let all = try encode(json, "{\(size)}")
    #expect(all.decision("hands") == "drawn")
    #expect(all.decision("face") == "drawn")
    #expect(all.decision("points") == "COCO-WholeBody")
    let wrist = frames[0][0][4]
    func blue(_ result: Recording) -> Bool {
      result.frames.first?.frames.first?.color(Int(wrist.0), Int(wrist.1)) == [0, 0, 255]
    }
    func white(_ result: Recording) -> Bool {
      result.frames.first?.frames.first?.pixels.contains { $0 == 255 } == true
        && result.frames.first?.frames.first?.color(Int(frames[0][0][0].0), Int(frames[0][0][0].1 + 9)) == [
          255, 255, 255,
        ]
    }
    #expect(blue(all) && white(all))
    let bare = try encode(json, "{\(size), \"hands\": false, \"face\": false}")
    #expect(!blue(bare) && !white(bare))
    #expect(bare.decision("hands") == nil)
  }

  @Test func fewFramesTellFewThings() throws {
    var random = SeededGenerator(seed: 4)
    let body = PoseMaker(deed: .raiseRight, count: 20).frames(&random)[19]
    let texts = try encode(PoseWriter.openPose([[body]], width: 1280, height: 720)).texts
    #expect(
      texts == [
        "A pose track of 1 frame with 1 person.", "The person, in the middle of the picture, holds their right arm up.",
      ])
  }
}
