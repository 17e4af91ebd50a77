import CA2CPlugin
import Support
import TestSupport
import Testing

/// Files of every format that tell the same path.
@Suite struct CameraFormatTests {
  /// Writes a path in one format and gives the input that names it.
  struct Format: Sendable, CustomTestStringConvertible {
    let id: String
    let hasLens: Bool
    let write: @Sendable ([MadePose], ScratchFolder) -> String
    var testDescription: String { id }
  }

  static let formats: [Format] = [
    Format(id: "realestate10k", hasLens: true) { $1.write(PathWriter.realEstate($0), to: "a.txt") },
    Format(id: "realestate10k", hasLens: true) { $1.write(PathWriter.camI2V($0), to: "b.txt") },
    Format(id: "motionctrl", hasLens: false) { $1.write(PathWriter.motionCtrl($0), to: "c.json") },
    Format(id: "kitti", hasLens: false) { $1.write(PathWriter.kitti($0), to: "d.txt") },
    Format(id: "tum", hasLens: false) { $1.write(PathWriter.tum($0), to: "e.txt") },
    Format(id: "colmap-text", hasLens: true) { poses, folder in
      folder.makeFolder("text")
      folder.write(PathWriter.colmapText(poses).cameras, to: "text/cameras.txt")
      return Path.parent(folder.write(PathWriter.colmapText(poses).images, to: "text/images.txt"))
    },
    Format(id: "colmap", hasLens: true) { poses, folder in
      folder.makeFolder("project")
      folder.makeFolder("project/sparse")
      folder.makeFolder("project/sparse/0")
      folder.write(PathWriter.colmapBinary(poses).cameras, to: "project/sparse/0/cameras.bin")
      folder.write(PathWriter.colmapBinary(poses).images, to: "project/sparse/0/images.bin")
      return folder.path + "/project"
    },
    Format(id: "transforms", hasLens: true) { $1.write(PathWriter.transforms($0), to: "transforms.json") },
    Format(id: "llff", hasLens: true) { $1.write(PathWriter.llff($0), to: "poses_bounds.npy") },
    Format(id: "numpy", hasLens: false) { $1.write(PathWriter.npy($0, isFortran: true), to: "a.npy") },
    Format(id: "numpy", hasLens: false) { $1.write(PathWriter.npy($0, rows: 3), to: "b.npy") },
    Format(id: "numpy", hasLens: true) { $1.write(PathWriter.extrinsics($0), to: "vggt.npz") },
    Format(id: "json", hasLens: true) { $1.write(PathWriter.splatting($0), to: "cameras.json") },
    Format(id: "json", hasLens: true) { $1.write(PathWriter.namedJSON($0), to: "named.json") },
    Format(id: "json", hasLens: false) { $1.write(PathWriter.exported($0), to: "exported.json") },
    Format(id: "nerfstudio-path", hasLens: true) { $1.write(PathWriter.nerfstudioPath($0), to: "camera_path.json") },
    Format(id: "record3d", hasLens: true) { $1.write(PathWriter.record3D($0), to: "metadata.json") },
    Format(id: "recammaster", hasLens: false) { $1.write(PathWriter.reCamMaster($0), to: "camera_extrinsics.json") },
    Format(id: "redwood", hasLens: false) { $1.write(PathWriter.redwood($0), to: "trajectory.log") },
    Format(id: "kitti", hasLens: false) { $1.write(PathWriter.rows16($0), to: "traj.txt") },
    Format(id: "chan", hasLens: false) { $1.write(PathWriter.chan($0), to: "shot.chan") },
    Format(id: "tartanair", hasLens: false) { $1.write(PathWriter.tartanAir($0), to: "pose_left.txt") },
    Format(id: "tum", hasLens: false) { $1.write(PathWriter.euroc($0), to: "data.csv") },
  ]

  private func host() -> PluginHost {
    let host = PluginHost()
    (host.facts.camera_height, host.facts.camera_width) = (16, 24)
    return host
  }

