import A2CPluginKit

/// One pose of a path, as it stands in the file.
struct CameraPose: Equatable {
  /// `nil` where the file tells none.
  var intrinsics: Intrinsics?
  /// In the direction and axes of the path's ``CameraPath/convention``.
  var matrix: RigidMotion
  /// Where the pose stands in the file, as it is appended to the file's name: `:3`, `: frames[2]`.
  var place: String
}

/// What a path file holds, whatever its format.
struct CameraPath {
  /// The size of the pictures the path was taken with.
  struct Size: Equatable {
    var width, height: Double

    /// What CameraCtrl takes for granted where a file does not say it.
    static let usual = Size(width: 1280, height: 720)
  }

  /// Where the size comes from.
  enum SizeIs {
    case told
    /// Twice the principal point.
    case ofPrincipalPoint
    /// The file tells an angle and no size: only the proportion counts.
    case takenForSquare
  }

  /// A choice of the reader that the user shall see.
  struct Note: Equatable {
    var key, value, reason: String
  }

  var poses: [CameraPose]
  /// How the format writes poses.
  var convention: PoseConvention
  /// What in the file tells the direction; `nil` where the format does.
  var directionIs: String?
  var unit: Intrinsics.Unit
  /// `nil` where the file does not say it.
  var sourceSize: Size?
  var sizeIs = SizeIs.told
  /// Seconds, one a pose; empty where the file does not tell.
  var times: [Double] = []
  /// Poses a second as the file says it in so many words; `nil` where it does not.
  var rate: Double?
  /// Whether the lens has distortion, which the maps leave out.
  var hasDistortion = false
  var notes: [Note] = []

  /// How long the path takes: from the first time to the last, or every pose its share of a second.
  var seconds: Double? {
    if let rate { return Double(poses.count) / rate }
    guard framesPerSecond != nil, let first = times.first, let last = times.last else { return nil }
    return last - first
  }

  /// ``times`` where they tell when each pose is: one a pose, each later than the one before.
  var risingTimes: [Double] {
    times.count == poses.count && times.allSatisfy(\.isFinite) && zip(times, times.dropFirst()).allSatisfy({ $0 < $1 })
      ? times : []
  }

  /// Poses a second, where the file or its times tell it: that of the whole path.
  var framesPerSecond: Double? {
    if let rate { return rate }
    guard times.count == poses.count, times.count > 1, let first = times.first, let last = times.last,
      zip(times, times.dropFirst()).allSatisfy({ $0 < $1 })
    else { return nil }
    let rate = Double(times.count - 1) / (last - first)
    return rate.isFinite && rate >= 0.01 && rate <= 1000 ? rate : nil
  }
}
