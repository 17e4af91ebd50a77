import CA2CPlugin
import Support
import TestSupport
import Testing

/// What depth maps are found to be without being told.
@Suite struct DepthFormTests {
  private let scratch = ScratchFolder()
  private let width = 64, height = 48

  /// A floor that rises towards the viewer, with a near block on the left: nearness from 0 to 255.
  private func near(_ x: Int, _ y: Int) -> UInt8 {
    (6..<20).contains(x) && (14..<30).contains(y) ? 240 : UInt8(y < 12 ? 10 : 10 + (y - 12) * 6)
  }

  private func map(_ value: (UInt8) -> [UInt8]) -> [UInt8] {
    (0..<(width * height)).flatMap { value(near($0 % width, $0 / width)) }
  }

  private func encode(_ media: MemoryMedia, _ parameters: String = "{}") throws -> Recording {
    let host = PluginHost()
    host.media["/depth"] = media
    return try host.encode("Depth", "depth", ["/depth"], parameters)
  }

  private func encode(_ path: String, _ parameters: String = "{}") throws -> Recording {
    try PluginHost().encode("Depth", "depth", [path], parameters)
  }

  private func picture(_ pixels: [UInt8], width: Int? = nil) -> MemoryMedia {
    MemoryMedia(kind: A2C_MEDIA_PICTURE, width: width ?? self.width, height: height, content: .rgb([pixels]))
  }

  private func shades(_ result: Recording) throws -> [UInt8] {
    let pixels = try #require(result.frames.first?.frames.first).pixels
    return stride(from: 0, to: pixels.count, by: 3).map { pixels[$0] }
  }

  private var expected: [UInt8] { map { [$0] } }

  private func differ(_ a: [UInt8], _ b: [UInt8]) -> Int { zip(a, b).map { abs(Int($0) - Int($1)) }.max() ?? 255 }

  private func jet(_ near: UInt8) -> [UInt8] {
    let place = 4 * Double(near) / 255
    return [3.0, 2.0, 1.0].map { (bend: Double) -> UInt8 in
      let level = min(max(1.5 - abs(place - bend), 0), 1)
      return UInt8((level * 255).rounded())
    }
  }