  private func encode(_ text: String, _ name: String, _ parameters: String = "{}") throws -> Recording {
    let scratch = ScratchFolder()
    return try host().encode("Camera", "camera", [scratch.write(text, to: name)], parameters)
  }

  /// A path in a world whose axes are those of no camera.
  private func poses(_ seed: UInt64, zooms: Bool) -> [MadePose] {
    var random = SeededGenerator(seed: seed)
    var maker = PathMaker(.inOrder, &random)
    while maker.parts.contains(where: { $0.kind == .zoom }) != zooms { maker = PathMaker(.inOrder, &random) }
    let world = PathMaker(
      parts: [.init(kind: .pan, amount: 400 * random.uniform()), .init(kind: .roll, amount: 100 * random.uniform())],
      count: 2
    ).poses()[1].rotation
    return maker.poses().map { $0.moved(world, [3, -2, 5]) }
  }

  @Test(arguments: 1...6) func samePathSameFactsAndMaps(_ seed: UInt64) throws {
    let poses = poses(seed, zooms: false)
    let parameters = #"{"fps": 8, "lens": [0.6, 1.0667, 0.47, 0.52], "width": 1280, "height": 720}"#
    var expected: Recording?
    for format in Self.formats {
      let scratch = ScratchFolder()
      let result = try host().encode("Camera", "camera", [format.write(poses, scratch)], parameters)
      #expect(result.decision("format") == format.id)
      let reference = expected ?? result
      #expect(result.texts == reference.texts, "\(format.id)")
      try same(result, reference, format.id)
      expected = reference
    }
  }

