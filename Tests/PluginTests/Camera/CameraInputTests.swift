import CA2CPlugin
import TestSupport
import Testing

/// Path files that are wrong, odd or large.
@Suite struct CameraInputTests {
  private static let good = "0 0.5 0.9 0.5 0.5 0 0 1 0 0 0 0 1 0 0 0 0 1 0"

  private func encode(_ text: String, _ parameters: String = "{}") throws -> Recording {
    let scratch = ScratchFolder()
    let file = scratch.write(text, to: "path.txt")
    let host = PluginHost()
    (host.facts.camera_height, host.facts.camera_width) = (8, 12)
    return try host.encode("Camera", "camera", [file], parameters)
  }

  private func failureOf(_ text: String, _ parameters: String = "{}") -> PluginFailure? {
    do {
      _ = try encode(text, parameters)
      return nil
    } catch {
      return error as? PluginFailure
    }
  }

  /// The text, the end of the place, a word of the message.
  @Test(arguments: [
    ("", "path.txt", "empty"),
    ("\n\n \t\n", "path.txt", "empty"),
    ("just a title\nand another\n", "path.txt", "no camera pose"),
    ("url\n\(good)\n0 nan 0.9 0.5 0.5 0 0 1 0 0 0 0 1 0 0 0 0 1 0\n", "path.txt:3", "not finite"),
    ("url\n\(good)\n0 0.5 0.9 0.5 0.5 0 0 1 0 0 inf 0 1 0 0 0 0 1 0\n", "path.txt:3", "not finite"),
    ("url\n0 0.5 0.9 0.5 0.5 0 0 1 0 0 1e400 0 1 0 0 0 0 1 0\n", "path.txt:2", "not finite"),
    ("url\n0 0.5 0.9 0.5 0.5 0 0 1 0 0 1e12 0 1 0 0 0 0 1 0\n", "path.txt:2", "beyond"),
    ("url\n0 0 0.9 0.5 0.5 0 0 1 0 0 0 0 1 0 0 0 0 1 0\n", "path.txt:2", "focal length"),
    ("url\n0 0.5 -1 0.5 0.5 0 0 1 0 0 0 0 1 0 0 0 0 1 0\n", "path.txt:2", "focal length"),
    ("url\n\(good)\n0 0.5 0.9 0.5 0.5 0 0 1.1 0 0 0 0 1 0 0 0 0 1 0\n", "path.txt:3", "no rotation"),
    ("url\n0 0.5 0.9 0.5 0.5 0 0 0 0 0 0 0 0 0 0 0 0 0 0\n", "path.txt:2", "no rotation"),
    ("url\n0 0.5 0.9 0.5 0.5 0 0 -1 0 0 0 0 1 0 0 0 0 1 0\n", "path.txt:2", "mirrors"),
    ("url\n\(good)\n0 0.5 0.9 0.5 0.5 0 0 1 0 0 0 0 1 0\n", "path.txt:3", "14 numbers"),
    ("url\n\(good)\nthe end of it\n", "path.txt:3", "no number"),
    ("1 0 0 0 0 1 0 0 0 0 1\n1 0 0 0 0 1 0 0 0 0 1\n", "path.txt:1", "11 numbers"),
    ("# tum\n0 0 0 0 0 0 0 0\n", "path.txt:2", "quaternion"),
    ("[[[[[[1,0,0,0],[0,1,0,0],[0,0,1,0]]]]]]", "path.txt", "not known"),
    ("a\u{0}b", "path.txt", "not known"),
  ]) func wrong(_ text: String, _ place: String, _ word: String) throws {
    let failure = try #require(failureOf(text))
    #expect(failure.status == A2C_BAD_INPUT)
    #expect(failure.place.hasSuffix(place), "\(failure)")
    #expect(failure.message.contains(word), "\(failure)")
    #expect(!failure.hint.isEmpty)
  }

