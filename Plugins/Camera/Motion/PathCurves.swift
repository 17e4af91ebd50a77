import A2CPluginKit
import Glibc

/// A path as curves over its poses: turns as an operator at a tripod's head would count them, positions, focal length.
///
/// A turn is a pan about the vertical, then a tilt, then a roll. The vertical is the first camera's, unless the whole
/// path turns about an axis that leans in the first camera's view: then the camera looks up or down from the start, and
/// that axis is the vertical. So it is where the way is exactly level in the file's own world (``WorldLevel``).
struct PathCurves {
  /// Degrees from the first pose; right, up and clockwise (as the operator sees it) are positive. Full turns add up.
  var pan: [Double] = [], tilt: [Double] = [], roll: [Double] = []
  /// Camera centres: x right, y down, z forward of the level first camera, in the file's units.
  var positions: [Vector3] = []
  /// The logarithm of the focal length relative to the first pose; zeros where lenses are not told.
  var zoom: [Double] = []
  /// How the first camera leans.
  let lean: Leaning

  var count: Int { pan.count }

  /// More poses than this are thinned out: a move takes longer than a hundredth of a path that has words for it.
  static let mostPoses = 1024

  /// - Parameters:
  ///   - poses: camera to first camera, as ``PosesFromFirst`` gives it; at least one.
  ///   - first: the first camera's axes in the file's world, where they may tell what is level.
  init(_ poses: [RigidMotion], lenses: [Intrinsics?], first: Matrix3 = .identity) {
    let chosen = EvenSpread.indices(Self.mostPoses, of: poses.count)
    var lean = Leaning.find(chosen.map { poses[$0].rotation })
    if lean == Leaning(), let level = WorldLevel.find(first, chosen.map { poses[$0].translation }) { lean = level }
    self.lean = lean
    let level = lean.rotation
    var all = (pan: [Double](), tilt: [Double](), roll: [Double]())
    for pose in poses {
      let angles = Self.angles(level * pose.rotation)
      all.pan.append(Self.unwrapped(angles.pan, after: all.pan.last))
      all.tilt.append(angles.tilt)
      all.roll.append(Self.unwrapped(angles.roll, after: all.roll.last))
    }
    pan = chosen.map { all.pan[$0] - all.pan[0] }
    tilt = chosen.map { all.tilt[$0] - all.tilt[0] }
    roll = chosen.map { all.roll[$0] - all.roll[0] }
    positions = chosen.map { level * poses[$0].translation }
    let focal = chosen.map { index in lenses.indices.contains(index) ? lenses[index]?.fx ?? 0 : 0 }
    if let first = focal.first, first > 0, focal.allSatisfy({ $0 > 0 }) {
      zoom = focal.map { log($0 / first) }
    } else {
      zoom = Array(repeating: 0, count: chosen.count)
    }
  }

  /// The camera's axes at a pose, from its angles.
  func rotation(_ index: Int) -> Matrix3 {
    Self.rotation(pan: pan[index], tilt: tilt[index] + lean.up, roll: roll[index] + lean.side)
  }

  /// From the camera to the level axes.
  static func rotation(pan: Double, tilt: Double, roll: Double) -> Matrix3 {
    let (p, t, r) = (pan * .pi / 180, tilt * .pi / 180, roll * .pi / 180)
    let turn = Matrix3(
      Vector3(x: cos(p), y: 0, z: sin(p)), Vector3(x: 0, y: 1, z: 0), Vector3(x: -sin(p), y: 0, z: cos(p)))
    // Up is −y: the view axis (0, 0, 1) becomes (0, −sin, cos).
    let nod = Matrix3(
      Vector3(x: 1, y: 0, z: 0), Vector3(x: 0, y: cos(t), z: -sin(t)), Vector3(x: 0, y: sin(t), z: cos(t)))
    let spin = Matrix3(
      Vector3(x: cos(r), y: -sin(r), z: 0), Vector3(x: sin(r), y: cos(r), z: 0), Vector3(x: 0, y: 0, z: 1))
    return turn * nod * spin
  }

  /// The turn about the vertical, the sideways and the view axis, taken in this order, in degrees.
  static func angles(_ rotation: Matrix3) -> (pan: Double, tilt: Double, roll: Double) {
    // The third column is where the camera looks; y points down.
    let (x, y, z) = (rotation.r0.z, rotation.r1.z, rotation.r2.z)
    let flat = (x * x + z * z).squareRoot()
    guard flat > 1e-6 else {
      // Straight up or down: pan and roll are one turn; all of it counts as roll.
      return (0, y < 0 ? 90 : -90, degrees(atan2(-rotation.r0.y, rotation.r0.x)))
    }
    return (degrees(atan2(x, z)), degrees(atan2(-y, flat)), degrees(atan2(rotation.r1.x, rotation.r1.y)))
  }

  static func degrees(_ radians: Double) -> Double { radians * 180 / .pi }

  /// `angle` plus the full turns that bring it nearest to the angle before.
  private static func unwrapped(_ angle: Double, after last: Double?) -> Double {
    guard let last else { return angle }
    return angle + 360 * ((last - angle) / 360).rounded()
  }
}
