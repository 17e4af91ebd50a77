import Media
import Support
import Testing

@Suite struct PixelBudgetTests {
  /// (height, width) → hub, processor class, video frame; from a re-computation of the published rules.
  static let vectors: [(Int, Int, [Int], [Int], [Int])] = [
    (480, 640, [476, 644], [476, 644], [476, 644]),
    (720, 1280, [728, 1288], [728, 1288], [560, 1008]),
    (1080, 1920, [1092, 1932], [728, 1316], [560, 1008]),
    (384, 672, [392, 672], [392, 672], [392, 672]),
    (224, 224, [224, 224], [224, 224], [336, 336]),
    (14, 14, [56, 56], [56, 56], [336, 336]),
    (42, 70, [56, 56], [56, 56], [252, 420]),
    (98, 98, [112, 112], [112, 112], []),
    (126, 126, [112, 112], [112, 112], []),
    (4000, 6000, [2912, 4368], [812, 1204], [616, 924]),
  ]

  @Test(arguments: vectors.indices) func knownSizes(_ index: Int) throws {
    let (height, width, hub, processor, video) = Self.vectors[index]
    #expect(try pair(PixelBudget.hub.size(height: height, width: width)) == hub)
    #expect(try pair(PixelBudget.processor.size(height: height, width: width)) == processor)
    if !video.isEmpty { #expect(try pair(VideoBudget.current.size(height: height, width: width, frames: 2)) == video) }
  }

  @Test func smallSides() throws {
    var budget = PixelBudget.hub
    // transformers 4.57.6: smart_resize(1, 150)
    #expect(try pair(budget.size(height: 1, width: 150)) == [28, 700])
    budget.smallSides = .clamp
    #expect(try pair(budget.size(height: 1, width: 150)) == [28, 140])
    #expect(try pair(PixelBudget.hub.size(height: 1, width: 1)) == [56, 56])
    // The shrinking branch keeps at least one factor.
    #expect(try pair(PixelBudget(minPixels: 0, maxPixels: 7840).size(height: 20, width: 3000)) == [28, 1064])
  }

  @Test func videoShares() throws {
    #expect(abs(VideoBudget.original.maxPixels(frames: 200) - 192675.84) < 1e-6)
    #expect(VideoBudget.current.maxPixels(frames: 200) == 602112)
    #expect(VideoBudget.current.maxPixels(frames: 768) == 90_316_800.0 / 768 * 2)
    #expect(VideoBudget.original.maxPixels(frames: 768) == 105_369)
    #expect(try pair(VideoBudget.original.size(height: 720, width: 1280, frames: 200)) == [308, 560])
    #expect(try pair(VideoBudget.current.size(height: 720, width: 1280, frames: 200)) == [560, 1008])
  }

  @Test(arguments: [(1, 201), (201, 1), (28, 28 * 201)]) func extremeProportionsAreErrors(_ height: Int, _ width: Int) {
    let error = #expect(throws: MediaError.self) { try PixelBudget.hub.size(height: height, width: width) }
    #expect(error?.message.contains("aspect ratio") == true)
  }

  @Test func aspectOf200IsAccepted() throws {
    _ = try PixelBudget.hub.size(height: 1, width: 200)
  }

  @Test(arguments: [(0, 5), (5, 0), (-1, -1), (1 << 20, 1 << 20), (Int.max, Int.max)])
  func sidesThatNoPictureHasAreErrors(_ height: Int, _ width: Int) {
    #expect(throws: MediaError.self) { try PixelBudget.hub.size(height: height, width: width) }
  }

  @Test func budgetsThatCannotBeMetAreErrors() {
    #expect(throws: MediaError.self) { try PixelBudget(minPixels: 0, maxPixels: 0).size(height: 5, width: 5) }
    #expect(throws: MediaError.self) { try PixelBudget(minPixels: 9, maxPixels: 8).size(height: 5, width: 5) }
    #expect(throws: MediaError.self) {
      try PixelBudget(factor: 0, minPixels: 1, maxPixels: 9).size(height: 5, width: 5)
    }
  }

  private func pair(_ size: (height: Int, width: Int)) -> [Int] { [size.height, size.width] }
}

