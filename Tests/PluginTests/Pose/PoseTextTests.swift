import Support
import TestSupport
import Testing

/// Keypoints as they come out of shells, chats and other programs.
@Suite struct PoseTextTests {
  private func encode(_ bytes: [UInt8], _ name: String = "clip.json") throws -> Recording {
    let scratch = ScratchFolder()
    return try PluginHost().encode("Pose", "pose", [scratch.write(bytes, to: name)])
  }

  private func encode(_ text: String, _ name: String = "clip.json") throws -> Recording {
    try encode(Array(text.utf8), name)
  }

  private func message(_ text: String) -> String {
    do { return try encode(text).texts.joined() } catch { return "\(error)" }
  }

  /// A person of 17 or 18 points.
  private func points(_ count: Int) -> String {
    (0..<count).map { "\(40 + $0 * 13 % 60), \(30 + $0 * 17 % 90), 0.9" }.joined(separator: ", ")
  }

  private var frame: String { #"{"people": [{"pose_keypoints_2d": [\#(points(18))]}], "width": 160, "height": 160}"# }

  @Test(arguments: [true, false]) func widerCharacters(_ isLittle: Bool) throws {
    let units = [0xFEFF] + Array(frame.utf16)
    let bytes = units.flatMap { unit in
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 255))
      return isLittle ? [low, high] : [high, low]
    }
    #expect(try encode(bytes).texts == encode(frame).texts)
    // Half a character at the end is no such text.
    #expect(throws: PluginFailure.self) { try encode(bytes.dropLast()) }
  }

  @Test(arguments: ["```json\n@\n```", "Here is the pose:\n```\n@\n```\nAnything else?\n", "\u{FEFF}@"])
  func fences(_ around: String) throws {
    #expect(try encode(around.replacing("@", with: frame)).texts == encode(frame).texts)
  }

  private func person(_ count: Int) -> String {
    #"{"keypoints": [\#(points(count))], "bbox": [0, 0, 99, 99], "score": 0.8, "category_id": 1}"#
  }

  @Test func openPifPaf() throws {
    let one = try encode("[\(person(17)), \(person(17))]")
    #expect(one.texts.first == "A pose track of 1 frame with 2 people.")
    #expect(one.decision("format") == "openpifpaf")
    // A document a line, whatever the file is called; the third frame's line is missing.
    let lines = [1, 2, 4].map { #"{"frame": \#($0), "predictions": [\#(person(17))]}"# }.joined(separator: "\n")
    let clip = try encode(lines + "\n")
    #expect(clip.frames.first?.frames.count == 4)
    #expect(clip.decision("format") == "openpifpaf")
    #expect(message("[\(person(14))]").contains("14 points"))
  }

  @Test func whatIsNoPlaceInAPicture() {
    let landmarks = (0..<33).map { #"{"x": \#(Double($0) / 99), "y": -0.\#($0 + 10), "z": 0, "visibility": 0.9}"# }
    let world = #"[{"pose_world_landmarks": [\#(landmarks.joined(separator: ","))]}]"#
    #expect(message(world).contains("world landmarks"))
    // The curve of an editor of splines, as many points as a person has.
    let spline = (0..<33).map { #"{"x": \#(10 + 8 * $0), "y": \#(300 - 3 * $0)}"# }.joined(separator: ",")
    #expect(message("[\(spline)]").contains("no keypoints"))
  }

  /// Triples that lost a number are no pairs of another layout.
  @Test func cutLists() {
    let numbers = points(17).split(separator: ",").dropLast()
    let cut = #"{"people": [{"pose_keypoints_2d": [\#(numbers.joined(separator: ","))]}]}"#
    #expect(message(cut).contains("50 numbers"), "\(message(cut))")
  }
}
