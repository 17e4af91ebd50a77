import Claims
import Conditions
import Foundation
import Support
import TestSupport
import Testing

/// Clips in which OpenCV drew boxes, coded with losses, beside the boxes that were drawn.
@Suite struct DrawnBoxFileTests {
  private let facts = Conditions.ModelFacts(tokenWidth: 64, hasMotionEncoder: true, hasCameraEncoder: true)

  /// The boxes as a document that the adapter reads.
  private func numbers(_ name: String) throws -> String {
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: TestFiles.golden("PluginTests", "boxes/\(name).json"))))
    let json = try JSONParser.parse(bytes)
    var items: [JSON] = []
    for (number, way) in (try #require(json["boxes"]?.arrayValue)).enumerated() {
      let boxes: [JSON] = way.arrayValue ?? []
      for (frame, box) in boxes.enumerated() where box != JSON.null {
        items.append(.object(["frame": .int(frame), "track_id": .int(number + 1), "xyxy": box]))
      }
    }
    let document = JSON.object([
      "width": json["width"] ?? .null, "height": json["height"] ?? .null, "results": .array(items),
    ])
    return document.text()
  }

  /// Without numbers and colours, which follow the order in which boxes were found.
  private func told(_ texts: [String]) -> [String] {
    texts.dropFirst().map { (text: String) -> String in text.replacing(/[Rr]egion \d+( \(\w+\))?/, with: "region") }
      .sorted()
  }

  @Test(arguments: ["one", "thin", "two", "three", "four", "filled", "white", "late", "thick"])
  func sameFactsAsItsBoxes(_ name: String) throws {
    let (adapters, scratch) = (try InstalledAdapters(), ScratchFolder())
    let clip = TestFiles.golden("PluginTests", "boxes/\(name).mp4")
    let drawn = try adapters.read("region", [clip], facts: facts)
    let given = try adapters.read("region", [scratch.write(try numbers(name), to: "boxes.json")], facts: facts)
    #expect(drawn.decisions.contains { $0.key == "format" && $0.value == "drawn boxes" })
    #expect(told(drawn.facts) == told(given.facts))
  }

  /// Skeletons, masks and sketches are no boxes.
  @Test func otherDrawingsAreNone() throws {
    let adapters = try InstalledAdapters()
    for name in ["drawn/dwpose_0.mp4", "drawn/openpose_6.mp4"] {
      let blocks = try adapters.read("region", [TestFiles.golden("PluginTests", name)], facts: facts)
      #expect(!blocks.decisions.contains { $0.value == "drawn boxes" })
    }
  }
}
