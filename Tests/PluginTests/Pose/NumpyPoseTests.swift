import Support
import TestSupport
import Testing

/// Keypoints as arrays, as networks give them.
@Suite struct NumpyPoseTests {
  private let scratch = ScratchFolder()
  /// COCO-17 of the maker's COCO-18.
  private let coco = [0, 15, 14, 17, 16, 5, 2, 6, 3, 7, 4, 11, 8, 12, 9, 13, 10]

  private func people() -> [[(Double, Double)]] {
    var random = SeededGenerator(seed: 12)
    return PoseMaker(deed: .raiseBoth, count: 16).frames(&random)
  }

  /// The numbers of all people, with a third one for each point where it is given.
  private func numbers(_ third: Float? = nil, shift: Double = 0) -> [Float] {
    var values: [Float] = []
    for body in people() {
      for index in coco {
        values += [Float(body[index].0 + shift), Float(body[index].1)]
        if let third { values.append(third) }
      }
    }
    return values
  }

  private func read(_ bytes: [UInt8], _ name: String = "pose.npy") throws -> Recording {
    try PluginHost().encode("Pose", "pose", [scratch.write(bytes, to: name)])
  }

  private func failure(_ bytes: [UInt8]) -> String {
    do {
      _ = try read(bytes)
      return ""
    } catch {
      return "\(error)"
    }
  }

  @Test func framesOfOnePerson() throws {
    let pairs = numbers()
    let plain = try read(NumpyBytes.floats([16, 17, 2], pairs))
    #expect(plain.texts.first == "A pose track of 16 frames with 1 person.")
    #expect(plain.decision("points") == "COCO-17")
    #expect(plain.texts.contains { $0.contains("raises both arms") }, "\(plain.texts)")
    // With scores, an axis of people, and in the order x of all, y of all.
    let triples = numbers(0.9)
    #expect(try read(NumpyBytes.floats([16, 1, 17, 3], triples)).texts == plain.texts)
    #expect(try read(NumpyBytes.floats([1, 16, 17, 3], triples)).texts == plain.texts)
    let planes: [Float] = people().flatMap { body -> [Float] in
      coco.map { Float(body[$0].0) } + coco.map { Float(body[$0].1) }
    }
    #expect(try read(NumpyBytes.floats([16, 2, 17], planes)).texts == plain.texts)
    let row = numbers(1)
    #expect(try read(NumpyBytes.floats([16, 51], row)).texts == plain.texts)
  }

  /// People in front of the frames: the axis with the shorter steps is time.
  @Test func peopleFirst() throws {
    let both = numbers(shift: -300) + numbers(shift: 300)
    #expect(
      try read(NumpyBytes.floats([2, 16, 17, 2], both)).texts.first == "A pose track of 16 frames with 2 people.")
  }

  @Test func unseenAndWrong() throws {
    var triples = numbers(0.9)
    for index in 0..<6 { triples[51 * 4 + index] = .nan }
    #expect(
      try read(NumpyBytes.floats([16, 17, 3], triples)).texts.first == "A pose track of 16 frames with 1 person.")
    let inSpace = (0..<(4 * 17 * 3)).map { Float($0 % 7) - 3 }
    #expect(failure(NumpyBytes.floats([4, 17, 3], inSpace)).contains("places in space"))
    #expect(failure(NumpyBytes.floats([4, 14, 3], Array(repeating: 1, count: 168))).contains("CrowdPose"))
    #expect(failure(NumpyBytes.floats([4, 5], Array(repeating: 1, count: 20))).contains("[frames, points, 2 or 3]"))
    for bytes in DamagedFiles.of(NumpyBytes.floats([16, 17, 3], triples)) {
      do { _ = try read(bytes) } catch { #expect(error is PluginFailure) }
    }
  }

  /// Lists of frames without a document around them, and of points without pictures.
  @Test func bareLists() throws {
    let frames = people()
    func pairs(_ body: [(Double, Double)]) -> String {
      coco.map { "[\(body[$0].0), \(body[$0].1)]" }.joined(separator: ",")
    }
    let scores = Array(repeating: "0.9", count: 17).joined(separator: ",")
    let instances = frames.enumerated().map {
      #"{"frame_id": \#($0), "instances": [{"keypoints": [\#(pairs($1))], "keypoint_scores": [\#(scores)]}]}"#
    }
    let expected = "A pose track of 16 frames with 1 person."
    let list = Array("[\(instances.joined(separator: ","))]".utf8)
    #expect(try read(list, "list.json").texts.first == expected)
    let lines = frames.enumerated().map { index, body in
      let flat = coco.map { "\(body[$0].0), \(body[$0].1), 0.9" }.joined(separator: ",")
      return #"{"frame": \#(index), "keypoints": [\#(flat)]}"#
    }
    #expect(try read(Array(lines.joined(separator: "\n").utf8), "lines.jsonl").texts.first == expected)
    let batches = frames.map {
      "[\(PoseWriter.openPose([[$0]], width: 1280, height: 720).arrayValue?[0].text() ?? "")]"
    }
    #expect(try read(Array("[\(batches.joined(separator: ","))]".utf8), "batches.json").texts.first == expected)
    let many = Array(repeating: "[1, 1]", count: 308).joined(separator: ",")
    let sapiens = #"{"instance_info": [{"keypoints": [\#(many)], "keypoint_scores": []}]}"#
    #expect(throws: PluginFailure.self) { try read(Array(sapiens.utf8), "sapiens.json") }
  }
}