  /// The lenses of the files themselves, in shares and in pixels, a zoom among them.
  @Test(arguments: [false, true]) func sameLenses(_ zooms: Bool) throws {
    let poses = poses(9, zooms: zooms)
    var expected: Recording?
    for format in Self.formats where format.hasLens && (format.id != "llff" || !zooms) {
      let scratch = ScratchFolder()
      let result = try host().encode("Camera", "camera", [format.write(poses, scratch)], #"{"fps": 8}"#)
      let reference = expected ?? result
      #expect(result.texts == reference.texts, "\(format.id)")
      #expect(result.texts.last?.contains("zooms") == zooms)
      #expect(result.decision("source size") == "1280×720")
      try same(result, reference, format.id)
      expected = reference
    }
  }

  private func same(_ a: Recording, _ b: Recording, _ name: String) throws {
    let (first, second) = (try #require(a.tensors.first), try #require(b.tensors.first))
    #expect(first.shape == second.shape)
    let worst = zip(first.values, second.values).map { abs($0 - $1) }.max() ?? 0
    #expect(worst <= 1e-5, "\(name): \(worst)")
  }

  /// A matrix of one kind read as another by parameters: KITTI's layout, but from world to camera with OpenGL's axes.
  @Test func directionAndAxes() throws {
    let poses = poses(4, zooms: false)
    let scratch = ScratchFolder()
    let rows = poses.map { pose in
      pose.worldToCamera.enumerated().flatMap { row, values in values.map { row == 0 ? $0 : -$0 } }
    }
    let file = scratch.write(
      rows.map { $0.map { "\($0)" }.joined(separator: " ") }.joined(separator: "\n"), to: "path.txt")
    let given = try host().encode(
      "Camera", "camera", [file], #"{"direction": "w2c", "axes": "opengl", "fov": 60, "fps": 8}"#)
    let plain = try host().encode(
      "Camera", "camera", [scratch.write(PathWriter.kitti(poses), to: "kitti.txt")], #"{"fov": 60, "fps": 8}"#)
    #expect(given.texts == plain.texts)
    try same(given, plain, "w2c")
    #expect(plain.decision("direction") == "c2w")
    #expect(plain.decision("axes") == "opencv")
    #expect(given.decision("direction") == nil)
  }

  @Test func aFieldOfViewAlone() throws {
    let poses = PathMaker(parts: [.init(kind: .pan, amount: 30)], count: 5).poses()
    let rows = try JSONParser.parse(PathWriter.transforms(poses))
    let frames = (rows["frames"]?.arrayValue ?? []).map { frame in
      JSON.object(["file_path": frame["file_path"], "transform_matrix": frame["transform_matrix"]])
    }
    let json = JSON.object(["camera_angle_x": 0.8, "frames": .array(frames)])
    let result = try encode(json.text(), "transforms.json")
    #expect(result.decision("source size") == "taken for square")
    #expect(result.decisions.contains { $0.key == "source size" && $0.reason.contains("no size") })
    let tensor = try #require(result.tensors.first)
    // The corner pixel's centre is at 1/48 of the width, the map shows the middle of the height.
    let slope = tensor[0, 3, 0, 0] / tensor[0, 5, 0, 0]
    #expect(abs(slope + (0.5 - 1.0 / 48) * 2 * 0.42279322) < 1e-5)
    // The same angle by the parameter.
    let asked = try encode(
      PathWriter.kitti(poses), "a.txt", #"{"fov": 45.83662361, "width": 800, "height": 800}"#)
    try same(result, asked, "fov")
  }

  /// Single files of COLMAP's, and a folder with one path file among other things.
  @Test func filesAndFolders() throws {
    let poses = poses(2, zooms: false)
    let scratch = ScratchFolder()
    scratch.write(PathWriter.colmapBinary(poses).images, to: "images.bin")
    let alone = try host().encode("Camera", "camera", ["\(scratch.path)/images.bin"])
    #expect(alone.decision("cameras") == "none")
    #expect(alone.decision("lens") != nil)
    scratch.write(PathWriter.colmapBinary(poses).cameras, to: "cameras.bin")
    let named = try host().encode("Camera", "camera", ["\(scratch.path)/cameras.bin"])
    #expect(named.decision("source size") == "1280×720")
    #expect(named.texts == alone.texts)

    let other = ScratchFolder()
    other.write([1, 2, 3] as [UInt8], to: "clip.mp4")
    other.write(PathWriter.kitti(poses), to: "path.txt")
    let found = try host().encode("Camera", "camera", [other.path])
    #expect(found.decision("file") == "path.txt")
    #expect(found.texts == alone.texts)
    other.write(PathWriter.tum(poses), to: "other.txt")
    #expect {
      _ = try host().encode("Camera", "camera", [other.path])
    } throws: {
      ($0 as? PluginFailure)?.message.contains("2 files") == true
    }
  }

  /// The text, a word of the message.
  @Test(arguments: [
    ("[[1,0,0,0,0,1,0,0,0,0,1]]", "11 entries"), (#"{"frames": [{"transform_matrix": [[1, 0, 0, 0]]}]}"#, "4 rows"),
    (#"{"frames": [{"transform_matrix": [[1,0,0,0],[0,1,0,0],[0,0,1,0]], "fl_x": "wide"}]}"#, "expected a number"),
    (#"{"camera_angle_x": 4, "frames": [{"transform_matrix": [[1,0,0,0],[0,1,0,0],[0,0,1,0]]}]}"#, "radians"),
    (#"{"frames": []}"#, "not known"), ("{\"frames\": [", "JSON"), ("1 0 0 0 0 0 0 0\n", "quaternion"),
    ("1 0 0 0 0 0 0 1\n2 0 0 0 0 0 1\n", "7 numbers"), ("1 PINHOLE 640 480 500 500 320 240\n", "cameras without poses"),
    ("1 1 0 0 0 0 0 0 1 a.png\n\n2 1 0 0 x 0 0 0 1 b.png\n", "no image"),
  ]) func wrong(_ text: String, _ word: String) throws {
    do {
      _ = try encode(text, "path.txt")
      Issue.record("read without an error")
    } catch let failure as PluginFailure {
      #expect(failure.status == A2C_BAD_INPUT)
      #expect(failure.message.contains(word), "\(failure)")
      #expect(!failure.hint.isEmpty)
    }
  }
}
