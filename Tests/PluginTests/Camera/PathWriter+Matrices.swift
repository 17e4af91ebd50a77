import Glibc
import Support

/// Made paths in the forms that programs of today pass on.
extension PathWriter {
  /// Rows of four: from camera to world.
  static func cameraToWorld(_ pose: MadePose) -> [[Double]] {
    (0..<3).map { pose.rotation[$0] + [pose.place[$0]] } + [[0, 0, 0, 1]]
  }
  /// The same with the axes of OpenGL.
  static func openGL(_ pose: MadePose) -> [[Double]] {
    cameraToWorld(pose).map { [$0[0], -$0[1], -$0[2], $0[3]] }
  }
  static func whole(_ worldToCamera: [[Double]]) -> [[Double]] { worldToCamera + [[0, 0, 0, 1]] }

  static func json(_ rows: [[Double]]) -> JSON { .array(rows.map { .array($0.map { .double($0) }) }) }
  static func flat(_ numbers: [Double]) -> JSON { .array(numbers.map { .double($0) }) }
  private static func lens(_ pose: MadePose) -> [Double] {
    [pose.focal * width, pose.focal * width, width / 2, height / 2]
  }
  private static func matrix(_ pose: MadePose) -> [Double] {
    let k = lens(pose)
    return [k[0], 0, k[2], 0, k[1], k[3], 0, 0, 1]
  }

  /// `[n, 4, 4]`, or `[n, 3, 4]`.
  static func npy(_ poses: [MadePose], rows: Int = 4, isFortran: Bool = false) -> [UInt8] {
    ArrayWriter.npy(
      [poses.count, rows, 4], poses.flatMap { cameraToWorld($0).prefix(rows).flatMap { $0 } }, isFortran: isFortran)
  }

  /// VGGT's names: world to camera, a batch of one, beside the lens and something else.
  static func extrinsics(_ poses: [MadePose]) -> [UInt8] {
    ArrayWriter.npz([
      ("depth", ArrayWriter.npy([2, 3], [1, 2, 3, 4, 5, 6])),
      ("extrinsic", ArrayWriter.npy([1, poses.count, 3, 4], poses.flatMap { $0.worldToCamera.flatMap { $0 } })),
      ("intrinsic", ArrayWriter.npy([1, poses.count, 3, 3], poses.flatMap(matrix))),
    ])
  }

  /// Gaussian splatting's `cameras.json`.
  static func splatting(_ poses: [MadePose]) -> String {
    JSON.array(
      poses.enumerated().map { index, pose in
        .object([
          "id": .int(index), "img_name": .string("frame_\(index)"), "width": .double(width), "height": .double(height),
          "position": flat(pose.place), "rotation": json(pose.rotation), "fx": .double(lens(pose)[0]),
          "fy": .double(lens(pose)[1]),
        ])
      }
    ).text()
  }

  static func namedJSON(_ poses: [MadePose]) -> String {
    JSON.object([
      "extrinsics": .array(poses.map { json(whole($0.worldToCamera)) }),
      "intrinsics": .array(
        poses.map { pose in json((0..<3).map { row in Array(matrix(pose)[(3 * row)..<(3 * row + 3)]) }) }),
    ]).text()
  }

  /// `ns-export cameras`.
  static func exported(_ poses: [MadePose]) -> String {
    JSON.array(
      poses.enumerated().map { index, pose in
        .object(["file_path": .string("images/\(index).png"), "transform": json(Array(openGL(pose).prefix(3)))])
      }
    ).text()
  }

  static func nerfstudioPath(_ poses: [MadePose]) -> String {
    JSON.object([
      "render_height": .double(height), "render_width": .double(width), "fps": 8, "seconds": 4,
      "camera_path": .array(
        poses.map { pose in
          .object([
            "camera_to_world": flat(openGL(pose).flatMap { $0 }),
            "fov": .double(2 * atan(0.5 * height / lens(pose)[1]) * 180 / .pi), "aspect": .double(width / height),
          ])
        }),
    ]).text()
  }