  @Test(arguments: [
    #"{"fps": 0}"#, #"{"fps": "fast"}"#, #"{"frames": 0}"#, #"{"frames": 1.5}"#, #"{"intrinsics": "inches"}"#,
    #"{"width": 640}"#, #"{"width": -1, "height": 5}"#, #"{"format": "bvh"}"#, #"{"lens": [1, 2]}"#,
    #"{"fov": 200}"#, #"{"axes": "maya"}"#, #"{"quaternion": "zxyw"}"#, #"{"camera": []}"#, #"{"array": true}"#,
    #"{"direction": "up"}"#, #"{"fov": 60, "lens": [1, 1, 0.5, 0.5]}"#,
  ]) func wrongParameters(_ parameters: String) throws {
    let failure = try #require(failureOf(Self.good, parameters))
    #expect(failure.status == A2C_INVALID_ARGUMENT)
    #expect(failure.place.hasPrefix("params."))
  }

  /// Endings, marks and spaces that editors leave; a rotation rounded to two digits.
  @Test(arguments: [
    "\(good)\n\(good)", "\u{FEFF}\(good)\n\(good)\n", "url\r\n\(good)\r\n\(good)\r\n\r\n", "\n\(good)\n\n\(good)\n\n",
    "url\n2\n\(good)  \n  0\t0.5 0.9 0.5 0.5 0 0 .71 0 -.71 0 0 1 0 0 .71 0 .71 0\n",
  ]) func odd(_ text: String) throws {
    #expect(try encode(text).tensors.first?.shape == [2, 6, 8, 12])
  }

  @Test func tooManyPoses() throws {
    let failure = try #require(failureOf(String(repeating: Self.good + "\n", count: 100_001)))
    #expect(failure.status == A2C_BAD_INPUT)
    #expect(failure.message.contains("more than the limit"))
    // All of these are read.
    let text = String(repeating: Self.good + "\n", count: 100_000)
    #expect(try encode(text).decision("poses") == "32 of 100000")
  }

  /// A million poses are refused by the size of their file, before it is read.
  @Test func tooLargeFile() throws {
    let failure = try #require(failureOf(String(repeating: Self.good + "\n", count: 1_000_000)))
    #expect(failure.status == A2C_BAD_INPUT)
    #expect(failure.message.contains("limit"))
  }

  @Test func missingFile() throws {
    #expect {
      _ = try PluginHost().encode("Camera", "camera", ["/nowhere/path.txt"])
    } throws: {
      ($0 as? PluginFailure)?.status == A2C_MISSING
    }
  }

  @Test func numberOfInputs() throws {
    for inputs in [[], ["/a", "/b"]] {
      #expect {
        _ = try PluginHost().encode("Camera", "camera", inputs)
      } throws: {
        ($0 as? PluginFailure)?.status == A2C_INVALID_ARGUMENT
      }
    }
  }

  @Test func longPathsAreSampledEvenly() throws {
    let rows = (0..<101).map { "0 0.5 0.9 0.5 0.5 0 0 1 0 0 0 0 1 0 0 0 0 1 \(-$0)" }
    let result = try encode(rows.joined(separator: "\n"), #"{"frames": 5}"#)
    let tensor = try #require(result.tensors.first)
    #expect(tensor.shape == [5, 6, 8, 12])
    #expect(result.decision("poses") == "5 of 101")
    // Of a camera that moves along z by 1 a pose: poses 0, 25, 50, 75, 100. The moment's x is −z·dy.
    let positions = (0..<5).map { -tensor[$0, 0, 0, 0] / tensor[$0, 4, 0, 0] }
    for (got, expected) in zip(positions, [0.0, 25, 50, 75, 100]) { #expect(abs(got - expected) < 1e-3) }
  }

  @Test func theModelsLimitHolds() throws {
    let scratch = ScratchFolder()
    let file = scratch.write(String(repeating: Self.good + "\n", count: 40), to: "path.txt")
    let host = PluginHost()
    (host.facts.camera_height, host.facts.camera_width, host.facts.camera_max_frames) = (8, 12, 14)
    #expect(try host.encode("Camera", "camera", [file], #"{"frames": 30}"#).tensors.first?.shape == [14, 6, 8, 12])
    #expect(try host.encode("Camera", "camera", [file]).decision("poses") == "14 of 40")
  }
}
