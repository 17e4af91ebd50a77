import Media
import Support
import TestSupport
import Testing

/// What containers say of time, shape and colour, and clips that are broken.
@Suite struct MovingPictureTests {
  /// The clip with junk in the middle of its data.
  private func damaged(_ name: String) throws -> [UInt8] {
    var bytes = try Fixture.bytes(Fixture.media(name))
    let word = Array("mdat".utf8)
    let data = try #require((0..<(bytes.count - 4)).first { bytes[$0..<($0 + 4)].elementsEqual(word) })
    for place in (data + bytes.count * 4 / 10)..<(data + bytes.count * 6 / 10) where bytes.indices.contains(place) {
      bytes[place] = UInt8(truncatingIfNeeded: place &* 7919)
    }
    return bytes
  }

  /// As many frames as the index says, each at its time, and a note of how many decode.
  @Test func junkInTheMiddle() throws {
    try Fixture.withFolder { folder in
      try Fixture.write(try damaged("h264.mp4"), "\(folder)/junk.mp4")
      let source = try MediaSource.open("\(folder)/junk.mp4")
      #expect(source.info.frameCount == 12)
      let reader = try source.reader()
      var pictures: [RawPicture] = []
      for index in 0..<12 { pictures.append(try reader.frame(index, layout: .rgb8)) }
      // Whatever order they are asked in, they are the same.
      #expect(try source.frames(at: [11, 0, 6], layout: .rgb8) == [pictures[11], pictures[0], pictures[6]])
      if let note = reader.note {
        #expect(note.isWarning && note.value.hasSuffix("of 12 frames"), "\(note)")
      }
    }
  }

  @Test func wholeClipsHaveNoNotes() throws {
    for name in [
      "h264.mp4", "h264-odd.mkv", "vp9.webm", "hevc.mp4", "av1.mkv", "mpeg4.avi", "anim.gif", "rotated90.mp4",
    ] {
      let source = try MediaSource.open(Fixture.media(name))
      #expect(source.info.notes.isEmpty, "\(name): \(source.info.notes)")
      let reader = try source.reader()
      for index in 0..<source.info.frameCount { _ = try reader.frame(index, layout: .rgb8) }
      #expect(reader.note == nil, "\(name)")
      #expect(reader.passes == 1)
    }
  }

  @Test func hintsThatWork() throws {
    try Fixture.withFolder { folder in
      // The head of an animated WebP.
      let head =
        Array("RIFF".utf8) + [100, 0, 0, 0] + Array("WEBPVP8X".utf8) + [10, 0, 0, 0, 2, 0, 0, 0, 9, 0, 0, 9, 0, 0]
      try Fixture.write(head + [UInt8](repeating: 0, count: 100), "\(folder)/a.webp")
      let error = #expect(throws: MediaError.self) { try MediaSource.open("\(folder)/a.webp") }
      #expect(error?.hint?.contains("anim_dump") == true && error?.hint?.contains("ffmpeg cannot") == true)
      try Fixture.write([0x76, 0x2F, 0x31, 0x01] + [UInt8](repeating: 0, count: 60), "\(folder)/a.exr")
      let exr = #expect(throws: MediaError.self) { try MediaSource.open("\(folder)/a.exr") }
      #expect(exr?.message.contains("OpenEXR") == true)
    }
  }
}

/// Small clips made by other tools.
@Suite(.enabled(if: TestFiles.data != nil)) struct MovingPictureCaseTests {
  private func open(_ name: String) throws -> MediaSource {
    try MediaSource.open("\(TestFiles.data ?? "")/cases/\(name)")
  }

  private func note(_ source: MediaSource, _ key: String) -> MediaNote? { source.info.notes.first { $0.key == key } }

  @Test func variableRate() throws {
    let source = try open("vfr.mp4")
    // Ten seconds, of which the first has as many frames as all others together.
    #expect(source.info.framesPerSecond == 60)
    #expect(source.info.frameCount == 601)
    #expect(note(source, "rate") != nil)
    let light = try source.pictures(at: [0, 3, 30, 60, 90, 119, 600]).map { Int($0.pixels[0]) }
    #expect(light[0] == light[1] && light[1] < light[2] && light[2] < light[3])
    #expect(light[3] == light[4] && light[4] == light[5] && light[5] < light[6])
  }

  @Test func pixelsThatAreNotSquare() throws {
    let source = try open("sar_2to1.mp4")
    #expect(source.info.width == 128 && source.info.height == 96)
    #expect(try source.pictures(at: [0, 4]).allSatisfy { $0.width == 128 && $0.height == 96 })
  }

  @Test func highDynamicRange() throws {
    let source = try open("hdr_pq.mp4")
    #expect(note(source, "colours")?.reason.contains("HDR (PQ)") == true)
    let (clip, reference) = (try source.pictures(at: [0])[0], try open("hdr_reference.png").pictures(at: [0])[0])
    #expect(Fixture.meanDifference(clip.pixels, reference.pixels) < 6)
  }

  @Test(arguments: [("truncated.mp4", "of 60 frames"), ("corrupt.mp4", "45 of 60 frames")])
  func oneRuleForBroken(_ name: String, _ words: String) throws {
    let source = try open(name)
    let reader = try source.reader()
    for index in 0..<source.info.frameCount { _ = try reader.frame(index, layout: .rgb8) }
    let notes = source.info.notes + [reader.note].compactMap { $0 }
    #expect(notes.contains { $0.isWarning && $0.value.contains(words) }, "\(notes)")
  }

  @Test func animatedWebP() {
    let error = #expect(throws: MediaError.self) { try open("anim.webp") }
    #expect(error?.hint?.contains("anim_dump") == true)
  }
}
