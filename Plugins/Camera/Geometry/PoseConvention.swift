/// How a matrix tells a pose: which way it leads, and where the camera's axes point.
struct PoseConvention: Equatable {
  enum Direction: String, CaseIterable {
    case worldToCamera = "w2c"
    case cameraToWorld = "c2w"

    var words: String { self == .worldToCamera ? "world to camera" : "camera to world" }
  }

  enum Axes: String, CaseIterable {
    /// x right, y down, z forward.
    case opencv
    /// x right, y up, z backward.
    case opengl
    /// x down, y right, z backward.
    case llff

    var words: String {
      switch self {
      case .opencv: "x right, y down, z forward"
      case .opengl: "x right, y up, z backward"
      case .llff: "x down, y right, z backward"
      }
    }

    /// From the axes of OpenCV to these; its own inverse is its transpose.
    fileprivate var fromOpenCV: Matrix3 {
      switch self {
      case .opencv: .identity
      case .opengl: Matrix3(Vector3(x: 1, y: 0, z: 0), Vector3(x: 0, y: -1, z: 0), Vector3(x: 0, y: 0, z: -1))
      // Right (1, 0, 0) is (0, 1, 0) here, down (0, 1, 0) is (1, 0, 0), forward is the third axis turned round.
      case .llff: Matrix3(Vector3(x: 0, y: 1, z: 0), Vector3(x: 1, y: 0, z: 0), Vector3(x: 0, y: 0, z: -1))
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