@Suite struct FrameSamplingTests {
  static let twenty = [0, 16, 31, 47, 63, 79, 94, 110, 126, 142, 157, 173, 189, 205, 220, 236, 252, 268, 283, 299]
  static let vectors: [(Int, Double, [Int])] = [
    (49, 8, [0, 4, 9, 13, 17, 22, 26, 31, 35, 39, 44, 48]),
    (81, 16, [0, 9, 18, 27, 36, 44, 53, 62, 71, 80]),
    (97, 24, [0, 14, 27, 41, 55, 69, 82, 96]),
    (150, 30, [0, 17, 33, 50, 66, 83, 99, 116, 132, 149]),
    (16, 8, [0, 5, 10, 15]),
    (25, 25, [0, 8, 16, 24]),
    (3, 24, [0, 2]),
    (5, 30, [0, 1, 3, 4]),
    (300, 30, twenty),
    (300, 29.97, twenty),
  ]

  @Test(arguments: vectors.indices) func knownFrames(_ index: Int) {
    let (count, rate, expected) = Self.vectors[index]
    #expect(FrameSampling().indices(frameCount: count, framesPerSecond: rate) == expected)
  }

  @Test(arguments: [(240, 24.0, 20), (1000, 30.0, 66)]) func knownCounts(_ count: Int, _ rate: Double, _ expected: Int)
  {
    let indices = FrameSampling().indices(frameCount: count, framesPerSecond: rate)
    #expect(indices.count == expected)
    #expect(indices.first == 0 && indices.last == count - 1)
  }

  /// 43 frames at 12 fps are 7.17 frames at 2 fps: down to 6, to the nearest 8.
  @Test func olderRounding() {
    #expect(FrameSampling().count(frameCount: 43, framesPerSecond: 12) == 6)
    #expect(FrameSampling(rounding: .nearest).count(frameCount: 43, framesPerSecond: 12) == 8)
    // Half to even: 5 frames are 2.5 pairs.
    #expect(FrameSampling(rounding: .nearest).count(frameCount: 10, framesPerSecond: 4) == 4)
    #expect(FrameSampling(rounding: .nearest).count(frameCount: 14, framesPerSecond: 4) == 8)
  }

  @Test(arguments: [
    (0, 8.0, 0), (1, 8.0, 1), (2, 8.0, 2), (100, 0.0, 4), (100, -5.0, 4), (100, Double.nan, 4), (1_000_000, 1.0, 768),
  ])
  func oddInputs(_ count: Int, _ rate: Double, _ expected: Int) {
    let indices = FrameSampling().indices(frameCount: count, framesPerSecond: rate)
    #expect(indices.count == expected)
    #expect(indices == indices.sorted() && indices.allSatisfy { (0..<max(1, count)).contains($0) })
  }

  @Test func infiniteRatesAndStrangeSettingsDoNotTrap() {
    for rate in [Double.infinity, .leastNonzeroMagnitude, .greatestFiniteMagnitude] {
      #expect(!FrameSampling().indices(frameCount: 50, framesPerSecond: rate).isEmpty)
    }
    #expect(
      !FrameSampling(fps: .nan, minFrames: -3, maxFrames: 0, frameFactor: 0)
        .indices(frameCount: 9, framesPerSecond: 5).isEmpty)
  }

  /// Whatever a source's size is, the size that it is given could have been made; a much larger one could not.
  @Test func sizesThatAreMadeCouldBeMade() throws {
    var random = SeededGenerator(seed: 11)
    var made = 0
    for _ in 0..<4000 {
      let budget = PixelBudget(
        factor: [14, 28, 32].randomElement(using: &random) ?? 28, minPixels: Int.random(in: 1...20_000, using: &random),
        maxPixels: Int.random(in: 12_544...2_000_000, using: &random),
        smallSides: Bool.random(using: &random) ? .grow : .clamp)
      let (height, width) = (Int.random(in: 1...9000, using: &random), Int.random(in: 1...9000, using: &random))
      guard let size = try? budget.size(height: height, width: width) else { continue }
      made += 1
      #expect(budget.couldMake(height: size.height, width: size.width), "\(budget) \(width)x\(height) \(size)")
      let side = 8400 / budget.factor * budget.factor
      #expect(!budget.couldMake(height: side, width: side))
      #expect(!budget.couldMake(height: size.height + 1, width: size.width))
    }
    #expect(made > 3000)
  }
}
