import A2CPluginKit
import Glibc

/// The path that moves make: poses from the camera to the world, axes of OpenCV, 24 a second.
///
/// Each phase starts and ends at rest. A dolly goes where the camera heads, level; an orbit is around a point ahead,
/// which dollies bring nearer.
enum MovePath {
  /// Poses a second.
  static let rate = 24.0
  /// The distance of what an orbit goes around, in lengths of a usual dolly.
  private static let distance = 2.0
  /// Focal length in widths of the picture: about 60° from side to side.
  private static let focal = 0.866

  private struct State {
    var place = Vector3.zero
    /// Degrees.
    var pan = 0.0, tilt = 0.0, roll = 0.0
    var zoom = 0.0
    /// How far ahead the point is that orbits go around.
    var distance = MovePath.distance

    var forward: Vector3 { Vector3(x: sin(pan * .pi / 180), y: 0, z: cos(pan * .pi / 180)) }
    var right: Vector3 { Vector3(x: cos(pan * .pi / 180), y: 0, z: -sin(pan * .pi / 180)) }
    /// The line of sight.
    var view: Vector3 {
      let up = tilt * .pi / 180
      return forward * cos(up) + Vector3(x: 0, y: -sin(up), z: 0)
    }
    var pose: RigidMotion {
      RigidMotion(rotation: PathCurves.rotation(pan: pan, tilt: tilt, roll: roll), translation: place)
    }

    mutating func take(_ act: MoveScript.Act, _ share: Double) {
      let amount = act.amount * share
      switch act.kind {
      case .pan: pan += amount
      case .tilt: tilt += amount
      case .roll: roll += amount
      case .zoom: zoom += amount
      case .truck: place = place + right * amount
      case .pedestal: place = place + Vector3(x: 0, y: -amount, z: 0)
      case .dolly: place = place + forward * amount
      case .arc:
        // To the right around what is ahead, and turned to it: to the left.
        place = place + forward * distance
        pan -= amount
        place = place - forward * distance
      case .verticalArc:
        place = place + view * distance
        tilt -= amount
        place = place - view * distance
      }
    }
  }

  static func path(_ script: MoveScript) -> CameraPath {
    var state = State()
    var states = [state]
    for phase in script.phases {
      let count = max(2, Int((min(phase.seconds, MoveParser.mostSeconds) * rate).rounded()))
      var done = 0.0
      for frame in 1...count {
        let share = Double(frame) / Double(count)
        // An orbit goes at an even pace: where it starts slowly its first degrees are told of the turn before it.
        let isOrbit = phase.acts.contains { $0.kind == .arc || $0.kind == .verticalArc }
        let goal = isOrbit ? share : share * share * (3 - 2 * share)
        // Small steps, so that moves at the same time make one curve.
        for _ in 0..<16 { for act in phase.acts { state.take(act, (goal - done) / 16) } }
        done = goal
        states.append(state)
      }
      let nearer = phase.acts.filter { $0.kind == .dolly }.reduce(0) { $0 + $1.amount }
      state.distance = max(0.4 * distance, state.distance - nearer)
    }
    let source = CameraPath.Size.usual
    var path = CameraPath(
      poses: states.enumerated().map { index, state in
        let width = focal * exp(state.zoom)
        let lens = Intrinsics(fx: width, fy: width * source.width / source.height, cx: 0.5, cy: 0.5)
        return CameraPose(intrinsics: lens, matrix: state.pose, place: ": pose \(index + 1)")
      }, convention: PoseConvention(direction: .cameraToWorld, axes: .opencv), unit: .normalised)
    path.rate = rate
    path.notes = [.init(key: "moves", value: script.text, reason: "the words; what they leave open is usual")]
    path.notes += script.choices.map { .init(key: "moves", value: $0, reason: "the words leave it open") }
    return path
  }
}
