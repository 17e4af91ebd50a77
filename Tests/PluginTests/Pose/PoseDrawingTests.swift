import CA2CPlugin
import Support
import TestSupport
import Testing

/// Where and in which colours keypoints are drawn.
@Suite struct PoseDrawingTests {
  private func draw(_ json: JSON, _ parameters: String = "{}") throws -> Recording.Frame {
    let scratch = ScratchFolder()
    let result = try PluginHost().encode("Pose", "pose", [scratch.write(json.text(), to: "a.json")], parameters)
    return try #require(result.frames.first?.frames.first)
  }

  @Test func limbAndJoints() throws {
    let frame = try draw(PoseJSON.frame([PoseJSON.person(PoseJSON.shoulder)], canvas: (512, 512)))
    #expect([frame.width, frame.height] == [512, 512])
    // The limb from neck to shoulder is the first: red, dimmed to 6/10; its half-width is 4 in the middle.
    #expect(frame.color(228, 100) == [153, 0, 0])
    #expect(frame.color(228, 104) == [153, 0, 0])
    #expect(frame.color(228, 105) == [0, 0, 0])
    // Joints have the colour of their number, in full, and radius 4.
    #expect(frame.color(256, 100) == [255, 85, 0])
    #expect(frame.color(260, 100) == [255, 85, 0])
    #expect(frame.color(261, 100) == [0, 0, 0])
    #expect(frame.color(200, 100) == [255, 170, 0])
    #expect(frame.color(0, 0) == [0, 0, 0])
  }

  /// Every joint in its colour and every limb in the colour of its rank, on a skeleton whose parts do not touch.
  @Test func palette() throws {
    let colors: [[Int]] = [
      [255, 0, 0], [255, 85, 0], [255, 170, 0], [255, 255, 0], [170, 255, 0], [85, 255, 0], [0, 255, 0],
      [0, 255, 85], [0, 255, 170], [0, 255, 255], [0, 170, 255], [0, 85, 255], [0, 0, 255], [85, 0, 255],
      [170, 0, 255], [255, 0, 255], [255, 0, 170], [255, 0, 85],
    ]
    let limbs = [
      (1, 2), (1, 5), (2, 3), (3, 4), (5, 6), (6, 7), (1, 8), (8, 9), (9, 10), (1, 11), (11, 12), (12, 13), (1, 0),
      (0, 14), (14, 16), (0, 15), (15, 17),
    ]
    for (rank, limb) in limbs.enumerated() {
      let body = PoseJSON.flat(18, [limb.0: (100, 60), limb.1: (100, 200)])
      let frame = try draw(PoseJSON.frame([PoseJSON.person(body)], canvas: (256, 256)), #"{"line_width": 4}"#)
      #expect(frame.color(100, 60) == colors[limb.0])
      #expect(frame.color(100, 200) == colors[limb.1])
      #expect(frame.color(100, 130) == colors[rank].map { $0 * 6 / 10 }, "limb \(rank)")
    }
    // Shoulder to ear is no limb.
    let ear = PoseJSON.flat(18, [2: (100, 60), 16: (100, 200)])
    #expect(try draw(PoseJSON.frame([PoseJSON.person(ear)], canvas: (256, 256))).color(100, 130) == [0, 0, 0])
  }

  @Test func widthFollowsTheCanvas() throws {
    let person = PoseJSON.person(PoseJSON.flat(18, [1: (512, 200), 2: (400, 200)]))
    let frame = try draw(PoseJSON.frame([person], canvas: (1024, 2048)))
    #expect(frame.color(456, 208) == [153, 0, 0])
    #expect(frame.color(456, 209) == [0, 0, 0])
    let thin = try draw(PoseJSON.frame([person], canvas: (1024, 2048)), #"{"line_width": 2}"#)
    #expect(thin.color(456, 202) == [153, 0, 0])
    #expect(thin.color(456, 203) == [0, 0, 0])
  }

  @Test func handsAndFace() throws {
    // A wrist and five finger roots; edges 0, 4, 8, 12 and 16.
    let hand = PoseJSON.flat(
      21, [0: (200, 400), 1: (100, 400), 5: (120, 300), 9: (200, 300), 13: (280, 300), 17: (300, 400)])
    let face = PoseJSON.flat(70, [0: (400, 50), 69: (450, 50)])
    let frame = try draw(
      PoseJSON.frame(
        [PoseJSON.person(PoseJSON.flat(18, [:]), left: hand, face: face)], canvas: (512, 512)))
    #expect(frame.color(200, 400) == [0, 0, 255])
    #expect(frame.color(203, 400) == [0, 0, 255])
    #expect(frame.color(150, 400) == [255, 0, 0])
    #expect(frame.color(160, 350) == [203, 255, 0])
    #expect(frame.color(200, 350) == [0, 255, 102])
    #expect(frame.color(400, 50) == [255, 255, 255])
    #expect(frame.color(450, 53) == [255, 255, 255])
    #expect(frame.color(450, 54) == [0, 0, 0])
  }

  @Test func peopleOverlapByRankNotByPerson() throws {
    // The second person's limb 0 lies under the first person's limb 2.
    let first = PoseJSON.person(PoseJSON.flat(18, [2: (100, 50), 3: (100, 150)]))
    let second = PoseJSON.person(PoseJSON.flat(18, [1: (50, 100), 2: (150, 100)]))
    let frame = try draw(PoseJSON.frame([first, second], canvas: (256, 256)))
    #expect(frame.color(100, 100) == [153, 102, 0])
    #expect(frame.color(75, 100) == [153, 0, 0])
  }

  /// Points far outside are cut, not an error: people walk out of the picture.
  @Test func outside() throws {
    let body = PoseJSON.flat(18, [1: (-500, 100), 2: (3000, 100), 3: (-10, -10)])
    let frame = try draw(PoseJSON.frame([PoseJSON.person(body)], canvas: (512, 512)))
    #expect(frame.color(300, 100) == [153, 0, 0])
  }

  @Test(arguments: [
    // BODY_25: neck 1, right shoulder 2, right hip 9, left ankle 14 → joints 1, 2, 8, 13.
    (25, [1: (100.0, 20.0), 2: (100, 60), 9: (100, 100), 14: (100, 140)], [1: 20, 2: 60, 8: 100, 13: 140]),
    // COCO-17: nose 0, shoulders 5 (left) and 6 (right), right ankle 16 → joints 0, 5, 2, 10; the neck between.
    (17, [0: (100, 20), 5: (100, 60), 6: (100, 100), 16: (100, 140)], [0: 20, 5: 60, 2: 100, 10: 140, 1: 80]),
  ]) func layouts(_ count: Int, _ points: [Int: (Double, Double)], _ rows: [Int: Int]) throws {
    let colors: [Int: [Int]] = [
      0: [255, 0, 0], 1: [255, 85, 0], 2: [255, 170, 0], 5: [85, 255, 0], 8: [0, 255, 170], 10: [0, 170, 255],
      13: [85, 0, 255],
    ]
    let frame = try draw(PoseJSON.frame([PoseJSON.person(PoseJSON.flat(count, points))], canvas: (256, 256)))
    for (joint, row) in rows { #expect(frame.color(100, row) == colors[joint], "joint \(joint)") }
  }
}
