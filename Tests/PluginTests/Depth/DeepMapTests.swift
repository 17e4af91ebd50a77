import CA2CPlugin
import Support
import TestSupport
import Testing

/// Sixteen bits are read like eight where they are a rendered map, and like distances where they are those.
@Suite struct DeepMapTests {
  private let width = 128, height = 96

  /// Sky of 0 on top, a floor that comes nearer, a ball that is nearest.
  private func near(_ x: Int, _ y: Int) -> Int {
    let (dx, dy) = (x - 40, y - 60)
    if dx * dx + dy * dy < 300 { return 250 }
    return y < 48 ? 0 : 60 + (y - 48) * 132 / 47
  }

  private func encode(_ values: [UInt16], _ parameters: String = "{}") throws -> Recording {
    let host = PluginHost()
    host.media["/depth"] = MemoryMedia(
      kind: A2C_MEDIA_PICTURE, width: width, height: height, content: .gray16([values]))
    return try host.encode("Depth", "depth", ["/depth"], parameters)
  }

  private func map(_ value: (Int) -> Int) -> [UInt16] {
    (0..<(width * height)).map { UInt16(min(65535, max(0, value(near($0 % width, $0 / width))))) }
  }

  private func check(_ result: Recording, _ tolerance: Int = 2, _ expected: (Int) -> Int) throws {
    let pixels = try #require(result.frames.first?.frames.first).pixels
    let worst = (0..<(width * height)).map { abs(Int(pixels[3 * $0]) - expected(near($0 % width, $0 / width))) }.max()
    #expect(worst ?? 255 <= tolerance)
    #expect(!result.texts.joined().contains("no depth value"))
  }

  @Test func eightBitsTimes257() throws {
    let result = try encode(map { $0 * 257 })
    #expect(result.decision("near") == "bright")
    try check(result) { $0 }
  }

  @Test func stretchedToTheWholeRange() throws {
    // As networks write it: from 0 to 65535, no multiples of 257.
    let result = try encode(map { $0 * 65535 / 250 })
    #expect(result.decision("near") == "bright")
    try check(result) { $0 * 255 / 250 }
    // The other way round the ground tells.
    let turned = try encode(map { (250 - $0) * 65535 / 250 })
    #expect(turned.decision("near") == "dark")
    try check(turned) { $0 * 255 / 250 }
  }

  @Test func anObjectOnZero() throws {
    let values = (0..<(width * height)).map { pixel -> UInt16 in
      let (dx, dy) = (pixel % width - 64, pixel / width - 40)
      return dx * dx + dy * dy < 400 ? 65535 : 0
    }
    let result = try encode(values)
    #expect(result.decision("near") == "bright")
    #expect(!result.texts.joined().contains("no depth value"))
    #expect(result.frames.first?.frames.first?.color(64, 40) == [255, 255, 255])
    #expect(result.frames.first?.frames.first?.color(2, 2) == [0, 0, 0])
  }

  @Test func millimetresStayDistances() throws {
    let values = (0..<(width * height)).map { pixel -> UInt16 in
      let (x, y) = (pixel % width, pixel / width)
      // Holes are 0, what is too far 65535.
      if x % 17 == 3, y % 13 == 5 { return 0 }
      return y < 30 ? 65535 : UInt16(9000 - (y - 30) * 100)
    }
    let result = try encode(values)
    #expect(result.decision("near") == "dark")
    #expect(result.frames.first?.frames.first?.color(3, 5) == [0, 0, 0])
    let usual = try encode(map { $0 == 0 ? 0 : 4000 - $0 * 10 })
    #expect(usual.decision("near") == "dark")
    #expect(usual.texts.joined().contains("no depth value"))
  }
}
