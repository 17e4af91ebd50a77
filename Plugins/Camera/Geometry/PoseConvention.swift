import A2CPluginKit

/// How a matrix tells a pose: which way it leads, and where the camera's axes point.
struct PoseConvention: Equatable {
  enum Direction: String, CaseIterable {
    case worldToCamera = "w2c"
    case cameraToWorld = "c2w"

    var words: String { self == .worldToCamera ? "world to camera" : "camera to world" }

    /// What the parameter `direction` may say.
    static let names = ["w2c", "c2w", "world-to-camera", "camera-to-world"]

    init?(name: String) {
      switch name {
      case "w2c", "world-to-camera": self = .worldToCamera
      case "c2w", "camera-to-world": self = .cameraToWorld
      default: return nil
      }
    }
  }

  enum Axes: String, CaseIterable {
    /// x right, y down, z forward.
    case opencv
    /// x right, y up, z backward.
    case opengl
    /// x down, y right, z backward.
    case llff
    /// x forward, y right, z up: left-handed, the world too.
    case unreal
    /// x right, y up, z forward: left-handed, the world too.
    case unity
    /// x forward, y left, z up, as robots have them.
    case flu
    /// x forward (north), y right (east), z down.
    case ned

    var words: String {
      switch self {
      case .opencv: "x right, y down, z forward"
      case .opengl: "x right, y up, z backward"
      case .llff: "x down, y right, z backward"
      case .unreal: "x forward, y right, z up"
      case .unity: "x right, y up, z forward"
      case .flu: "x forward, y left, z up"
      case .ned: "x forward, y right, z down"
      }
    }

    /// From the axes of OpenCV to these; its own inverse is its transpose.
    fileprivate var fromOpenCV: Matrix3 {
      switch self {
      case .opencv: .identity
      case .opengl: Matrix3(Vector3(x: 1, y: 0, z: 0), Vector3(x: 0, y: -1, z: 0), Vector3(x: 0, y: 0, z: -1))
      // Right (1, 0, 0) is (0, 1, 0) here, down (0, 1, 0) is (1, 0, 0), forward is the third axis turned round.
      case .llff: Matrix3(Vector3(x: 0, y: 1, z: 0), Vector3(x: 1, y: 0, z: 0), Vector3(x: 0, y: 0, z: -1))
      // A left-handed world mirrors the path once, the camera's axes mirror it back.
      case .unreal: Matrix3(Vector3(x: 0, y: 0, z: 1), Vector3(x: 1, y: 0, z: 0), Vector3(x: 0, y: -1, z: 0))
      case .unity: Matrix3(Vector3(x: 1, y: 0, z: 0), Vector3(x: 0, y: -1, z: 0), Vector3(x: 0, y: 0, z: 1))
      case .flu: Matrix3(Vector3(x: 0, y: 0, z: 1), Vector3(x: -1, y: 0, z: 0), Vector3(x: 0, y: -1, z: 0))
      case .ned: Matrix3(Vector3(x: 0, y: 0, z: 1), Vector3(x: 1, y: 0, z: 0), Vector3(x: 0, y: 1, z: 0))
      }
    }
  }

  var direction: Direction
  var axes: Axes

  /// The pose from world to a camera with the axes of OpenCV, `nil` where the matrix has no inverse.
  func worldToCamera(_ matrix: RigidMotion) -> RigidMotion? {
    let own: RigidMotion?
    switch direction {
    case .worldToCamera: own = matrix
    case .cameraToWorld: own = matrix.inverse
    }
    guard axes != .opencv, let own else { return own }
    return RigidMotion(rotation: axes.fromOpenCV.transposed, translation: .zero) * own
  }
}
