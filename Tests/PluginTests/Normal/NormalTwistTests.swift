import CA2CPlugin
import Support
import TestSupport
import Testing

/// Which way green points, told by the surface: a ball's slopes fit together in one way only.
@Suite struct NormalTwistTests {
  private let side = 96

  /// A ball in front of a wall or of nothing.
  private func ball(_ turn: SIMD3<Double>, background: [UInt8]) -> [UInt8] {
    (0..<(side * side)).flatMap { pixel -> [UInt8] in
      let (x, y) = (Double(pixel % side) / 47.5 - 1, 1 - Double(pixel / side) / 47.5)
      let square = (x * x + y * y) / 0.81
      guard square < 1 else { return background }
      let normal = SIMD3(x / 0.9, y / 0.9, (1 - square).squareRoot()) * turn
      return (0..<3).map { UInt8(((normal[$0] + 1) * 127.5).rounded()) }
    }
  }

  private func read(_ pixels: [UInt8]) throws -> Recording {
    let host = PluginHost()
    host.media["/n"] = MemoryMedia(kind: A2C_MEDIA_PICTURE, width: side, height: side, content: .rgb([pixels]))
    return try host.encode("Normal", "normal", ["/n"])
  }

  @Test(arguments: [[128, 128, 255], [0, 0, 0], [127, 127, 127]] as [[UInt8]])
  func aBall(_ background: [UInt8]) throws {
    #expect(try read(ball([1, 1, 1], background: background)).decision("green") == "up")
    let down = try read(ball([1, -1, 1], background: background))
    #expect(down.decision("green") == "down")
    #expect(down.decisions.contains { $0.key == "green" && $0.reason.contains("slopes") })
  }

  /// A wall with a wave across has no slope along: nothing is told by it.
  @Test func aWave() throws {
    let pixels = (0..<(side * side)).flatMap { pixel -> [UInt8] in
      let x = 0.5 * Double((pixel % side / 8) % 3 - 1)
      return [UInt8((x + 1) * 127.5), 128, UInt8(((1 - x * x).squareRoot() + 1) * 127.5)]
    }
    #expect(try read(pixels).decisions.contains { $0.key == "green" && $0.reason.contains("does not tell") })
  }
}
