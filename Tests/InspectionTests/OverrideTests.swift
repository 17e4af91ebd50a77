import Conditions
import Inspection
import Media
import Testing

@Suite struct OverrideTests {
  @Test(arguments: [
    ("near", "bright", "so it is", "params: {near: bright|dark}"),
    ("canvas", "512×512", "the file tells it", "params: {width: INTEGER}"),
    ("source size", "1×1", "width and height set it", "params: {width: INTEGER}"),
    ("facts", "left out", "", "facts: on"), ("facts", "used", "", "facts: off"),
    ("frames", "8 of 16", "", "limits: {fps: RATE, frames: COUNT}"),
    ("size", "8x16", "", "limits: {video_pixels: COUNT}"),
    ("isolation", "in-process", "", "isolation: process"),
    ("isolation", "process", "", nil), ("height", "3", "", nil), ("encoder", "vision", "", nil),
  ])
  func ways(key: String, value: String, reason: String, way: String?) throws {
    let condition = try Samples.condition([Samples.frames([.init(width: 28, height: 28, fill: (0, 0, 0))])])
    #expect(Override.text(Decision(key: key, value: value, reason: reason), condition) == way)
  }
}
