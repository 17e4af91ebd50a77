import CA2CPlugin
import Support
import TestSupport
import Testing

/// Keypoint documents: their forms, sizes and faults.
@Suite struct PoseInputTests {
  private func encode(_ text: String, _ parameters: String = "{}") throws -> Recording {
    let scratch = ScratchFolder()
    return try PluginHost().encode("Pose", "pose", [scratch.write(text, to: "clip.json")], parameters)
  }

  private func failureOf(_ text: String, _ parameters: String = "{}") -> PluginFailure? {
    do {
      _ = try encode(text, parameters)
      return nil
    } catch {
      return error as? PluginFailure
    }
  }

  private static let person = PoseJSON.person(PoseJSON.shoulder)

  @Test func formsOfAClip() throws {
    let frame = PoseJSON.frame([Self.person], canvas: (512, 512))
    let bare = PoseJSON.frame([Self.person])
    let forms: [(JSON, Int, Double)] = [
      (frame, 1, 0), ([frame, frame, frame], 3, 8), (.object(["frames": [frame, frame]]), 2, 8),
      (.object(["frames": [bare, bare], "canvas_width": 512, "canvas_height": 512, "fps": 30]), 2, 30),
    ]
    for (json, count, rate) in forms {
      let result = try encode(json.text())
      let block = try #require(result.frames.first)
      #expect(block.encoder == "motion")
      #expect(block.count == count)
      #expect(block.isVideo == (count > 1))
      #expect(block.framesPerSecond == rate)
      #expect(block.frames.allSatisfy { $0.width == 512 && $0.color(256, 100) == [255, 85, 0] })
      #expect(result.texts == ["A pose track of \(count) \(count == 1 ? "frame" : "frames") with 1 person."])
    }
  }

