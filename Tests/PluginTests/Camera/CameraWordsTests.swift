import CA2CPlugin
import Glibc
import Support
import Testing
import TestSupport

/// The words a path is told in.
@Suite struct CameraWordsTests {
  private static let folder = TestFiles.data.map { "\($0)/real/camera/videox-fun" }

  private func words(_ rows: [String], _ parameters: String = "{}") throws -> [String] {
    let scratch = ScratchFolder()
    let file = scratch.write("title\n" + rows.joined(separator: "\n") + "\n", to: "path.txt")
    let host = PluginHost()
    (host.facts.camera_height, host.facts.camera_width) = (8, 8)
    return try host.encode("Camera", "camera", [file], parameters).texts
  }

  /// A row of a path: lens, rotation and translation from world to camera.
  private func row(_ r: [Double] = [1, 0, 0, 0, 1, 0, 0, 0, 1], _ t: [Double] = [0, 0, 0], fx: Double = 0.5) -> String {
    let numbers = [
      0, fx, 0.9, 0.5, 0.5, 0, 0, r[0], r[1], r[2], t[0], r[3], r[4], r[5], t[1], r[6], r[7], r[8], t[2],
    ]
    return numbers.map { "\($0)" }.joined(separator: " ")
  }

  /// Which way the translation of a world-to-camera matrix grows when the camera moves.
  @Test(arguments: [
    ([1.0, 0, 0], "trucks left"), ([-1.0, 0, 0], "trucks right"), ([0.0, 1, 0], "pedestals up"),
    ([0.0, -1, 0], "pedestals down"), ([0.0, 0, -1], "dollies forward"), ([0.0, 0, 1], "dollies back"),
  ]) func movesAlongOneAxis(_ translation: [Double], _ expected: String) throws {
    #expect(try words([row(), row([1, 0, 0, 0, 1, 0, 0, 0, 1], translation)]) == ["The camera \(expected)."])
  }

  /// Rotations from camera to world by 20 degrees about one axis, written transposed.
  @Test(arguments: [
    ("pan", 20.0, "pans right by 20°"), ("pan", -20.0, "pans left by 20°"), ("tilt", 20.0, "tilts up by 20°"),
    ("tilt", -20.0, "tilts down by 20°"), ("roll", 20.0, "rolls clockwise by 20°"),
    ("roll", -20.0, "rolls counter-clockwise by 20°"),
  ]) func turnsAboutOneAxis(_ axis: String, _ degrees: Double, _ expected: String) throws {
    let (c, s) = (cos(degrees * .pi / 180), sin(degrees * .pi / 180))
    let matrix: [Double] =
      switch axis {
      // To the right: the view axis (0, 0, 1) becomes (s, 0, c); these are the transposes.
      case "pan": [c, 0, -s, 0, 1, 0, s, 0, c]
      // Up: the view axis becomes (0, -s, c).
      case "tilt": [1, 0, 0, 0, c, s, 0, -s, c]
      default: [c, s, 0, -s, c, 0, 0, 0, 1]
      }
    #expect(try words([row(), row(matrix)]) == ["The camera \(expected)."])
  }

  /// A camera that looks down all the while: level and upright ways are those of the world where the file tells it, and
  /// the picture's where the first pose is the origin.
  @Test(arguments: [
    ("forward", true, "dollies forward"), ("up", true, "pedestals up"), ("right", true, "trucks right"),
    ("along the view", true, "dollies forward"),
    ("along the view", false, "dollies forward"), ("up in the picture", false, "pedestals up"),
  ]) func aLoweredCameraTravelsLevel(_ way: String, _ isWorld: Bool, _ expected: String) throws {
    let (c, s) = (cos(-20 * Double.pi / 180), sin(-20 * Double.pi / 180))
    let rows = (0...8).map { step -> String in
      let far = Double(step) * 0.1
      // In the camera's axes; y points down.
      let place: [Double] =
        switch way {
        case "forward": [0, s * far, c * far]
        case "up": [0, -c * far, s * far]
        case "right": [far, 0, 0]
        case "up in the picture": [0, -far, 0]
        default: [0, 0, far]
        }
      let rotation: [Double] = isWorld ? [1, 0, 0, 0, c, s, 0, -s, c] : [1, 0, 0, 0, 1, 0, 0, 0, 1]
      return row(rotation, place.map { -$0 })
    }
    #expect(try words(rows) == ["The camera \(expected)."])
  }

