import Conditions
import Manifests
import Support

/// A camera's path in the spelling of a generator. All of them write world-to-camera matrices.
enum CameraFile {
  /// A camera at one moment of a bundle's video, told in the axes of the first.
  struct Pose: Equatable {
    var cameraToFirst: RigidMotion
    /// As shares of the video's picture.
    var lens: Intrinsics

    /// 3 × 4, row by row.
    var worldToCamera: [Double] { (cameraToFirst.inverse ?? cameraToFirst).rows }
  }

  /// The path with one pose a frame of the video, in the axes of its first pose.
  ///
  /// Poses are spread over the whole of the video, the first and the last on its first and last frame; where there are as
  /// many as frames each is written as it is.
  /// - Parameter size: of the video, in pixels.
  static func poses(_ path: CameraBlock, frames: Int, size: (width: Int, height: Int)) -> [Pose] {
    let count = path.poses.count
    guard count > 0, frames > 0 else { return [] }
    guard count > 1, frames > 1 else { return poses(path, at: Array(repeating: 0, count: frames), size: size) }
    return poses(
      path,
      at: (0..<frames).map { frame in
        // checked: both factors are far below 2^31
        let (whole, rest) = (frame * (count - 1)).quotientAndRemainder(dividingBy: frames - 1)
        return Double(whole) + Double(rest) / Double(frames - 1)
      }, size: size)
  }

  /// The path at given places between its poses, in the axes of the first of these; behind its end it stands still.
  /// - Parameter size: of the video, in pixels.
  static func poses(_ path: CameraBlock, at places: [Double], size: (width: Int, height: Int)) -> [Pose] {
    let count = path.poses.count
    guard count > 0 else { return [] }
    func pose(_ index: Int) -> Pose {
      Pose(cameraToFirst: path.poses[index], lens: path.lens(of: index, width: size.width, height: size.height))
    }
    let chosen = places.map { place -> Pose in
      let bound = min(max(place, 0), Double(count - 1))
      let whole = Int(bound.rounded(.down))  // checked: within the poses
      guard bound > Double(whole), whole + 1 < count else { return pose(whole) }
      let (a, b, part) = (pose(whole), pose(whole + 1), bound - Double(whole))
      return Pose(
        cameraToFirst: .between(a.cameraToFirst, b.cameraToFirst, at: part), lens: .between(a.lens, b.lens, at: part))
    }
    // A path that starts with its first pose stays as it is, to the bit.
    guard let first = chosen.first, first.cameraToFirst != .identity, let back = first.cameraToFirst.inverse else {
      return chosen
    }
    return chosen.map { Pose(cameraToFirst: back * $0.cameraToFirst, lens: $0.lens) }
  }

  /// The text of the file.
  /// - Parameters:
  ///   - size: of the video, whose lens the poses have
  ///   - lens: of the pictures that focal lengths are shares of, which the generator brings to its video itself
  static func text(
    _ poses: [Pose], form: GeneratorCondition.Form, size: (width: Int, height: Int), lens: LensSize?,
    framesPerSecond: Double?
  ) -> String {
    switch form {
    case .motionCtrl:
      let rows = poses.map { pose in "[" + pose.worldToCamera.map(number).joined(separator: ", ") + "]" }
      return "[\n  " + rows.joined(separator: ",\n  ") + "\n]\n"
    case .videoXFun:
      // The first line is skipped, a line behind the last would be read as numbers.
      return "\n" + poses.map { row(0, $0, size, lens) }.joined(separator: "\n")
    default:
      let step = 1e6 / (framesPerSecond ?? 30)
      let rows = poses.enumerated().map { index, pose in row(Double(index) * step, pose, size, lens) }
      return "a2c camera path, world to camera, lengths as given\n" + rows.joined(separator: "\n") + "\n"
    }
  }

  /// 19 numbers: time, fx, fy, cx, cy, 0, 0, then the matrix row by row.
  private static func row(
    _ time: Double, _ pose: Pose, _ size: (width: Int, height: Int), _ lens: LensSize?
  ) -> String {
    var (fx, fy) = (pose.lens.fx, pose.lens.fy)
    if let lens {
      // The other way round than CameraCtrl's inference.py, which takes a picture of these proportions, scales it to
      // cover the video and so lengthens the focal length along the side that sticks out.
      let given = Double(lens.width) / Double(lens.height)
      let made = Double(size.width) / Double(size.height)
      if given > made { fx *= made / given } else { fy *= given / made }
    }
    let numbers = [fx, fy, pose.lens.cx, pose.lens.cy, 0, 0] + pose.worldToCamera
    return ([Decimal.text(time.rounded(), digits: 0)] + numbers.map(number)).joined(separator: " ")
  }

  /// Nine digits behind the point, without an exponent where the number allows it.
  private static func number(_ value: Double) -> String {
    abs(value) < 1e6 ? Decimal.text(value, digits: 9) : "\(value)"
  }
}