  @Test func folderInNaturalOrder() throws {
    let scratch = ScratchFolder()
    for index in [8, 9, 10] {
      let body = PoseJSON.flat(18, [0: (Double(index) * 20, 50)])
      let frame = PoseJSON.frame([PoseJSON.person(body)], canvas: (256, 256))
      scratch.write(frame.text(), to: "clip_\(index)_keypoints.json")
    }
    scratch.write("not read", to: "notes.txt")
    let result = try PluginHost().encode("Pose", "pose", [scratch.path], #"{"fps": 24}"#)
    let block = try #require(result.frames.first)
    #expect(block.framesPerSecond == 24)
    #expect(block.frames.count == 3)
    for (frame, x) in zip(block.frames, [160, 180, 200]) { #expect(frame.color(x, 50) == [255, 0, 0]) }
  }

  @Test func onlyWantedFramesAreDrawn() throws {
    let frames = JSON.array((0..<50).map { _ in PoseJSON.frame([Self.person], canvas: (64, 64)) })
    let scratch = ScratchFolder()
    let host = PluginHost()
    host.wants = { _ in [0, 25, 49] }
    let result = try host.encode("Pose", "pose", [scratch.write(frames.text(), to: "clip.json")])
    #expect(result.frames.first?.frames.map(\.index) == [0, 25, 49])
  }

  @Test func peopleAreCounted() throws {
    let two = PoseJSON.frame([Self.person, Self.person])
    let nobody = PoseJSON.frame([])
    // A person without any point is nobody.
    let empty = PoseJSON.frame([PoseJSON.person(PoseJSON.flat(18, [:]))])
    let result = try encode(JSON.array([two, nobody, empty]).text())
    #expect(result.texts == ["A pose track of 3 frames with at most 2 people."])
    #expect(try encode(JSON.array([nobody, empty]).text()).texts == ["A pose track of 2 frames with nobody."])
  }

  @Test func sharesOfThePicture() throws {
    let body = PoseJSON.flat(18, [1: (0.5, 0.25), 2: (0.25, 0.25)])
    let json = PoseJSON.frame([PoseJSON.person(body)])
    let result = try encode(json.text(), #"{"width": 400, "height": 200}"#)
    #expect(result.frames.first?.frames.first?.color(200, 50) == [255, 85, 0])
    #expect(result.decision("coordinates") == "0..1")
    #expect(try encode(json.text()).decision("canvas") == "512×512")
    let signed = PoseJSON.frame([PoseJSON.person(PoseJSON.flat(18, [1: (0, -0.5), 2: (-0.9, -0.5)]))])
    let other = try encode(signed.text(), #"{"width": 400, "height": 200}"#)
    #expect(other.decision("coordinates") == "-1..1")
    #expect(other.frames.first?.frames.first?.color(200, 50) == [255, 85, 0])
  }

  @Test func sizeOfTheCanvas() throws {
    let bare = PoseJSON.frame([Self.person]).text()
    // The extent 256 × 100 with a margin, to multiples of 16.
    #expect(try encode(bare).decision("canvas") == "272×112")
    // Points are in pixels of the canvas that was asked for.
    let asked = try encode(bare, #"{"width": 600, "height": 400}"#)
    #expect(asked.frames.first?.frames.first?.color(256, 100) == [255, 85, 0])
    // A file that tells its size is scaled to the size asked for.
    let told = PoseJSON.frame([Self.person], canvas: (512, 512)).text()
    let half = try encode(told, #"{"width": 256}"#)
    #expect(half.decision("canvas") == "256×256")
    #expect(half.frames.first?.frames.first?.color(128, 50) == [255, 85, 0])
    // A huge canvas is brought down.
    let huge = PoseJSON.frame([PoseJSON.person(PoseJSON.flat(18, [0: (30000, 15000)]))], canvas: (60000, 30000))
    let small = try encode(huge.text())
    #expect(small.decision("canvas") == "2048×1024")
    #expect(small.frames.first?.frames.first?.color(1024, 512) == [255, 0, 0])
  }

  /// A frame of another size than the first is brought to it.
  @Test func framesOfDifferentSizes() throws {
    let small = PoseJSON.frame([PoseJSON.person(PoseJSON.flat(18, [0: (32, 32)]))], canvas: (64, 64))
    let large = PoseJSON.frame([PoseJSON.person(PoseJSON.flat(18, [0: (64, 64)]))], canvas: (128, 128))
    let frames = try #require(try encode(JSON.array([small, large]).text()).frames.first?.frames)
    #expect(frames.map { $0.color(32, 32) } == [[255, 0, 0], [255, 0, 0]])
  }

  @Test func confidence() throws {
    let json = PoseJSON.frame(
      [PoseJSON.person(PoseJSON.flat(18, [0: (50, 50), 1: (50, 100)], confidence: 0.2))], canvas: (128, 128)
    ).text()
    func joint(_ parameters: String) throws -> [Int]? {
      try encode(json, parameters).frames.first?.frames.first?.color(50, 50)
    }
    #expect(try joint("{}") == [255, 0, 0])
    #expect(try joint(#"{"format": "dwpose"}"#) == [0, 0, 0])
    #expect(try joint(#"{"min_confidence": 0.5}"#) == [0, 0, 0])
    #expect(try joint(#"{"format": "dwpose", "min_confidence": 0.1}"#) == [255, 0, 0])
  }

  /// What is odd but right: absent and null parts, ids of any size, the oldest name of the body, a mark before the text.
  @Test(arguments: [
    #"{"version": 1.3, "people": [{"person_id": [99999999999999999999], "pose_keypoints_2d": BODY}]}"#,
    #"{"people": [{"person_id": 4294967297, "pose_keypoints_2d": BODY, "hand_left_keypoints_2d": null,"#
      + #" "face_keypoints_2d": [], "pose_keypoints_3d": []}]}"#,
    #"{"people": [{"pose_keypoints": BODY}]}"#, "\u{FEFF}\r\n" + #"[{"people": [{"pose_keypoints_2d": BODY}]}]"#,
  ]) func odd(_ text: String) throws {
    let body = PoseJSON.shoulder.text()
    var parts = text.split(separator: "BODY", omittingEmptySubsequences: false).map(String.init)
    parts.insert(body, at: 1)
    #expect(try encode(parts.joined()).texts == ["A pose track of 1 frame with 1 person."])
  }

  /// The text, a word of the place, a word of the message.
  @Test(arguments: [
    ("", "byte 0", "ends"), ("{\"people\": [{\"pose_keypoints_2d\": [1, 2", "byte", "ends"),
    (String(repeating: "[", count: 100_000), "byte", "deeper"), ("{}", "clip.json", "no keypoints"),
    ("[]", "clip.json", "empty"), ("{\"frames\": []}", "clip.json", "empty"), ("[1, 2]", "clip.json", "no keypoints"),
    (#"{"people": 3}"#, "people", "expected a list"), (#"{"people": [3]}"#, "people[0]", "expected a person"),
    (#"{"people": [{"pose_keypoints_2d": [1, 2, 3]}]}"#, "people[0].pose_keypoints_2d", "3 numbers"),
    (#"{"people": [{"pose_keypoints_2d": [1, 2]}]}"#, "people[0].pose_keypoints_2d", "2 numbers"),
    (#"{"people": [{"pose_keypoints_2d": "none"}]}"#, "people[0].pose_keypoints_2d", "list of numbers"),
    (#"{"people": [{"hand_left_keypoints_2d": [0, 0, 0]}]}"#, "hand_left_keypoints_2d", "3 numbers"),
    (#"{"people": [], "canvas_width": 0, "canvas_height": 5}"#, "canvas_width", "whole numbers"),
    (#"{"people": [], "canvas_width": 512}"#, "canvas_width", "whole numbers"),
    (#"{"people": [], "canvas_width": 1e9, "canvas_height": 1e9}"#, "canvas_width", "whole numbers"),
    (#"{"frames": [{"people": []}], "fps": 0}"#, "fps", "above 0"),
    (#"[{"people": []}, {"people": {}}]"#, "[1].people", "expected a list"),
  ]) func wrong(_ text: String, _ place: String, _ word: String) throws {
    let failure = try #require(failureOf(text))
    #expect(failure.status == A2C_BAD_INPUT)
    #expect(failure.place.contains(place), "\(failure)")
    #expect(failure.message.contains(word), "\(failure)")
  }

  @Test func pointsThatAreNoNumbersOrInNoPicture() throws {
    for bad: JSON in ["x", .double(1e300), .double(-1e9)] {
      var numbers = try #require(PoseJSON.shoulder.arrayValue)
      numbers[3] = bad
      let json = JSON.object(["frames": [PoseJSON.frame([PoseJSON.person(.array(numbers))])]])
      let failure = try #require(failureOf(json.text()))
      #expect(failure.status == A2C_BAD_INPUT)
      #expect(failure.place.hasSuffix("frames[0].people[0].pose_keypoints_2d[3]"), "\(failure)")
    }
  }

  @Test(arguments: [
    #"{"fps": -1}"#, #"{"width": 5}"#, #"{"height": 100000}"#, #"{"line_width": 0}"#, #"{"min_confidence": 2}"#,
    #"{"format": "bvh"}"#, #"{"hands": "no"}"#, #"{"coordinates": "inches"}"#,
  ]) func wrongParameters(_ parameters: String) throws {
    let failure = try #require(failureOf("{}", parameters))
    #expect(failure.status == A2C_INVALID_ARGUMENT)
    #expect(failure.place.hasPrefix("params."))
  }

  @Test func truncationAtEveryByte() throws {
    let whole = Array(PoseJSON.frame([Self.person], canvas: (64, 64)).text().utf8)
    for count in stride(from: 0, to: whole.count, by: 7) {
      let failure = try #require(failureOf(String(decoding: whole[..<count], as: UTF8.self)))
      #expect(failure.status == A2C_BAD_INPUT)
    }
  }

  @Test func drawnClipGoesThrough() throws {
    let host = PluginHost()
    let frames = (0..<3).map { index in [UInt8](repeating: 0, count: 15) + [UInt8(index), 200, 7] }
    host.media["/clip.mp4"] = MemoryMedia(width: 3, height: 2, framesPerSecond: 25, content: .rgb(frames))
    let result = try host.encode("Pose", "pose", ["/clip.mp4"])
    let block = try #require(result.frames.first)
    #expect(block.encoder == "motion")
    #expect(block.isVideo)
    #expect(block.framesPerSecond == 25)
    #expect(block.frames.map(\.pixels) == frames)
    #expect(result.texts == ["A drawn pose track of 3 frames."])
    #expect(result.decisions.first?.reason.contains("not black") == false)
    host.media["/white.mp4"] = MemoryMedia(
      width: 1, height: 1, framesPerSecond: 25, content: .rgb([[255, 255, 255], [255, 255, 255]]))
    #expect(try host.encode("Pose", "pose", ["/white.mp4"]).decisions.first?.reason.contains("not black") == true)
  }

  @Test func cancelled() throws {
    let scratch = ScratchFolder()
    let frames = JSON.array((0..<20).map { _ in PoseJSON.frame([Self.person], canvas: (64, 64)) })
    let host = PluginHost()
    host.cancelAfter = 3
    #expect {
      _ = try host.encode("Pose", "pose", [scratch.write(frames.text(), to: "clip.json")])
    } throws: {
      ($0 as? PluginFailure)?.status == A2C_CANCELLED
    }
    #expect(host.pushed == 3)
  }
}
