import A2CPluginKit
import Testing

/// What made pictures look like.
@Suite struct PictureLookTests {
  private let width = 160, height = 120

  private func look(_ color: (Int, Int) -> (Int, Int, Int)) throws -> PictureLook? {
    var bytes: [UInt8] = []
    for y in 0..<height {
      for x in 0..<width {
        let (r, g, b) = color(x, y)
        bytes += [r, g, b].map { UInt8(min(max($0, 0), 255)) }
      }
    }
    return PictureLook.of([try Raster(width: width, height: height, layout: .rgb8, bytes: bytes)])
  }

  private func grey(_ value: Int) -> (Int, Int, Int) { (value, value, value) }

  /// Noise that is always the same.
  private func noise(_ x: Int, _ y: Int) -> Int { (x * 7919 + y * 104_729 + x * y * 31) % 97 }

  @Test func looks() throws {
    #expect(try look { x, y in grey((x + y) % 20 == 0 ? 255 : 0) } == .lines)
    #expect(try look { x, y in grey((x + y) % 20 == 0 ? 0 : 255) } == .lines)
    #expect(
      try look { x, y in
        x % 40 == 0 ? (200, 20, 20) : y % 40 == 0 ? (20, 200, 20) : (x - y) % 40 == 0 ? (20, 20, 220) : (0, 0, 0)
      } == .colouredLines)
    #expect(try look { x, y in grey((x - 80) * (x - 80) + (y - 60) * (y - 60) < 1000 ? 255 : 0) } == .mask)
    #expect(try look { x, y in grey(60 + y + x / 4) } == .depth)
    #expect(try look { x, y in grey(noise(x, y) * 2 + 20) } == .photo)
    #expect(try look { x, y in (noise(x, y) * 2, noise(y, x) + 60, 90) } == .photo)
    #expect(try look { x, y in x < 80 ? (120, 120, 20) : y < 60 ? (4, 200, 3) : (180, 120, 220) } == .flatColours)
    #expect(try look { x, y in y < 60 ? (128, 128, 255) : (128, 218, 218) } == .normals)
    #expect(try look { _, _ in grey(0) } == .blank)
    #expect(try look { _, _ in grey(128) } == .blank)
    // Labels in a few greys are no distances.
    #expect(try look { x, _ in grey(60 + x / 40 * 30) } == nil)
  }

  @Test func skeletonsHaveTheirHues() throws {
    let hues: [(Int, Int, Int)] = [
      (255, 0, 0), (255, 85, 0), (255, 170, 0), (255, 255, 0), (170, 255, 0), (85, 255, 0), (0, 255, 0), (0, 255, 85),
      (0, 255, 170), (0, 255, 255), (0, 170, 255), (0, 85, 255),
    ]
    #expect(try look { x, y in x % 12 == 0 && y > 20 ? hues[x / 12 % 12] : (0, 0, 0) } == .skeletons)
  }

  /// The data that goes with a warning names the adapters of its words.
  @Test func adviceAsData() {
    for look in PictureLook.allCases {
      for isClip in [false, true] {
        let (words, adapters) = (look.advice(isClip: isClip), look.adapters(isClip: isClip))
        #expect(adapters.isEmpty || words.contains("use the adapter \(adapters[0])"), "\(look)")
        #expect(adapters.allSatisfy(words.contains), "\(look): \(words)")
        #expect(adapters.isEmpty == (look == .blank))
      }
    }
  }

  @Test func mostOfTheFramesDecide() throws {
    func frame(_ level: (Int) -> UInt8) throws -> Raster {
      try Raster(
        width: 64, height: 64, layout: .rgb8, bytes: (0..<(64 * 64)).flatMap { [UInt8](repeating: level($0), count: 3) }
      )
    }
    let black = try frame { _ in 0 }
    let lines = try frame { $0 % 16 == 0 ? 255 : 0 }
    #expect(PictureLook.of([black, lines, lines]) == .lines)
    #expect(PictureLook.of([black, black, lines]) == .blank)
    #expect(PictureLook.of([]) == nil)
  }
}
