import Support
import TestSupport
import Testing

/// The same person in the files of many programs: what is told is the same.
@Suite struct PoseProgramTests {
  private let frames: [PoseWriter.Body]
  private let size = #"{"width": 1280, "height": 720}"#

  init() {
    var random = SeededGenerator(seed: 21)
    var maker = PoseMaker(deed: .wave, count: 30)
    maker.foot.x = 300
    frames = maker.frames(&random)
  }

  private func encode(_ text: String, _ name: String, _ parameters: String? = nil) throws -> Recording {
    let scratch = ScratchFolder()
    let host = PluginHost()
    host.wants = { _ in [0] }
    return try host.encode("Pose", "pose", [scratch.write(text, to: name)], parameters ?? size)
  }

  private func failure(_ text: String, _ name: String = "a.json") -> String {
    do { return "read: \(try encode(text, name).texts)" } catch { return "\(error)" }
  }

  private let expected = [
    "A pose track of 30 frames with 1 person.",
    "The person, on the left of the picture, waves with their left hand and raises their left arm.",
  ]

  @Test func documents() throws {
    let kinds: [(String, String, JSON)] = [
      ("ultralytics", "COCO-17", .array(frames.map { [PoseKindWriter.ultralytics($0)] })),
      (
        "ultralytics", "COCO-17",
        .object(["frames": .array(frames.map { .object(["results": [PoseKindWriter.ultralytics($0)]]) })])
      ),
      ("movenet", "COCO-17", .array(frames.map(PoseKindWriter.moveNet))),
      ("movenet", "COCO-17", .array(frames.map { [[PoseKindWriter.moveNet($0)]] })),
      ("movenet", "COCO-17", .object(["keypoints_with_scores": .array(frames.map { [PoseKindWriter.moveNet($0)] })])),
      ("named", "COCO-17", .array(frames.map { [PoseKindWriter.named($0)] })),
      ("named", "COCO-17", .array(frames.map(PoseKindWriter.named))),
      ("named", "MediaPipe", .array(frames.map(PoseKindWriter.landmarks))),
      (
        "named", "MediaPipe",
        .object(["frames": .array(frames.map { .object(["landmarks": PoseKindWriter.landmarks($0)]) })])
      ),
      ("coco", "Halpe-26", PoseKindWriter.results(frames.map(PoseKindWriter.halpe26))),
      ("coco", "Human3.6M", PoseKindWriter.results(frames.map(PoseKindWriter.human36m))),
      (
        "coco", "COCO-17",
        .array(
          frames.enumerated().map { index, body in
            .object([
              "image_id": .int(index),
              "keypoints": .array(PoseKindWriter.coco17(body).flatMap { [.double($0.0), .double($0.1)] }),
            ])
          })
      ),
    ]
    for (format, points, json) in kinds {
      let result = try encode(json.text(), "a.json")
      #expect(result.decision("format") == format)
      #expect(result.decision("points") == points)
      #expect(result.texts == expected, "\(format) \(points)")
    }
  }

  @Test func tables() throws {
    for text in [PoseKindWriter.wideTable(frames), PoseKindWriter.namedTable(frames), PoseKindWriter.tallTable(frames)]
    {
      let result = try encode(text, "a.csv")
      #expect(result.decision("points") == "MediaPipe")
      #expect(result.texts == expected)
    }
    let lines = frames.map { JSON.array([PoseKindWriter.ultralytics($0)]).text() }.joined(separator: "\n")
    #expect(try encode(lines, "a.jsonl").texts == expected)
  }

  @Test(arguments: [true, false]) func yoloFolders(_ hasConfidence: Bool) throws {
    let scratch = ScratchFolder()
    for (index, body) in frames.enumerated() {
      scratch.write(PoseKindWriter.yolo(body, hasConfidence: hasConfidence), to: "clip_\(index + 1).txt")
    }
    let host = PluginHost()
    host.wants = { _ in [0] }
    let result = try host.encode("Pose", "pose", [scratch.path], size)
    #expect(result.decision("format") == "yolo")
    #expect(result.texts == expected)
  }

