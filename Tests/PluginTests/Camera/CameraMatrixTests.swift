import CA2CPlugin
import Glibc
import Support
import TestSupport
import Testing

/// Matrices and quaternions in the many ways in which they are passed on.
@Suite struct CameraMatrixTests {
  private static let expected = "The camera dollies forward while it pans right by 40°."

  /// Forward and to the right, in a world that lies askew.
  private var poses: [MadePose] {
    let world = PathMaker(parts: [.init(kind: .pan, amount: 70), .init(kind: .tilt, amount: 25)], count: 2).poses()[1]
    return PathMaker(parts: [.init(kind: .dolly, amount: 2), .init(kind: .pan, amount: 40)], count: 24).poses().map {
      $0.moved(world.rotation, [3, -2, 5])
    }
  }

  private func encode(_ files: [(name: String, bytes: [UInt8])], _ parameters: String = "{}", folder: Bool = false)
    throws -> Recording
  {
    let scratch = ScratchFolder()
    let host = PluginHost()
    (host.facts.camera_height, host.facts.camera_width) = (4, 4)
    let paths = files.map { scratch.write($0.bytes, to: $0.name) }
    return try host.encode("Camera", "camera", [folder ? scratch.path : try #require(paths.first)], parameters)
  }

  private func encode(_ text: String, _ name: String, _ parameters: String = "{}") throws -> Recording {
    try encode([(name, Array(text.utf8))], parameters)
  }

  private func failure(_ body: () throws -> Recording) -> PluginFailure? {
    do {
      _ = try body()
      return nil
    } catch {
      return error as? PluginFailure
    }
  }

  @Test func shapesOfArrays() throws {
    let (whole, count) = (poses.flatMap { PathWriter.cameraToWorld($0).flatMap { $0 } }, poses.count)
    let turned = poses.flatMap { pose in
      (0..<4).flatMap { column in (0..<4).map { PathWriter.cameraToWorld(pose)[$0][column] } }
    }
    let quaternions = poses.flatMap { pose -> [Double] in
      let q = PathWriter.quaternion(pose.rotation)
      return pose.place + [q[1], q[2], q[3], q[0]]
    }
    let framesLast = (0..<12).flatMap { place in
      poses.map { PathWriter.cameraToWorld($0).flatMap { $0 }[place] }
    }
    for (shape, values) in [
      ([count, 4, 4], whole), ([1, count, 4, 4], whole), ([count, 1, 4, 4], whole), ([count, 16], whole),
      ([count, 4, 4], turned), ([count, 7], quaternions), ([3, 4, count], framesLast),
    ] {
      for isSingle in [false, true] {
        let result = try encode([("a.npy", ArrayWriter.npy(shape, values, isSingle: isSingle))])
        #expect(result.texts == [Self.expected], "\(shape)")
      }
    }
  }

  @Test func arraysByName() throws {
    let whole = ArrayWriter.npy([poses.count, 4, 4], poses.flatMap { PathWriter.cameraToWorld($0).flatMap { $0 } })
    let inverse = ArrayWriter.npy(
      [poses.count, 4, 4], poses.flatMap { PathWriter.whole($0.worldToCamera).flatMap { $0 } })
    let other = ArrayWriter.npy([3, 3], [500, 0, 320, 0, 500, 240, 0, 0, 1])
    for (name, array) in [
      ("cam_c2w", whole), ("c2w", whole), ("poses", whole), ("camera_to_world", whole), ("cam2world", whole),
      ("extrinsics", inverse), ("w2c", inverse), ("world_to_camera", inverse), ("viewmats", inverse),
    ] {
      let result = try encode([("a.npz", ArrayWriter.npz([("intrinsics", other), ("depth", other), (name, array)]))])
      #expect(result.texts == [Self.expected], "\(name)")
      #expect(result.decision("array") == name)
      #expect(result.decision("source size") == "640×480")
    }
    // No name tells.
    #expect(try encode([("a.npz", ArrayWriter.npz([("a", other), ("b", whole)]))]).texts == [Self.expected])
    let two = [("a.npz", ArrayWriter.npz([("a", whole), ("b", inverse)]))]
    let problem = try #require(failure { try encode(two) })
    #expect(problem.message.contains("a, b") && problem.hint.contains("array"))
    #expect(try encode(two, #"{"array": "b", "direction": "world-to-camera"}"#).texts == [Self.expected])
    #expect(failure { try encode(two, #"{"array": "c"}"#) }?.place == "params.array")
    // A direction the user knows better.
    let named = [("a.npz", ArrayWriter.npz([("poses", inverse)]))]
    #expect(try encode(named, #"{"direction": "world-to-camera"}"#).texts == [Self.expected])
  }

  @Test func nestedJSON() throws {
    let whole = poses.map { PathWriter.json(PathWriter.cameraToWorld($0)) }
    func frames(_ name: (Int) -> String, _ value: (Int) -> JSON) -> JSON {
      .object(poses.indices.reversed().map { JSON.Member(name($0), value($0)) })
    }
    let documents: [JSON] = [
      .array(whole), .array(poses.map { PathWriter.flat(PathWriter.cameraToWorld($0).flatMap { $0 }) }),
      .object(["c2w": .array(whole), "fps": 8]),
      .object(["w2c": .array(poses.map { PathWriter.json($0.worldToCamera) })]),
      frames({ "\($0)" }, { whole[$0] }), frames({ "frame_\($0)" }, { .object(["camera_to_world": whole[$0]]) }),
      .object(["cam01": frames({ "frame\($0)" }, { whole[$0] }), "cam02": frames({ "frame\($0)" }, { _ in whole[0] })]),
      frames({ "frame\($0)" }, { .object(["cam01": whole[$0], "cam02": whole[0]]) }),
      .array(
        poses.map {
          .object([
            "R": PathWriter.json($0.worldToCamera.map { Array($0.prefix(3)) }),
            "t": PathWriter.flat($0.worldToCamera.map { $0[3] }),
          ])
        }),
      .object([
        "frames": .array(poses.map { .object(["extrinsics": PathWriter.json(PathWriter.whole($0.worldToCamera))]) })
      ]),
    ]
    for (index, document) in documents.enumerated() {
      let told = try encode(document.text(), "a.json").texts.first
      #expect(
        told?.hasPrefix(Self.expected.dropLast()) == true || told?.contains("slowly") == true, "\(index): \(told ?? "")"
      )
    }
    #expect(try encode(documents[6].text(), "a.json", #"{"camera": "cam02"}"#).texts == ["The camera is static."])
    #expect(try encode(documents[7].text(), "a.json", #"{"camera": "cam02"}"#).texts == ["The camera is static."])
  }

  /// Rotations and places apart, rotations with a scale, places with what is looked at, rows as NumPy prints them.
  @Test func otherForms() throws {
    let turns = poses.flatMap { $0.worldToCamera.flatMap { $0.prefix(3) } }
    let shifts = poses.flatMap { $0.worldToCamera.map { $0[3] } }
    let apart = ArrayWriter.npz([
      ("R", ArrayWriter.npy([poses.count, 3, 3], turns)), ("T", ArrayWriter.npy([poses.count, 3], shifts)),
    ])
    #expect(try encode([("a.npz", apart)]).texts == [Self.expected])
    let scaled = poses.flatMap { pose in
      PathWriter.cameraToWorld(pose).prefix(3).flatMap { $0.prefix(3).map { 1.7 * $0 } + [$0[3]] }
    }
    let fitted = try encode([("a.npy", ArrayWriter.npy([poses.count, 3, 4], scaled))])
    #expect(fitted.texts == [Self.expected])
    #expect(fitted.decision("scale") == "1.7")
    let looks = JSON.array(
      (0..<12).map { step in
        .object(["position": PathWriter.flat([0, 1, 5 - 0.2 * Double(step)]), "target": PathWriter.flat([0, 1, 0])])
      })
    #expect(try encode(looks.text(), "a.json").texts == ["The camera dollies forward."])
    let printed = poses.map { pose in
      "[" + PathWriter.cameraToWorld(pose).map { "[" + PathWriter.line($0) + "]" }.joined(separator: "\n ") + "]"
    }
    #expect(try encode("[" + printed.joined(separator: "\n\n ") + "]", "a.txt").texts == [Self.expected])
  }

  /// A file for each pose, as apps of phones and data sets of rooms have them.
  @Test func folders() throws {
    func folder(_ ending: String, _ text: (Int) -> String) throws -> Recording {
      try encode(poses.indices.map { ("frame_\($0).\(ending)", Array(text($0).utf8)) }, folder: true)
    }
    let arkit = try folder("json") { index in
      JSON.object([
        "cameraPoseARFrame": PathWriter.flat(PathWriter.openGL(poses[index]).flatMap { $0 }),
        "intrinsics": PathWriter.flat([1400, 0, 960, 0, 1400, 720, 0, 0, 1]), "frame_index": .int(index),
      ]).text()
    }
    #expect(arkit.texts == [Self.expected])
    #expect(arkit.decision("files") == "24")
    let polycam = try folder("json") { index in
      let rows = PathWriter.openGL(poses[index])
      return JSON.object(
        (0..<12).map { JSON.Member("t_\($0 / 4)\($0 % 4)", .double(rows[$0 / 4][$0 % 4])) } + [
          JSON.Member("fx", 700), JSON.Member("fy", 700), JSON.Member("cx", 512), JSON.Member("cy", 384),
        ]
      ).text()
    }
    #expect(polycam.texts == [Self.expected])
    let archives = try encode(
      poses.indices.map { index in
        let pose = ArrayWriter.npy([4, 4], PathWriter.cameraToWorld(poses[index]).flatMap { $0 })
        let lens = ArrayWriter.npy([3, 3], [500, 0, 320, 0, 500, 240, 0, 0, 1])
        return ("\(index).npz", ArrayWriter.npz([("pose", pose), ("intrinsics", lens)]))
      }, folder: true)
    #expect(archives.texts == [Self.expected])
    #expect(archives.decision("source size") == "640×480")
    let rooms = try folder("txt") { PathWriter.cameraToWorld(poses[$0]).map(PathWriter.line).joined(separator: "\n") }
    #expect(rooms.texts == [Self.expected])
  }

  /// The order of quaternions: by the header, by the first pose, by the parameter.
  @Test func quaternions() throws {
    let level = PathMaker(parts: [.init(kind: .dolly, amount: 2), .init(kind: .pan, amount: 40)], count: 24).poses()
    func rows(_ poses: [MadePose]) -> String {
      poses.enumerated().map { index, pose in
        PathWriter.line([100 + Double(index)] + pose.place + PathWriter.quaternion(pose.rotation))
      }.joined(separator: "\n")
    }
    let start = Self.expected.dropLast()
    func isRight(_ result: Recording) -> Bool {
      result.texts.first?.replacing("slowly ", with: "").hasPrefix(start) == true
    }
    #expect(isRight(try encode("# time x y z qw qx qy qz\n" + rows(poses), "a.txt")))
    #expect(isRight(try encode("time,x,y,z,q_w,q_x,q_y,q_z\n" + rows(poses), "a.csv")))
    #expect(isRight(try encode(rows(level), "a.txt")))
    #expect(isRight(try encode(rows(poses), "a.txt", #"{"quaternion": "wxyz"}"#)))
    let unsure = try encode(rows(poses), "a.txt")
    #expect(unsure.decisions.contains { $0.key == "quaternion" && $0.reason.contains("parameter") })
  }

  /// Axes of bodies and engines by the parameter.
  @Test(arguments: [
    ("flu", [[0.0, 0, 1], [-1, 0, 0], [0, -1, 0]]), ("ned", [[0, 0, 1], [1, 0, 0], [0, 1, 0]]),
    ("unreal", [[0, 0, 1], [1, 0, 0], [0, -1, 0]]), ("unity", [[1, 0, 0], [0, -1, 0], [0, 0, 1]]),
    ("opengl", [[1, 0, 0], [0, -1, 0], [0, 0, -1]]),
  ]) func axes(_ name: String, _ turn: [[Double]]) throws {
    let back = (0..<3).map { row in (0..<3).map { turn[$0][row] } }
    let rows = poses.map { pose -> [Double] in
      let rotation = MadePose.product(MadePose.product(turn, pose.rotation), back)
      let place = turn.map { row in (0..<3).reduce(0) { $0 + row[$1] * pose.place[$1] } }
      return (0..<3).flatMap { rotation[$0] + [place[$0]] }
    }
    let text = rows.map(PathWriter.line).joined(separator: "\n")
    #expect(try encode(text, "a.txt", "{\"axes\": \"\(name)\"}").texts == [Self.expected])
  }

  /// A robot that drives in circles, whose z points up: as a camera's it would roll again and again.
  @Test func bodyThatIsNoCamera() throws {
    let rows = (0..<80).map { step -> [Double] in
      let turn = 0.2 * Double(step)
      let (s, c) = (sin(turn), cos(turn))
      return [c, -s, 0, 3 * s, s, c, 0, 3 - 3 * c, 0, 0, 1, 0]
    }
    let text = rows.map(PathWriter.line).joined(separator: "\n")
    #expect(try encode(text, "a.txt").decisions.contains { $0.key == "roll" && $0.reason.contains("flu") })
    let told = try encode(text, "a.txt", #"{"axes": "flu"}"#)
    #expect(told.texts == ["The camera dollies forward while it pans left by 905°."])
    #expect(told.decision("roll") == nil)
  }

  /// The text, a word of the message, a word of the hint.
  @Test(arguments: [
    ("0 -40\n0 0\n0. -0.2\n", "ViewCrafter", "npy"),
    ("0 2 4 6 8 10 12\n0 0 0 0 0 0 0\n0 0 0 .1 .1 .1 .1\n", "TrajectoryCrafter", "npy"),
    (#"[{"shots": {}, "cameras": {}}]"#, "OpenSfM", "export"), (#"{"views": [], "poses": []}"#, "Meshroom", "COLMAP"),
    ("HIERARCHY\nROOT Hips\n", "BVH", "12 numbers"), ("1 2 3 4 5 6 7 8 9\n", "9 numbers", "12 or 16"),
    ("1 0 0 5 0 1 0 0 0 0 1 0 0 0 1 0\n1 0 0 5 0 1 0 0 0 0 1 0 0 0 0 1\n", "last row", "projection"),
  ]) func notRead(_ text: String, _ word: String, _ hint: String) throws {
    let failure = try #require(failure { try encode(text, "path.txt") })
    #expect(failure.status == A2C_BAD_INPUT)
    #expect(failure.message.contains(word), "\(failure)")
    #expect(failure.hint.contains(hint), "\(failure)")
  }

  @Test func aFileOfPyTorch() throws {
    let archive = ArrayWriter.npz([("x", [])])
    var bytes = archive
    // A member of another name, as in a .pth.
    for index in bytes.indices.dropLast(3) where Array(bytes[index..<(index + 4)]) == Array(".npy".utf8) {
      bytes.replaceSubrange(index..<(index + 4), with: Array(".pkl".utf8))
    }
    let failure = try #require(failure { try encode([("poses.pth", bytes)]) })
    #expect(failure.message.contains("PyTorch") && failure.hint.contains("numpy.save"))
  }
}
