import Glibc

/// How a path moves and turns, as curves over its poses that start at 0.
///
/// Turns are measured against the first camera, moves along the axes the camera has while it moves, as people on a set
/// would say it: a camera that circles somebody trucks sideways all the way.
struct PathMotion {
  /// Degrees; right, up and clockwise (as the operator sees it) are positive. Full turns add up.
  var pan: [Double] = [], tilt: [Double] = [], roll: [Double] = []
  /// In the file's units; right, up and forward are positive.
  var truck: [Double] = [], pedestal: [Double] = [], dolly: [Double] = []
  /// The focal length relative to the first pose.
  var zoom: [Double] = []

  /// - Parameter poses: camera to first camera, as ``RelativePath`` gives it.
  init(_ poses: [RigidMotion], lenses: [Intrinsics]) {
    var moved = Vector3.zero
    for (index, pose) in poses.enumerated() {
      let angles = PathMotion.angles(pose.rotation)
      pan.append(PathMotion.unwrapped(angles.pan, after: pan.last))
      tilt.append(PathMotion.unwrapped(angles.tilt, after: tilt.last))
      roll.append(PathMotion.unwrapped(angles.roll, after: roll.last))
      if index > 0 {
        let step = pose.translation - poses[index - 1].translation
        // The mean of the axes before and after the step.
        let before = poses[index - 1].rotation.transposed * step
        let after = pose.rotation.transposed * step
        moved = moved + (before + after) * 0.5
      }
      truck.append(moved.x)
      pedestal.append(-moved.y)
      dolly.append(moved.z)
    }
    if let first = lenses.first?.fx, first > 0 { zoom = lenses.map { $0.fx / first } }
  }

  /// The turn about the vertical, the sideways and the view axis, taken in this order, in degrees.
  private static func angles(_ rotation: Matrix3) -> (pan: Double, tilt: Double, roll: Double) {
    // The third column is where the camera looks; y points down.
    let (x, y, z) = (rotation.r0.z, rotation.r1.z, rotation.r2.z)
    let flat = (x * x + z * z).squareRoot()
    guard flat > 1e-6 else {
      // Straight up or down: pan and roll are one turn; all of it counts as roll.
      return (0, y < 0 ? 90 : -90, degrees(atan2(-rotation.r0.y, rotation.r0.x)))
    }
    return (degrees(atan2(x, z)), degrees(atan2(-y, flat)), degrees(atan2(rotation.r1.x, rotation.r1.y)))
  }

  private static func degrees(_ radians: Double) -> Double { radians * 180 / .pi }

  /// `angle` plus the full turns that bring it nearest to the angle before.
  private static func unwrapped(_ angle: Double, after last: Double?) -> Double {
    guard let last else { return angle }
    return angle + 360 * ((last - angle) / 360).rounded()
  }
}
