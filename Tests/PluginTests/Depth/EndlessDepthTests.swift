import Support
import TestSupport
import Testing

/// What is infinitely far, or a renderer's background.
@Suite struct EndlessDepthTests {
  private let width = 64, height = 48

  private func encode(_ sky: Float, _ parameters: String = "{}", near: (Float) -> Float = { $0 }) throws -> Recording {
    let scratch = ScratchFolder()
    let values = (0..<(width * height)).map { pixel -> Float in
      let row = pixel / width
      return row < 16 ? sky : near(2 + Float(48 - row))
    }
    let path = scratch.write(NumberFiles.npy(values, [height, width]), to: "scene.npy")
    return try PluginHost().encode("Depth", "depth", [path], parameters)
  }

  @Test(arguments: [Float.infinity, 1e10, 1e9]) func isFar(_ sky: Float) throws {
    for parameters in ["{}", #"{"near": "dark"}"#] {
      let result = try encode(sky, parameters)
      #expect(!result.texts.joined().contains("no depth value"), "\(result.texts)")
      let frame = try #require(result.frames.first?.frames.first)
      #expect(frame.color(30, 5) == [0, 0, 0])
      #expect(frame.color(30, 47) == [255, 255, 255])
    }
    #expect(try encode(sky).decision("infinite") == "far")
  }

  /// No number is no value, and neither is what is infinite where larger is nearer.
  @Test func isNoValue() throws {
    #expect(try encode(.nan).texts.joined().contains("33 % of the area has no depth value"))
    let inverse = try encode(.infinity, #"{"near": "bright"}"#) { 1 / $0 }
    #expect(inverse.texts.joined().contains("no depth value"))
  }

  @Test func emptyArrays() {
    let scratch = ScratchFolder()
    let path = scratch.write(NumberFiles.npy([Float](), [0, 48, 64]), to: "none.npy")
    let failure = #expect(throws: PluginFailure.self) { try PluginHost().encode("Depth", "depth", [path]) }
    #expect(failure?.message.contains("no frames") == true, "\(String(describing: failure))")
    // Distances are no labels.
    let depths = scratch.write(
      NumberFiles.npy((0..<(64 * 48)).map { 2 + Float($0) / 99 }, [48, 64]), to: "depths.npy")
    let labels = #expect(throws: PluginFailure.self) {
      try PluginHost().encode("Segmentation", "segmentation", [depths])
    }
    #expect(labels?.hint.contains("adapter depth") == true)
  }
}
