import Support
import TestSupport
import Testing

/// Boxes as annotation tools and detectors export them: each is a dog at the left of a picture of 256×192.
@Suite struct ToolBoxTests {
  private func read(_ text: String, _ name: String = "boxes.json") throws -> Recording {
    let scratch = ScratchFolder()
    return try PluginHost().encode("Region", "region", [scratch.write(text, to: name)])
  }

  private static let value =
    #"{"x": 10, "y": 30, "width": 25, "height": 40, "rotation": 0, "rectanglelabels": ["dog"]"#
  static let documents = [
    #"[{"annotations": [{"result": [{"original_width": 256, "original_height": 192, "value": \#(value)}}]}]}]"#,
    #"[{"image": "a.jpg", "label": [\#(value), "original_width": 256, "original_height": 192}]}]"#,
    #"{"predictions": [{"x": 70, "y": 90, "width": 60, "height": 60, "class": "dog", "class_id": 0}],"#
      + #" "image": {"width": 256, "height": 192}}"#,
    #"{"size": {"width": 256, "height": 192}, "objects": [{"classTitle": "dog", "geometryType": "rectangle","#
      + #" "points": {"exterior": [[40, 60], [100, 120]], "interior": []}}]}"#,
    #"{"size": {"width": 256, "height": 192}, "objects": [{"classTitle": "dog", "geometryType": "polygon","#
      + #" "points": {"exterior": [[40, 60], [100, 60], [100, 120], [40, 120]], "interior": []}}]}"#,
  ]

  @Test(arguments: documents) func placesOfTools(_ text: String) throws {
    let result = try read(text)
    #expect(result.texts.first == "A layout of 1 region: dog (red).")
    #expect(result.texts.last?.hasPrefix("dog: at the left;") == true, "\(result.texts)")
    for bytes in DamagedFiles.of(Array(text.utf8), header: 40) {
      do { _ = try read(String(decoding: bytes, as: UTF8.self)) } catch { #expect(error is PluginFailure) }
    }
  }

  @Test(arguments: [
    #"[{"bbox_2d": [40, 60, 100, 120], "label": "dog"}]"#,
    "```json\n[{\"bbox_2d\": [40, 60, 100, 120], \"label\": \"dog\"}]\n```\n",
    #"[{"name": "dog", "class": 16, "confidence": 0.9, "box": {"x1": 40, "y1": 60, "x2": 100, "y2": 120}}]"#,
    #"[{"name": "a", "labels": [{"category": "dog", "box2d": {"x1": 40, "y1": 60, "x2": 100, "y2": 120}}]}]"#,
  ])
  func namesOfDetectors(_ text: String) throws {
    let result = try read(text)
    #expect(result.texts.first == "A layout of 1 region: dog (red).", "\(result.texts)")
    let frame = try #require(result.frames.first?.frames.first)
    // The left edge, and outside of the box.
    #expect(frame.color(40, 90) != [0, 0, 0])
    #expect(frame.color(20, 90) == [0, 0, 0])
  }

  @Test func whatIsNotRead() {
    #expect(throws: PluginFailure.self) {
      try read(#"{"objects": [{"classTitle": "dog", "geometryType": "bitmap", "bitmap": {"data": "x"}}]}"#)
    }
    #expect(throws: PluginFailure.self) {
      try read(Self.documents[0].replacing(#""rotation": 0"#, with: #""rotation": 30"#))
    }
  }

  /// Without the picture's size a thing still moves, where it goes as far as it is wide.
  @Test func motionWithoutASize() throws {
    let far = (0..<5).map { "\($0 + 1),1,\(40 + 20 * $0),60,60,60,1,-1,-1,-1" }.joined(separator: "\n")
    #expect(try read(far, "mot.txt").texts.last == "region 1: moves right.")
    let near = (0..<5).map { "\($0 + 1),1,\(40 + 2 * $0),60,60,60,1,-1,-1,-1" }.joined(separator: "\n")
    #expect(try read(near, "mot.txt").texts.count == 1)
  }
}
