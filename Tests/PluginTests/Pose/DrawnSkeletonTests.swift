import CA2CPlugin
import Support
import TestSupport
import Testing

/// Skeletons that are read back from their drawing.
@Suite struct DrawnSkeletonTests {
  private struct Drawing {
    var texts: [String]
    var frames: [[UInt8]]
  }

  private let size = (width: 832, height: 468)

  /// Draws people as the adapter does.
  private func draw(_ frames: [[PoseWriter.Body]]) throws -> Drawing {
    let scratch = ScratchFolder()
    let json = PoseWriter.openPose(frames, width: 1280, height: 720)
    let result = try PluginHost().encode(
      "Pose", "pose", [scratch.write(json.text(), to: "clip.json")],
      #"{"width": \#(size.width), "height": \#(size.height)}"#)
    return Drawing(texts: result.texts, frames: result.frames.first?.frames.map(\.pixels) ?? [])
  }

  private func read(_ frames: [[UInt8]], width: Int? = nil, height: Int? = nil) throws -> Recording {
    let host = PluginHost()
    host.wants = { _ in [0] }
    host.media["/clip.mp4"] = MemoryMedia(
      width: width ?? size.width, height: height ?? size.height, framesPerSecond: 24, content: .rgb(frames))
    return try host.encode("Pose", "pose", ["/clip.mp4"], #"{"format": "drawn"}"#)
  }

  /// What a codec keeps of colours: one for four pixels, in coarse steps.
  private func coarse(_ pixels: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    let (width, height) = (size.width, size.height)
    var result = pixels
    func luma(_ at: Int) -> Double {
      0.299 * Double(pixels[at]) + 0.587 * Double(pixels[at + 1]) + 0.114 * Double(pixels[at + 2])
    }
    for y in stride(from: 0, to: height - 1, by: 2) {
      for x in stride(from: 0, to: width - 1, by: 2) {
        let four = [(x, y), (x + 1, y), (x, y + 1), (x + 1, y + 1)].map { 3 * ($0.1 * width + $0.0) }
        func mean(_ channel: Int) -> Double {
          (four.reduce(0) { $0 + Double(pixels[$1 + channel]) - luma($1) } / 4 / 6).rounded() * 6
        }
        let (red, blue) = (mean(0), mean(2))
        for at in four {
          let light = luma(at) + (luma(at) > 0 ? 8 * (random.uniform() - 0.5) : 0)
          let green = light - (0.299 * red + 0.114 * blue) / 0.587
          for (channel, value) in [light + red, green, light + blue].enumerated() {
            result[at + channel] = UInt8(max(0, min(255, value.rounded())))
          }
        }
      }
    }
    return result
  }

  @Test(arguments: [
    PoseMaker.Deed.wave, .raiseBoth, .approach, .turnAway, .dip, .jump, .stand, .walkRight,
  ]) func sameFactsAsItsKeypoints(_ deed: PoseMaker.Deed) throws {
    var random = SeededGenerator(seed: 5)
    var maker = PoseMaker(deed: deed, count: 24)
    maker.torso = 130
    let drawing = try draw(maker.frames(&random).map { [$0] })
    let drawn = try read(drawing.frames)
    #expect(Array(drawn.texts.dropFirst()) == Array(drawing.texts.dropFirst()))
    #expect(drawn.texts.first == "A drawn pose track of 24 frames with 1 person.")
    #expect(drawn.claims.first?.sentence == "One person is in view.")
    // A place at the border of a third hangs on one pixel: who walks starts there.
    let lossy = try read(drawing.frames.map { coarse($0, &random) })
    let told = [lossy, drawn].map { $0.texts.map { $0.replacing(#/, [^,.]* of the picture at first/#, with: "") } }
    #expect(told[0] == told[1])
  }

  /// Codecs move the yellow-green of a wrist towards the yellow of its elbow.
  @Test func hueBesideItsOwn() throws {
    var random = SeededGenerator(seed: 11)
    var maker = PoseMaker(deed: .wave, count: 24)
    maker.torso = 130
    let drawing = try draw(maker.frames(&random).map { [$0] })
    let moved = drawing.frames.map { pixels in
      var pixels = pixels
      for at in stride(from: 0, to: pixels.count - 2, by: 3)
      where pixels[at] == 170 && pixels[at + 1] == 255 && pixels[at + 2] == 0 {
        (pixels[at], pixels[at + 1]) = (189, 225)
      }
      return pixels
    }
    let read = try read(moved)
    #expect(Array(read.texts.dropFirst()) == Array(drawing.texts.dropFirst()), "\(read.texts)")
  }

  @Test func twoPeople() throws {
    var random = SeededGenerator(seed: 6)
    var (left, right) = (PoseMaker(deed: .raiseRight, count: 20), PoseMaker(deed: .stand, count: 20))
    (left.foot.x, right.foot.x) = (420, 820)
    let frames = zip(left.frames(&random), right.frames(&random)).map { [$0, $1] }
    let drawing = try draw(frames)
    let drawn = try read(drawing.frames)
    #expect(drawn.texts == drawing.texts.map { $0.replacing("A pose track", with: "A drawn pose track") })
    #expect(drawn.claims.first?.value == "2 people")
  }

  /// Colours of another drawing, skeletons too small for their colours, lines of any kind: nothing is told of them.
  @Test func nothingIsMadeUp() throws {
    var random = SeededGenerator(seed: 7)
    let drawing = try draw(PoseMaker(deed: .wave, count: 8).frames(&random).map { [$0] })
    let plain = ["A drawn pose track of 8 frames."]
    // Red and blue turned round: other limbs' colours.
    let turned = drawing.frames.map { pixels in pixels.indices.map { pixels[$0 + 2 - 2 * ($0 % 3)] } }
    #expect(try read(turned).texts == plain)
    // A quarter of the size.
    let (width, height) = (size.width / 4, size.height / 4)
    let small = drawing.frames.map { pixels in
      (0..<(width * height)).flatMap { pixel -> ArraySlice<UInt8> in
        let at = 3 * (4 * (pixel / width) * size.width + 4 * (pixel % width))
        return pixels[at..<(at + 3)]
      }
    }
    #expect(try read(small, width: width, height: height).texts == plain)
    let noise = (0..<8).map { _ in (0..<(64 * 64 * 3)).map { _ in UInt8(random.uniform() * 255) } }
    let texts = try read(noise, width: 64, height: 64).texts
    #expect(!texts.contains { $0.contains("person") || $0.contains("people are") }, "\(texts)")
  }
}