  @Test func colorMap() throws {
    let result = try encode(picture(map(jet)))
    #expect(result.decision("colormap") == "jet")
    #expect(result.decision("near") == "bright")
    #expect(try differ(shades(result), expected) <= 4)
    let kept = try encode(picture(map(jet)), #"{"colormap": "none"}"#)
    #expect(kept.frames.first?.frames.first?.pixels == map(jet))
    let turned = try encode(picture(map(jet)), #"{"near": "dark"}"#)
    #expect(try differ(shades(turned), expected.map { 255 - $0 }) <= 4)
    let forced = try encode(picture(map(jet)), #"{"colormap": "jet"}"#)
    #expect(forced.decision("colormap") == nil)
    #expect(try differ(shades(forced), expected) <= 4)
  }

  @Test func besideItsPicture() throws {
    // A coloured picture, the white strip of 50 pixels, the map.
    let strip = [UInt8](repeating: 255, count: 150)
    var pixels: [UInt8] = []
    for y in 0..<height {
      for x in 0..<width { pixels += [UInt8(3 * x), 40, UInt8(5 * y)] }
      pixels += strip
      for x in 0..<width { pixels += [UInt8](repeating: near(x, y), count: 3) }
    }
    let result = try encode(picture(pixels, width: 2 * width + 50))
    #expect(result.decision("part") == "right")
    #expect(try shades(result) == expected)
    #expect(result.texts.first?.hasPrefix("A depth map, 64×48;") == true)
    let whole = try encode(picture(pixels, width: 2 * width + 50), #"{"part": "whole"}"#)
    #expect(whole.frames.first?.frames.first?.width == 2 * width + 50)
  }

  @Test func theGroundTellsPolarity() throws {
    let dark = try encode(picture(map { [255 - $0, 255 - $0, 255 - $0] }))
    #expect(dark.decision("near") == "dark")
    #expect(try shades(dark) == expected)
    let bright = try encode(picture(map { [$0, $0, $0] }))
    #expect(bright.decision("near") == "bright")
    #expect(try shades(bright) == expected)
    let inverse = MemoryMedia(
      kind: A2C_MEDIA_PICTURE, width: width, height: height, content: .gray16([expected.map { UInt16($0) * 200 }]))
    #expect(try encode(inverse).decision("near") == "bright")
  }

  @Test(arguments: [false, true]) func floatMap(_ isBig: Bool) throws {
    let values = expected.map { Float($0) / 10 }
    let path = scratch.write(
      NumberFiles.pfm(values, width: width, height: height, isBig: isBig), to: "map\(isBig).pfm")
    let result = try encode(path)
    #expect(result.decision("format") == "pfm")
    #expect(result.decision("near") == "bright")
    #expect(result.decision("range") == "1…24")
    #expect(try differ(shades(result), expected.map { UInt8((Double($0) - 10) / 230 * 255) }) <= 1)
  }

  @Test func arraysOfMetres() throws {
    // Nothing measured in a corner, an infinite background.
    var values = expected.map { 30 / (Float($0) + 5) }
    (values[0], values[1], values[2], values[3]) = (.nan, .infinity, 0, 1e10)
    let path = scratch.write(NumberFiles.npy(values, [1, height, width, 1]), to: "scene_raw_depth_meter.npy")
    let result = try encode(path)
    #expect(result.decision("near") == "dark")
    #expect(result.decision("unit") == "metres")
    #expect(try Array(shades(result)[0..<4]) == [0, 0, 0, 0])
    #expect(result.texts.contains("The distances go from 0.12 m to 2 m."))
    // Without a name the ground tells.
    let unknown = try encode(scratch.write(NumberFiles.npy(values, [height, width]), to: "x.npy"))
    #expect(unknown.decision("near") == "dark")
    #expect(unknown.decisions.first { $0.key == "near" }?.reason.contains("ground") == true)
    #expect(unknown.decision("unit") == nil)
    let given = try encode(scratch.file("x.npy"), #"{"unit": "millimetres", "near": "dark"}"#)
    #expect(given.texts.contains("The distances go from 0 m to 0 m."))
  }

  @Test(arguments: [([48, 64, 3], "no depth"), ([2, 3, 8, 64, 1], "no depth"), ([0, 64], "no depth")])
  func wrongShapes(_ shape: [Int], _ message: String) throws {
    let path = scratch.write(
      NumberFiles.npy([Float](repeating: 1, count: shape.reduce(1, *)), shape), to: "wrong.npy")
    #expect {
      _ = try encode(path)
    } throws: { error in
      let failure = error as? PluginFailure
      return failure?.status == A2C_BAD_INPUT && failure?.message.contains(message) == true
        && failure?.place.hasSuffix("wrong.npy") == true
    }
  }

  /// Cut short and with bits turned in the header, a float map is an error or some map.
  @Test(arguments: ["map.pfm", "map.npy"]) func damaged(_ name: String) throws {
    let values = expected.map { Float($0) }
    let whole =
      name == "map.pfm"
      ? NumberFiles.pfm(values, width: width, height: height) : NumberFiles.npy(values, [height, width])
    let path = scratch.write(whole, to: name)
    #expect(throws: Never.self) { try encode(path) }
    for percent in 0..<100 {
      scratch.write(Array(whole.prefix(whole.count * percent / 100)), to: name)
      #expect(throws: PluginFailure.self) { try encode(path) }
    }
    for place in 0..<80 {
      for bit in [0, 3, 5, 7] {
        var bytes = whole
        bytes[place] ^= 1 << UInt8(bit)
        scratch.write(bytes, to: name)
        do { _ = try encode(path) } catch { #expect((error as? PluginFailure)?.status != A2C_INTERNAL) }
      }
    }
  }

  /// A renderer that stretches each frame by itself brightens what stands still: nothing is told of it.
  @Test func framesOfTheirOwnRangeTellNoApproach() throws {
    let frames = (0..<6).map { frame in
      (0..<(width * height)).map { pixel -> UInt8 in
        let (x, y) = (pixel % width, pixel / width)
        if x < 12 - 2 * frame { return 255 }  // leaves the picture
        let scale = frame < 5 ? 0.7 + 0.06 * Double(frame) : 1.0
        if (30..<46).contains(x), y > 10, y < 40 { return UInt8(255 * scale) }
        return UInt8(Double(y) * 3 * scale)
      }
    }
    let result = try encode(MemoryMedia.gray(frames, width: width, height: height))
    #expect(!result.texts.contains { $0.contains("nearer over") || $0.contains("farther away") })
  }
}