  @Test func fullTurnsAddUp() throws {
    let rows = (0...36).map { step in
      let angle = Double(step) * 10 * .pi / 180
      return row([cos(angle), 0, -sin(angle), 0, 1, 0, sin(angle), 0, cos(angle)])
    }
    #expect(try words(rows) == ["The camera pans right by 360°."])
  }

  /// A camera that circles a point while looking at it trucks sideways, whatever way the world's axes lie.
  @Test func circle() throws {
    let rows = (0...18).map { step in
      let angle = Double(step) * 10 * .pi / 180
      // Centre (0, 0, 5); the camera stands at c = centre − 5·view and looks along view = (sin, 0, cos).
      let (c, s) = (cos(angle), sin(angle))
      let position = [-5 * s, 0.0, 5 - 5 * c]
      let r = [c, 0, -s, 0, 1, 0, s, 0, c]
      let t = (0..<3).map { i in -(0..<3).reduce(0.0) { $0 + r[3 * i + $1] * position[$1] } }
      return row(r, t)
    }
    #expect(try words(rows) == ["The camera orbits left by 180° around a point ahead."])
  }

  @Test func staticCamera() throws {
    #expect(try words([row(), row(), row()]) == ["The camera is static."])
    #expect(try words([row()]) == ["The camera path is a single pose."])
  }

  @Test func zoomAndTime() throws {
    let texts = try words([row(), row(fx: 1.0)], #"{"fps": 2}"#)
    #expect(texts == ["The camera zooms in 2 times. This takes 1 second."])
  }

  @Test func backAndForth() throws {
    let rows = [0.0, 0.5, 1, 0.5, 0].map { row([1, 0, 0, 0, 1, 0, 0, 0, 1], [$0, 0, 0]) }
    #expect(try words(rows) == ["The camera first trucks left, then trucks right."])
  }

  /// Files named for their moves; "Pan" there is a translation.
  @Test(
    .enabled(if: folder != nil),
    arguments: [
      ("Pan_Left", "The camera trucks left."), ("Pan_Up", "The camera pedestals up."),
      ("Zoom_In", "The camera dollies forward."),
    ])
  func videoXFun(_ name: String, _ expected: String) throws {
    let result = try PluginHost().encode("Camera", "camera", ["\(try #require(Self.folder))/\(name).txt"])
    #expect(result.texts == [expected])
    #expect(result.tensors.first?.shape == [32, 6, 256, 384])
    #expect(result.decision("poses") == "32 of 81")
  }

  /// MotionCtrl's named moves: U is up, L left, I in; its spin is told by its angle.
  @Test(
    .enabled(if: folder != nil),
    arguments: [
      ("U", "The camera pedestals up."), ("L", "The camera trucks left."), ("I", "The camera dollies forward."),
      ("SPIN-CW-60", "The camera rolls clockwise by 56°."),
    ])
  func motionCtrl(_ name: String, _ expected: String) throws {
    let folder = Path.parent(try #require(Self.folder))
    let result = try PluginHost().encode("Camera", "camera", ["\(folder)/motionctrl/test_camera_\(name).json"])
    #expect(result.texts == [expected])
    #expect(result.tensors.first?.shape == [16, 6, 256, 384])
    #expect(result.decision("format") == "motionctrl")
    #expect(result.decision("direction") == "w2c")
    #expect(result.decision("lens") == "a field of view of 86°")
  }

  @Test(.enabled(if: folder != nil)) func videoXFunRoll() throws {
    let result = try PluginHost().encode("Camera", "camera", ["\(try #require(Self.folder))/ACW.txt"])
    let text = try #require(result.texts.first)
    #expect(text == "The camera rolls counter-clockwise by 59°.")
  }
}
