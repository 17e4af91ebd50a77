import CA2CPlugin
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
}