  static func record3D(_ poses: [MadePose]) -> String {
    JSON.object([
      "w": .double(width), "h": .double(height), "fps": 8,
      "K": flat([700, 0, 0, 0, 700, 0, width / 2, height / 2, 1]),
      "perFrameIntrinsicCoeffs": .array(poses.map { flat(lens($0)) }),
      "poses": .array(
        poses.map { pose in
          let q = quaternion(openGL(pose).prefix(3).map { Array($0.prefix(3)) })
          return flat([q[1], q[2], q[3], q[0]] + pose.place)
        }),
    ]).text()
  }

  /// Two cameras: the path, and the path backward.
  static func reCamMaster(_ poses: [MadePose]) -> String {
    func text(_ pose: MadePose) -> JSON {
      // Unreal's axes: forward, right, up; the world is turned the same way, lengths are centimetres.
      let turn: [[Double]] = [[0, 0, 1], [1, 0, 0], [0, -1, 0]]
      let back = (0..<3).map { row in (0..<3).map { turn[$0][row] } }
      let rotation = MadePose.product(MadePose.product(turn, pose.rotation), back)
      let place = turn.map { row in 100 * (0..<3).reduce(0) { $0 + row[$1] * pose.place[$1] } }
      let rows = (0..<3).map { column in rotation.map { $0[column] } + [0] } + [place + [1]]
      return .string(rows.map { "[" + $0.map { "\($0)" }.joined(separator: " ") + "]" }.joined(separator: " ") + " ")
    }
    let frames = poses.indices.map { index in
      JSON.Member(
        "frame\(index)", .object(["cam01": text(poses[index]), "cam02": text(poses[poses.count - 1 - index])]))
    }
    return JSON.object(frames).text()
  }

  /// Redwood's and Open3D's.
  static func redwood(_ poses: [MadePose]) -> String {
    poses.enumerated().map { index, pose in
      "\(index) \(index) \(index + 1)\n" + cameraToWorld(pose).map(line).joined(separator: "\n")
    }.joined(separator: "\n") + "\n"
  }

  static func line(_ numbers: [Double]) -> String { numbers.map { "\($0)" }.joined(separator: " ") }

  /// 16 numbers a line.
  static func rows16(_ poses: [MadePose]) -> String {
    poses.map { line(cameraToWorld($0).flatMap { $0 }) }.joined(separator: "\n")
  }

  /// Nuke's: angles of the order z, x, y.
  static func chan(_ poses: [MadePose]) -> String {
    poses.enumerated().map { index, pose in
      let m = openGL(pose)
      let angles = [asin(max(-1, min(1, -m[1][2]))), atan2(m[0][2], m[2][2]), atan2(m[1][0], m[1][1])]
      return "\(index + 1001)\t"
        + (pose.place + angles.map { $0 * 180 / .pi } + [40]).map { "\($0)" }.joined(separator: "\t")
    }.joined(separator: "\n") + "\n"
  }

  /// TartanAir's: axes of north, east and down, for camera and world.
  static func tartanAir(_ poses: [MadePose]) -> String {
    let turn: [[Double]] = [[0, 0, 1], [1, 0, 0], [0, 1, 0]]
    let back = (0..<3).map { row in (0..<3).map { turn[$0][row] } }
    return poses.map { pose in
      let q = quaternion(MadePose.product(MadePose.product(turn, pose.rotation), back))
      let place = turn.map { row in (0..<3).reduce(0) { $0 + row[$1] * pose.place[$1] } }
      return line(place + [q[1], q[2], q[3], q[0]])
    }.joined(separator: "\n")
  }

  /// EuRoC's ground truth.
  static func euroc(_ poses: [MadePose]) -> String {
    "#timestamp [ns],p_RS_R_x [m],p_RS_R_y [m],p_RS_R_z [m],q_RS_w [],q_RS_x [],q_RS_y [],q_RS_z []\n"
      + poses.enumerated().map { index, pose in
        "\(1_403_636_579_758_555_392 + index * 125_000_000),"
          + (pose.place + quaternion(pose.rotation)).map { "\($0)" }.joined(separator: ",")
      }.joined(separator: "\n") + "\n"
  }
}
