import Glibc
import Support

/// Writes made paths in every format, as the programs that use them do.
enum PathWriter {
  static let width = 1280.0, height = 720.0

  private static func text(_ numbers: [Double]) -> String { numbers.map { "\($0)" }.joined(separator: " ") }
  private static func focals(_ pose: MadePose) -> (Double, Double) { (pose.focal, pose.focal * width / height) }

  static func realEstate(_ poses: [MadePose]) -> String {
    "https://example.org/clip\n"
      + poses.enumerated().map { index, pose in
        let (fx, fy) = focals(pose)
        return "\(index * 125_000) " + text([fx, fy, 0.5, 0.5, 0, 0] + pose.worldToCamera.flatMap { $0 })
      }.joined(separator: "\n") + "\n"
  }

  /// CamI2V's: pixels and no time.
  static func camI2V(_ poses: [MadePose]) -> String {
    "https://example.org/clip\nclips/clip.mp4\na caption of it\n"
      + poses.map { pose in
        let (fx, fy) = focals(pose)
        return text([fx * width, fy * height, width / 2, height / 2, 0, 0] + pose.worldToCamera.flatMap { $0 })
      }.joined(separator: "\n") + "\n"
  }

  static func motionCtrl(_ poses: [MadePose]) -> String {
    JSON.array(poses.map { .array($0.worldToCamera.flatMap { $0 }.map { .double($0) }) }).text()
  }

  static func kitti(_ poses: [MadePose]) -> String {
    poses.map { pose in text((0..<3).flatMap { pose.rotation[$0] + [pose.place[$0]] }) }.joined(separator: "\n") + "\n"
  }

  static func tum(_ poses: [MadePose]) -> String {
    "# timestamp tx ty tz qx qy qz qw\n"
      + poses.enumerated().map { index, pose in
        let q = quaternion(pose.rotation)
        return text([100 + Double(index) / 8] + pose.place + [q[1], q[2], q[3], q[0]])
      }.joined(separator: "\n") + "\n"
  }

  /// The files `cameras.txt` and `images.txt`; images stand in reverse.
  static func colmapText(_ poses: [MadePose]) -> (cameras: String, images: String) {
    let cameras = poses.enumerated().map { index, pose in
      "\(index + 1) PINHOLE 1280 720 " + text([focals(pose).0 * width, focals(pose).1 * height, width / 2, height / 2])
    }
    let images = poses.enumerated().reversed().map { index, pose in
      let w2c = pose.worldToCamera
      let q = quaternion(w2c.map { Array($0.prefix(3)) })
      // Every other image has no points: its second line is empty.
      return "\(index + 7) " + text(q + w2c.map { $0[3] }) + " \(index + 1) frame_\(index).png\n"
        + (index % 2 == 0 ? "" : "10.5 20.5 3 30 40 -1")
    }
    return (
      "# Camera list\n" + cameras.joined(separator: "\n") + "\n",
      "# Image list\n" + images.joined(separator: "\n") + "\n"
    )
  }

  static func colmapBinary(_ poses: [MadePose]) -> (cameras: [UInt8], images: [UInt8]) {
    var cameras = bytes(UInt64(poses.count))
    var images = bytes(UInt64(poses.count))
    for (index, pose) in poses.enumerated() {
      cameras += bytes(Int32(index + 1)) + bytes(Int32(1)) + bytes(UInt64(1280)) + bytes(UInt64(720))
      cameras += [focals(pose).0 * width, focals(pose).1 * height, width / 2, height / 2].flatMap {
        bytes($0.bitPattern)
      }
    }
    for (index, pose) in poses.enumerated().reversed() {
      let w2c = pose.worldToCamera
      images += bytes(Int32(index + 7))
      images += (quaternion(w2c.map { Array($0.prefix(3)) }) + w2c.map { $0[3] }).flatMap { bytes($0.bitPattern) }
      images += bytes(Int32(index + 1)) + Array("frame_\(index).png".utf8) + [0]
      images += bytes(UInt64(index % 3))
      for _ in 0..<(index % 3) { images += bytes(1.5.bitPattern) + bytes(2.5.bitPattern) + bytes(Int64(-1)) }
    }
    return (cameras, images)
  }

  static func transforms(_ poses: [MadePose]) -> String {
    let frames = poses.enumerated().reversed().map { index, pose -> JSON in
      let rows = (0..<3).map { row in
        [pose.rotation[row][0], -pose.rotation[row][1], -pose.rotation[row][2], pose.place[row]]
      }
      return .object([
        "file_path": .string("images/frame_\(index).png"), "fl_x": .double(focals(pose).0 * width),
        "fl_y": .double(focals(pose).1 * height),
        "transform_matrix": .array((rows + [[0, 0, 0, 1]]).map { .array($0.map { .double($0) }) }),
      ])
    }
    return JSON.object([
      "w": .double(width), "h": .double(height), "cx": .double(width / 2), "cy": .double(height / 2),
      "frames": .array(frames),
    ]).text()
  }

  /// `poses_bounds.npy`: axes down, right, backward.
  static func llff(_ poses: [MadePose]) -> [UInt8] {
    let header = "{'descr': '<f8', 'fortran_order': False, 'shape': (\(poses.count), 17), }"
    let padding = String(repeating: " ", count: 64 - (10 + header.utf8.count + 1) % 64)
    let whole = Array((header + padding + "\n").utf8)
    var file: [UInt8] = [0x93] + Array("NUMPY".utf8) + [1, 0]
    file += [UInt8(whole.count & 255), UInt8(whole.count >> 8)] + whole
    for pose in poses {
      let ends = [height, width, focals(pose).0 * width]
      for row in 0..<3 {
        let r = pose.rotation[row]
        file += [r[1], r[0], -r[2], pose.place[row], ends[row]].flatMap { bytes($0.bitPattern) }
      }
      file += bytes(0.5.bitPattern) + bytes(9.5.bitPattern)
    }
    return file
  }

  private static func bytes<T: FixedWidthInteger>(_ value: T) -> [UInt8] {
    withUnsafeBytes(of: value.littleEndian) { Array($0) }
  }

  /// w, x, y, z of a rotation.
  static func quaternion(_ r: [[Double]]) -> [Double] {
    // The largest of the four is taken from the diagonal, the others from it.
    let squares = [
      1 + r[0][0] + r[1][1] + r[2][2], 1 + r[0][0] - r[1][1] - r[2][2], 1 - r[0][0] + r[1][1] - r[2][2],
      1 - r[0][0] - r[1][1] + r[2][2],
    ]
    let largest = squares.indices.max { squares[$0] < squares[$1] } ?? 0
    let half = squares[largest].squareRoot()
    let (a, b, c) = (r[2][1] - r[1][2], r[0][2] - r[2][0], r[1][0] - r[0][1])
    let (d, e, f) = (r[0][1] + r[1][0], r[0][2] + r[2][0], r[1][2] + r[2][1])
    let all: [[Double]] = [
      [half * half, a, b, c], [a, half * half, d, e], [b, d, half * half, f], [c, e, f, half * half],
    ]
    return all[largest].map { $0 / (2 * half) }
  }
}
