import Glibc

/// The joints of a person at one moment, in the person's own axes: x to their right, y up, z ahead, from the point
/// between their feet.
struct Body: Sendable {
  /// Angles in radians, lengths in metres: what an action sets.
  struct Posture: Sendable {
    struct Arm: Sendable {
      /// Forward and up from hanging down.
      var raise: Float = 0.05
      /// Outward from the body.
      var spread: Float = 0.22
      var elbow: Float = 0.15
      /// Where a bent elbow takes the forearm: ahead, up or inward.
      var toward = Vector(0, 0, 1)
    }
    struct Leg: Sendable {
      var raise: Float = 0
      var spread: Float = 0.06
      var knee: Float = 0
    }
    var right = Arm(), left = Arm()
    var rightLeg = Leg(), leftLeg = Leg()
    /// Of the trunk, forward.
    var lean: Float = 0
    /// Of the trunk, to the right.
    var sway: Float = 0
    /// Above what the legs give: a jump.
    var lift: Float = 0
    /// To the right.
    var shift: Float = 0
  }

  var hip, neck, head, nose, rightEye, leftEye, rightEar, leftEar: Vector
  var rightShoulder, rightElbow, rightWrist, leftShoulder, leftElbow, leftWrist: Vector
  var rightHip, rightKnee, rightAnkle, leftHip, leftKnee, leftAnkle: Vector
  /// Where the trunk points.
  let up: Vector

  static let thigh: Float = 0.44
  static let shin: Float = 0.43
  static let trunk: Float = 0.52
  static let height: Float = 1.72

  init(_ posture: Posture) {
    let side = Vector(1, 0, 0)
    func leg(_ leg: Posture.Leg, _ outward: Float) -> (knee: Vector, ankle: Vector) {
      let flat = Vector(0, -cos(leg.raise), sin(leg.raise))
      let thigh = flat * cos(leg.spread) + side * (outward * sin(leg.spread))
      let ahead = Vector(0, sin(leg.raise), cos(leg.raise))
      let shin = thigh * cos(leg.knee) - ahead * sin(leg.knee)
      return (thigh * Body.thigh, thigh * Body.thigh + shin * Body.shin)
    }
    let (r, l) = (leg(posture.rightLeg, 1), leg(posture.leftLeg, -1))
    let foot: Float = 0.08
    let base = Vector(posture.shift, -min(r.ankle.y, l.ankle.y) + foot + posture.lift, 0)
    hip = base
    rightHip = base + side * 0.1
    leftHip = base - side * 0.1
    (rightKnee, rightAnkle) = (rightHip + r.knee, rightHip + r.ankle)
    (leftKnee, leftAnkle) = (leftHip + l.knee, leftHip + l.ankle)
    let upright = Vector(
      sin(posture.sway), cos(posture.sway) * cos(posture.lean), cos(posture.sway) * sin(posture.lean))
    let ahead = Vector(0, -sin(posture.lean), cos(posture.lean))
    let across = upright.cross(ahead).unit
    up = upright
    neck = base + upright * Body.trunk
    head = neck + upright * 0.2 + ahead * 0.02
    nose = head + ahead * 0.12 - upright * 0.02
    // The order of the axes (x right, y up, z ahead) is left-handed: the cross product above points to the right.
    rightEye = head + ahead * 0.1 + across * 0.045 + upright * 0.03
    leftEye = head + ahead * 0.1 - across * 0.045 + upright * 0.03
    rightEar = head + across * 0.11
    leftEar = head - across * 0.11
    func arm(_ arm: Posture.Arm, _ outward: Float, _ shoulder: Vector) -> (elbow: Vector, wrist: Vector) {
      let flat = upright * -cos(arm.raise) + ahead * sin(arm.raise)
      let upper = flat * cos(arm.spread) + across * (outward * sin(arm.spread))
      let wish = across * (arm.toward.x * outward) + upright * arm.toward.y + ahead * arm.toward.z
      let bend = (wish - upper * wish.dot(upper)).unit
      let lower = upper * cos(arm.elbow) + bend * sin(arm.elbow)
      return (shoulder + upper * 0.29, shoulder + upper * 0.29 + lower * 0.27)
    }
    rightShoulder = neck + across * 0.19 - upright * 0.04
    leftShoulder = neck - across * 0.19 - upright * 0.04
    (rightElbow, rightWrist) = arm(posture.right, 1, rightShoulder)
    (leftElbow, leftWrist) = arm(posture.left, -1, leftShoulder)
  }

  /// The eighteen points of OpenPose's COCO order.
  var points: [Vector] {
    [
      nose, neck, rightShoulder, rightElbow, rightWrist, leftShoulder, leftElbow, leftWrist, rightHip, rightKnee,
      rightAnkle, leftHip, leftKnee, leftAnkle, rightEye, leftEye, rightEar, leftEar,
    ]
  }
}
