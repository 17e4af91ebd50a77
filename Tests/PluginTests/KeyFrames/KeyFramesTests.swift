import CA2CPlugin
import Testing

/// When pictures stand, by parameters, names and number.
@Suite struct KeyFramesTests {
  private func encode(_ inputs: [String], _ parameters: String = "{}") throws -> Recording {
    let host = PluginHost()
    for (index, input) in inputs.enumerated() {
      host.media[input] = .gray([[UInt8(index)]], width: 1, height: 1, kind: A2C_MEDIA_PICTURE)
    }
    return try host.encode("KeyFrames", "key-frames", inputs, parameters)
  }

  /// The inputs' numbers in the order in which they were emitted.
  private func order(_ result: Recording) -> [UInt8] {
    #expect(result.frames.allSatisfy { $0.isNumbered && !$0.isVideo && $0.frames.count == 1 })
    return result.frames.compactMap { $0.frames.first?.pixels.first }
  }

  @Test func single() throws {
    let result = try encode(["/a/cat.png"])
    #expect(result.texts == ["The picture is the first frame of the video."])
    #expect(result.decision("moments") == "first")
    #expect(try encode(["/a/last.png"]).texts == ["The picture is the last frame."])
    #expect(try encode(["/a/000.png"]).texts == ["The picture is the first frame of the video."])
  }

  @Test func names() throws {
    let result = try encode(["/a/last_frame.png", "/a/first_frame.png"])
    #expect(order(result) == [1, 0])
    #expect(result.decision("order") == "by time")
    #expect(
      result.texts == [
        "Of these 2 pictures the first is the first frame of the video and the second is the last frame."
      ])
    let numbers = try encode(["/a/frame_0040.png", "/a/frame_0000.png", "/a/end.png"], #"{"fps": 16}"#)
    #expect(order(numbers) == [1, 0, 2])
    #expect(
      numbers.texts == [
        "Of these 3 pictures the first is the first frame of the video, the second is frame 40, counted from 0, "
          + "at 2.5 s and the third is the last frame."
      ])
  }

  /// picture1 and picture2 count pictures, not frames.
  @Test func countsAreNoFrames() throws {
    #expect(try encode(["/a/picture1.png", "/a/picture2.png"]).decision("moments") == "first, last")
    #expect(try encode(["/a/x.png", "/a/y.png", "/a/z.png"]).decision("moments") == "in order")
    #expect(try encode(["/a/7.png", "/b/7.png"]).decision("moments") == "first, last")
  }

  /// What a camera or a browser numbers is no frame of the video: else such pictures would be in no bundle.
  @Test(arguments: ["IMG_2034.png", "photo2.png", "DSC00077.png", "cat (3).png"]) func filesAreCounted(_ name: String)
    throws
  {
    #expect(try encode(["/a/\(name)"]).texts == ["The picture is the first frame of the video."])
    #expect(try encode(["/a/\(name)", "/a/IMG_2071.png"]).decision("moments") == "first, last")
    #expect(try encode(["/a/\(name)", "/a/first.png"]).decision("moments") == "last, first")
    #expect(try encode(["/a/last.png", "/a/\(name)"]).decision("moments") == "last, first")
  }

  /// Numbers are frames where names say so, or where they begin with 0.
  @Test func framesAreFrames() throws {
    #expect(try encode(["/a/frame_40.png"]).texts == ["The picture is frame 40, counted from 0."])
    #expect(try encode(["/a/0.png", "/a/40.png"]).decision("moments") == "first, frame 40")
  }

  @Test func parametersOverrule() throws {
    let result = try encode(["/a/last.png", "/a/first.png"], #"{"times": [2.5, 0]}"#)
    #expect(order(result) == [1, 0])
    #expect(
      result.texts == [
        "Of these 2 pictures the first is the first frame of the video and the second is what is seen at 2.5 s."
      ])
    let frames = try encode(["/a/p.png"], #"{"frames": [24], "fps": 24}"#)
    #expect(frames.texts == ["The picture is frame 24, counted from 0, at 1 s."])
    #expect(frames.decisions.isEmpty)
  }

  @Test func clip() throws {
    let host = PluginHost()
    host.media["/clip"] = .gray((0..<10).map { [UInt8($0)] }, width: 1, height: 1)
    let result = try host.encode("KeyFrames", "key-frames", ["/clip"])
    #expect(order(result) == [0, 3, 6, 9])
    let chosen = try host.encode("KeyFrames", "key-frames", ["/clip"], #"{"times": [0.5], "fps": 10}"#)
    #expect(order(chosen) == [5])
    #expect(throws: PluginFailure.self) { try host.encode("KeyFrames", "key-frames", ["/clip"], #"{"frames": [10]}"#) }
  }

  @Test(arguments: [
    (#"{"times": [1]}"#, "params.times"), (#"{"frames": [1, 2, 3]}"#, "params.frames"),
    (#"{"frames": [0, 1], "times": [0, 1]}"#, "params.frames"), (#"{"times": [-1, 2]}"#, "params.times"),
    (#"{"frames": [0.5, 2]}"#, "params.frames"), (#"{"times": []}"#, "params.times"),
  ]) func wrongParameters(_ parameters: String, _ place: String) {
    #expect {
      _ = try encode(["/a/p.png", "/a/q.png"], parameters)
    } throws: {
      ($0 as? PluginFailure)?.status == A2C_INVALID_ARGUMENT && ($0 as? PluginFailure)?.place == place
    }
  }
}
