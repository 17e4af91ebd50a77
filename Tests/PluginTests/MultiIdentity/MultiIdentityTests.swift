import CA2CPlugin
import Support
import TestSupport
import Testing

/// Identity pictures.
@Suite struct MultiIdentityTests {
  private func host(_ count: Int) -> (PluginHost, [String]) {
    let host = PluginHost()
    let paths = (0..<count).map { "/\($0).png" }
    for (index, path) in paths.enumerated() {
      let pixels = [UInt8](repeating: UInt8(index), count: 3 * (index + 1))
      host.media[path] = MemoryMedia(
        kind: A2C_MEDIA_PICTURE, width: index + 1, height: 1, content: .rgb([pixels]))
    }
    return (host, paths)
  }

  @Test(arguments: [1, 2, 9]) func oneBlockAPictureInOrder(_ count: Int) throws {
    let (host, paths) = host(count)
    let result = try host.encode("MultiIdentity", "multi-id", paths)
    #expect(result.frames.count == count)
    for (index, block) in result.frames.enumerated() {
      #expect(block.encoder == "vision")
      #expect(block.isNumbered)
      #expect(!block.isVideo)
      #expect(block.frames.map(\.width) == [index + 1])
      #expect(block.frames.first?.pixels.first == UInt8(index))
    }
  }

  @Test(arguments: [0, 10]) func wrongNumber(_ count: Int) throws {
    let (host, paths) = host(count)
    #expect {
      _ = try host.encode("MultiIdentity", "multi-id", paths)
    } throws: { error in
      let failure = error as? PluginFailure
      return failure?.status == A2C_INVALID_ARGUMENT && failure?.hint.isEmpty == false
    }
  }

  @Test func aClipIsNoPicture() throws {
    let (host, paths) = host(1)
    host.media["/clip.mp4"] = MemoryMedia(
      width: 1, height: 1, framesPerSecond: 24, content: .rgb([[0, 0, 0], [0, 0, 0]]))
    #expect {
      _ = try host.encode("MultiIdentity", "multi-id", paths + ["/clip.mp4"])
    } throws: { error in
      let failure = error as? PluginFailure
      return failure?.status == A2C_BAD_INPUT && failure?.place == "/clip.mp4"
    }
    // Nothing was emitted before the wrong one was found.
    #expect(host.recording.frames.isEmpty)
  }

  @Test func missingPicture() throws {
    let (host, paths) = host(2)
    #expect {
      _ = try host.encode("MultiIdentity", "multi-id", paths + ["/none.png"])
    } throws: {
      ($0 as? PluginFailure)?.status == A2C_MISSING
    }
  }

  @Test func names() throws {
    let (host, paths) = host(2)
    let result = try host.encode("MultiIdentity", "multi-id", paths, #"{"names": ["Anna", "the desk"]}"#)
    #expect(result.texts == ["In their order, these pictures show Anna (1 picture), then the desk (1 picture)."])
    #expect(result.frames.count == 2)
    #expect(try host.encode("MultiIdentity", "multi-id", paths).texts.isEmpty)
  }

  /// A folder is one subject; whatever else lies in it is left alone.
  @Test func severalPicturesOfOneSubject() throws {
    let (host, paths) = host(1)
    let scratch = ScratchFolder()
    for index in [1, 2, 10, 11, 12] {
      let path = scratch.write([0] as [UInt8], to: "photo_\(index).jpg")
      host.media[path] = MemoryMedia(
        kind: A2C_MEDIA_PICTURE, width: 1, height: 1, content: .rgb([[UInt8(index), 0, 0]]))
    }
    scratch.write("x", to: "notes.txt")
    let result = try host.encode("MultiIdentity", "multi-id", [scratch.path] + paths)
    #expect(result.frames.compactMap { $0.frames.first?.pixels.first } == [1, 10, 12, 0])
    #expect(result.decision("subject 1") == "3 of 5 pictures")
    #expect(result.texts == ["In their order, these pictures show subject 1 (3 pictures), then subject 2 (1 picture)."])
    let all = try host.encode("MultiIdentity", "multi-id", [scratch.path], #"{"pictures": 9, "names": ["Tom"]}"#)
    #expect(all.frames.count == 5)
    #expect(all.texts == ["In their order, these pictures show Tom (5 pictures)."])
  }

  @Test(arguments: [
    #"{"names": ["Anna"]}"#, #"{"names": ["Anna", "Anna"]}"#, #"{"names": ["", "b"]}"#, #"{"names": "Anna"}"#,
    #"{"names": ["a\nb", "c"]}"#, #"{"names": [1, 2]}"#, #"{"pictures": 0}"#,
  ]) func wrongParameters(_ parameters: String) throws {
    let (host, paths) = host(2)
    #expect {
      _ = try host.encode("MultiIdentity", "multi-id", paths, parameters)
    } throws: {
      let failure = $0 as? PluginFailure
      return failure?.status == A2C_INVALID_ARGUMENT && failure?.place.hasPrefix("params.") == true
    }
  }

  @Test func aFolderWithoutPictures() throws {
    let scratch = ScratchFolder()
    scratch.write("x", to: "notes.txt")
    scratch.write("x", to: "more.txt")
    #expect {
      _ = try PluginHost().encode("MultiIdentity", "multi-id", [scratch.path])
    } throws: {
      ($0 as? PluginFailure)?.status == A2C_BAD_INPUT
    }
  }
}
