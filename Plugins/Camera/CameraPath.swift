/// The lens of one pose: focal lengths and principal point, in the path's ``CameraPath/Unit``.
struct Intrinsics: Equatable {
  var fx, fy, cx, cy: Double
}

/// One pose of a path, as it stands in the file.
struct CameraPose: Equatable {
  var intrinsics: Intrinsics
  /// From world axes to the camera's (x right, y down, z forward).
  var worldToCamera: RigidMotion
  /// The line of the file it stands on, from 1.
  var line: Int
}

/// What a path file holds, whatever its format.
struct CameraPath {
  /// What focal lengths and principal points are counted in.
  enum Unit: String, CaseIterable {
    /// Shares of the picture: fx and cx of its width, fy and cy of its height.
    case normalised
    case pixels
  }

  /// The size of the pictures the path was taken with.
  struct Size: Equatable {
    var width, height: Double
  }

  var poses: [CameraPose]
  var unit: Unit
  /// `nil` where the file does not say it.
  var sourceSize: Size?
  /// Lines before the first pose that were passed over (an address, a title, a blank line).
  var skippedLines = 0
  /// Whether the rows carry lens distortion, which the maps leave out.
  var hasDistortion = false
}