  /// Numbers that are left out are frames in which nobody was found.
  @Test func gaps() throws {
    let ids = frames.indices.map { $0 < 20 ? $0 : $0 + 3 }
    let results = try encode(PoseKindWriter.results(frames.map(PoseKindWriter.coco17), ids: ids).text(), "a.json")
    #expect(results.decision("missing") == "3 empty frames")
    #expect(results.frames.first?.count == 33)
    let table = try encode(PoseKindWriter.wideTable(frames, without: [4]), "a.csv")
    #expect(table.decision("missing") == "1 empty frame")
    #expect(table.frames.first?.count == 30)
    // Ids of a data set are no numbers of frames.
    let far = try encode(
      PoseKindWriter.results(frames.prefix(3).map(PoseKindWriter.coco17), ids: [139, 785, 1296]).text(), "a.json")
    #expect(far.decision("missing") == nil)
    #expect(far.decision("numbers") != nil)
    // Every fifth frame is a rate, not a gap.
    let every = try encode(
      PoseKindWriter.results(frames.map(PoseKindWriter.coco17), ids: frames.indices.map { 5 * $0 }).text(), "a.json")
    #expect(every.decision("missing") == nil)
    #expect(every.frames.first?.count == 30)
  }

  @Test func anEmptyFileOfAFolderIsAnEmptyFrame() throws {
    let scratch = ScratchFolder()
    for (index, body) in frames.prefix(6).enumerated() {
      scratch.write(index == 2 ? "[]" : JSON.array([PoseKindWriter.ultralytics(body)]).text(), to: "\(index).json")
    }
    let result = try PluginHost().encode("Pose", "pose", [scratch.path], size)
    #expect(result.frames.first?.count == 6)
    #expect(result.frames.first?.frames[2].pixels.allSatisfy { $0 == 0 } == true)
  }

  @Test func editors() throws {
    let pairs = JSON.array(frames[0].map { [.double($0.0), .double($0.1)] })
    for points in [pairs, .array([pairs])] {
      let text = JSON.object(["width": 1280, "height": 720, "keypoints": points]).text()
      let result = try encode(text, "a.json", "{}")
      #expect(result.decision("canvas") == "1280×720")
      #expect(result.texts.first == "A pose track of 1 frame with 1 person.")
    }
  }

  /// What is no person is not drawn as one, and what is not read is named, with a way.
  @Test func refused() {
    let dog: PoseWriter.Body = [
      (60, 40), (64, 40), (70, 48), (80, 60), (180, 60), (90, 80), (88, 110), (88, 140), (94, 80), (96, 110), (98, 140),
      (170, 80), (172, 110), (170, 140), (176, 80), (180, 110), (178, 140),
    ]
    #expect(failure(PoseKindWriter.results([dog]).text()).contains("AP-10K's, of an animal"))
    #expect(
      failure(JSON.array([PoseKindWriter.ultralytics(frames[0], name: "tiger")]).text()).contains(
        "'tiger' is no person"))
    let meta = #"{"meta_info": {"dataset_name": "ap10k"}, "instance_info": []}"#
    #expect(failure(meta).contains("one of animals"))
    #expect(failure(PoseKindWriter.results([Array(dog.prefix(14))]).text()).contains("CrowdPose's, AIC's"))
    #expect(failure(PoseKindWriter.results([Array(dog.prefix(16))]).text()).contains("MPII's"))
    #expect(failure(#"[{"joints": [[1, 2]], "joints_vis": [1], "image": "a.jpg"}]"#).contains("MPII's annotation"))
    #expect(failure(#"[{"image_id": "a", "keypoint_annotations": {}}]"#).contains("AIC's annotation"))
    #expect(failure("HIERARCHY\nROOT Hips", "walk.bvh").contains("BVH"))
    #expect(
      failure("scorer,n,n\nbodyparts,tailbase,tailbase\ncoords,x,y\n0,1,2", "a.csv").contains("DeepLabCut's points"))
    #expect(failure("0 0.5 0.5 0.2 0.2\n", "a.txt").contains("5 numbers are no YOLO-pose line"))
  }
}
