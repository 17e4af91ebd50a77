import Media
import Support
import TestSupport
import Testing

struct ResamplingCase: Sendable, CustomTestStringConvertible {
  var kind: String, seed: Int, old: [Int], new: [Int], crc: Int, pixels: [UInt8]?
  var testDescription: String { "\(kind) \(old[0])x\(old[1]) to \(new[0])x\(new[1])" }

  init(_ json: JSON) {
    kind = json["kind"]?.stringValue ?? ""
    seed = json["seed"]?.intValue ?? 0
    old = json["old"]?.arrayValue?.compactMap(\.intValue) ?? [0, 0]
    new = json["new"]?.arrayValue?.compactMap(\.intValue) ?? [0, 0]
    crc = json["crc"]?.intValue ?? -1
    pixels = json["pixels"]?.arrayValue?.compactMap { $0.intValue.map { UInt8($0) } }
  }

  static let all = (Fixture.json("resampling.json")["cases"]?.arrayValue ?? []).map(ResamplingCase.init)
  static let real = Fixture.json("resampling.json")["real"]?.arrayValue ?? []

  /// The picture that the script of the golden file makes: noise, or noise cut to black and white.
  var picture: Picture {
    get throws {
      var state = UInt32(truncatingIfNeeded: seed)
      let pixels = (0..<(old[0] * old[1] * 3)).map { _ -> UInt8 in
        state = state &* 1_664_525 &+ 1_013_904_223
        let value = UInt8(state >> 24)
        return kind == "steps" ? (value > 127 ? 255 : 0) : value
      }
      return try Picture(width: old[0], height: old[1], pixels: pixels)
    }
  }
}

@Suite struct ResamplingTests {
  @Test func goldensAreThere() { #expect(ResamplingCase.all.count >= 78 && ResamplingCase.real.count >= 6) }

  @Test(arguments: ResamplingCase.all) func equalsPillowToTheBit(_ example: ResamplingCase) throws {
    let result = try Resampling.bicubic(example.picture, width: example.new[0], height: example.new[1])
    #expect(result.width == example.new[0] && result.height == example.new[1])
    if let pixels = example.pixels { #expect(result.pixels == pixels) }
    #expect(Fixture.crc(result.pixels) == example.crc)
  }

  @Test(.enabled(if: TestFiles.data != nil), arguments: ResamplingCase.real)
  func realPicturesEqualPillowToTheBit(_ example: JSON) throws {
    let folder = try #require(TestFiles.data)
    let name = try #require(example["name"]?.stringValue)
    let picture = try #require(try MediaSource.open("\(folder)/\(name)").pictures(at: [0]).first)
    #expect(picture.width == example["width"]?.intValue && picture.height == example["height"]?.intValue)
    #expect(Fixture.crc(picture.pixels) == example["source"]?.intValue)
    let size = example["new"]?.arrayValue?.compactMap(\.intValue) ?? []
    let result = try Resampling.bicubic(picture, width: size[0], height: size[1])
    #expect(Fixture.crc(result.pixels) == example["crc"]?.intValue)
  }

  @Test(arguments: [(0, 1), (1, 0), (-5, 5), (1 << 17, 1), (1 << 16, 1 << 16), (Int.max, Int.max)])
  func sizesThatNoPictureHasAreErrors(_ width: Int, _ height: Int) {
    #expect(throws: MediaError.self) {
      try Resampling.bicubic(Picture(width: 3, height: 3, fill: (1, 2, 3)), width: width, height: height)
    }
  }
}
