import Glibc
import Media
import Support
import TestSupport
import Testing

struct ClipCase: Sendable, CustomTestStringConvertible {
  var json: JSON
  var name: String { json["name"]?.stringValue ?? "" }
  var testDescription: String { name }

  static let all = (Fixture.json("media.json")["clips"]?.arrayValue ?? []).map(ClipCase.init)
}

@Suite struct ClipTests {
  @Test func goldensAreThere() { #expect(ClipCase.all.count >= 16) }

  /// A clip is opened once: what is put in its place later is another file.
  @Test func aClipThatIsReplacedIsReadAsItWas() throws {
    let folder = ScratchFolder()
    let clip = try #require(ClipCase.all.first)
    let path = folder.write(try FileSystem.read(Fixture.media(clip.name), limit: 1 << 24), to: clip.name)
    let source = try MediaSource.open(path)
    let before = try source.pictures(at: [0])
    unlink(path)
    folder.write("no clip", to: clip.name)
    #expect(try source.pictures(at: [0]) == before)
    #expect(throws: MediaError.self) { try MediaSource.open(path) }
  }

  @Test(arguments: ClipCase.all) func equalsTheReference(_ clip: ClipCase) throws {
    let source = try MediaSource.open(Fixture.media(clip.name))
    let (json, info) = (clip.json, source.info)
    let count = try #require(json["count"]?.intValue)
    #expect(info.kind == .clip)
    #expect(info.width == json["width"]?.intValue)
    #expect(info.height == json["height"]?.intValue)
    #expect(info.frameCount == count)
    #expect(abs(info.framesPerSecond - (json["fps"]?.doubleValue ?? 0)) < 0.01)
    #expect(!info.isRateAssumed)
    #expect(info.codec == json["codec"]?.stringValue)
    #expect(info.bitDepth == json["depth"]?.intValue)
    #expect(!info.isGray && !info.hasAlpha)

    let tolerance = json["tolerance"]?.intValue ?? 0
    let frames = try source.pictures(at: Array(0..<count))
    for (frame, mean) in zip(frames, json["means"]?.arrayValue ?? []) {
      for channel in 0..<3 {
        let values = stride(from: channel, to: frame.pixels.count, by: 3).map { Double(frame.pixels[$0]) }
        let expected = mean.arrayValue?[channel].doubleValue ?? -1
        #expect(abs(values.reduce(0, +) / Double(values.count) - expected) <= (tolerance == 0 ? 0.001 : 0.6))
      }
    }
    for (name, frame) in [("first", frames.first), ("last", frames.last)] {
      let reference = try MediaSource.open(Fixture.golden("expected/\(clip.name).\(name).png")).pictures(at: [0])
      let (a, b) = (try #require(frame).pixels, try #require(reference.first).pixels)
      #expect(Fixture.largestDifference(a, b) <= tolerance)
      #expect(Fixture.meanDifference(a, b) <= (tolerance == 0 ? 0 : 0.7))
    }
  }

  @Test func framesAreTheSameHoweverTheyAreAskedFor() throws {
    let source = try MediaSource.open(Fixture.media("h264.mp4"))
    let all = try source.frames(at: Array(0..<12), layout: .rgb8)
    #expect(try source.frames(at: [0, 3, 3, 11], layout: .rgb8) == [all[0], all[3], all[3], all[11]])
    #expect(try source.frames(at: [7, 2], layout: .rgb8) == [all[7], all[2]])
    #expect(try source.frames(at: [], layout: .rgb8).isEmpty)
    let reader = try source.reader()
    #expect(try reader.frame(4, layout: .rgb8) == all[4])
    #expect(try reader.frame(4, layout: .gray8).bytes.count == 64 * 48)
    #expect(try reader.frame(5, layout: .rgb8) == all[5])
    #expect(try reader.frame(0, layout: .rgb8) == all[0])
  }

  /// An adapter asks frame by frame; the clip is decoded once for all of them, whatever the layouts.
  @Test func ascendingFramesAreOnePass() throws {
    let source = try MediaSource.open(Fixture.media("h264.mp4"))
    let reader = try source.reader()
    for index in 0..<12 { _ = try reader.frame(index, layout: index % 2 == 0 ? .rgb8 : .gray16) }
    #expect(reader.passes == 1)
    _ = try reader.frame(11, layout: .rgb8)
    #expect(reader.passes == 1)
    _ = try reader.frame(3, layout: .rgb8)
    #expect(reader.passes == 2)
  }

  @Test(arguments: [-1, 12, Int.max]) func aFrameOutsideIsAnError(_ index: Int) throws {
    let source = try MediaSource.open(Fixture.media("h264.mp4"))
    let error = #expect(throws: MediaError.self) { try source.pictures(at: [index]) }
    #expect(error?.message == "frame \(index) does not exist: the clip has 12 frames")
    #expect(error?.exitStatus == .badInput)
  }

  @Test func moreThanFitsInMemoryIsAnError() throws {
    let source = try MediaSource.open(Fixture.media("h264.mp4"))
    #expect(throws: MediaError.self) {
      try source.frames(at: [Int](repeating: 0, count: 2_000_000), layout: .rgba8)
    }
  }

  /// Ten bits of luma are not squeezed through eight.
  @Test func deepLumaKeepsItsBits() throws {
    let source = try MediaSource.open(Fixture.media("h264-422-10.mp4"))
    let deep = try #require(try source.frames(at: [0], layout: .gray16).first).gray16
    let shallow = try #require(try source.frames(at: [0], layout: .gray8).first).bytes
    #expect(Set(deep).count > Set(shallow).count)
    for (a, b) in zip(deep, shallow) { #expect(abs(Int(a) - Int(b) * 257) <= 4 * 257) }
  }

  @Test func aClipThatChangesItsSizeIsScaledToTheFirst() throws {
    let source = try MediaSource.open(Fixture.media("resized.webm"))
    #expect(source.info.frameCount == 6)
    let frames = try source.pictures(at: Array(0..<6))
    #expect(frames.allSatisfy { $0.width == 64 && $0.height == 48 })
    // Both halves show the same scene in red and green; blue has a pattern whose period is fixed in pixels.
    let smooth = [0, 3].map { index in
      let pixels = frames[index].pixels
      return pixels.indices.filter { $0 % 3 != 2 }.map { pixels[$0] }
    }
    #expect(Fixture.meanDifference(smooth[0], smooth[1]) < 6)
  }

  @Test func soundAloneHasNoPictures() {
    let error = #expect(throws: MediaError.self) { try MediaSource.open(Fixture.media("sound.mp4")) }
    guard case .noVideo = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func writtenClipReadsBack() throws {
    try Fixture.withFolder { folder in
      let path = "\(folder)/out.mp4"
      let frames = try MediaSource.open(Fixture.media("h264.mp4")).pictures(at: Array(0..<12))
      let writer = try VideoWriter(path, width: 64, height: 48, framesPerSecond: 12.5)
      for frame in frames { try writer.add(frame) }
      #expect(throws: MediaError.self) { try writer.add(Picture(width: 2, height: 2, fill: (0, 0, 0))) }
      try writer.finish()
      let source = try MediaSource.open(path)
      #expect(source.info.frameCount == 12)
      #expect(source.info.framesPerSecond == 12.5)
      for (a, b) in zip(frames, try source.pictures(at: Array(0..<12))) {
        #expect(Fixture.meanDifference(a.pixels, b.pixels) < 4)
      }
      #expect(try FileSystem.list(folder) == ["out.mp4"])
      #expect(throws: MediaError.self) { try VideoWriter(path, width: 3, height: 2, framesPerSecond: 8) }
      #expect(throws: MediaError.self) { try VideoWriter(path, width: 2, height: 2, framesPerSecond: .nan) }
    }
  }
}
