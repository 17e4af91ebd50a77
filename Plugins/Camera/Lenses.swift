import A2CPluginKit
import Glibc

/// The lens of each pose and what it is counted in: from the parameters, else from the file, else a usual one.
struct Lenses {
  let lenses: [Intrinsics]
  let unit: Intrinsics.Unit
  let source: CameraPath.Size

  /// VideoX-Fun's, whose paths are the same moves that MotionCtrl ships without a lens: shares of a picture of 16:9.
  private static let usual = Intrinsics(fx: 0.532139961, fy: 0.946026558, cx: 0.5, cy: 0.5)

  /// - Parameter decide: records a choice: key, value, reason.
  init(
    _ path: CameraPath, _ parameters: CameraParameters, decide: (String, String, String) throws -> Void
  ) rethrows {
    let size = parameters.sourceSize ?? path.sourceSize
    if let angle = parameters.fieldOfView {
      let source = size ?? CameraPath.Size.usual
      let fx = 0.5 / tan(angle * .pi / 360)
      let lens = Intrinsics(fx: fx, fy: fx * source.width / source.height, cx: 0.5, cy: 0.5)
      (lenses, unit) = (path.poses.map { _ in lens }, .normalised)
    } else if let lens = parameters.lens {
      lenses = path.poses.map { _ in lens }
      unit = try parameters.unit ?? Self.unit(lens, decide)
    } else if let first = path.poses.lazy.compactMap(\.intrinsics).first {
      var last = first
      lenses = path.poses.map { pose in
        last = pose.intrinsics ?? last
        return last
      }
      if let asked = parameters.unit {
        unit = asked
      } else {
        unit = path.unit
        try decide("intrinsics", path.unit.rawValue, Self.reason(path.unit))
      }
      if path.poses.contains(where: { $0.intrinsics == nil }) {
        try decide("lens", "that of the pose before", "some poses of the file have none")
      }
    } else {
      lenses = path.poses.map { _ in Self.usual }
      unit = .normalised
      let angle = (2 * atan(0.5 / Self.usual.fx) * 180 / .pi).rounded()
      try decide(
        "lens", "a field of view of \(PathWords.tenths(angle))°",
        "the file tells none; the parameters fov and lens set it")
    }
    source = try Self.source(size, path, parameters, unit, lenses.first, decide)
  }

  private static func unit(
    _ lens: Intrinsics, _ decide: (String, String, String) throws -> Void
  ) rethrows -> Intrinsics.Unit {
    let unit: Intrinsics.Unit = abs(lens.cx) <= 2 && abs(lens.cy) <= 2 ? .normalised : .pixels
    try decide("intrinsics", unit.rawValue, reason(unit))
    return unit
  }

  private static func reason(_ unit: Intrinsics.Unit) -> String {
    unit == .normalised ? "the principal point is about one half" : "the principal point is far above 1"
  }

  /// The size of the pictures the path was taken with: needed to know how they are cropped to the map.
  private static func source(
    _ size: CameraPath.Size?, _ path: CameraPath, _ parameters: CameraParameters, _ unit: Intrinsics.Unit,
    _ lens: Intrinsics?, _ decide: (String, String, String) throws -> Void
  ) rethrows -> CameraPath.Size {
    if let size = parameters.sourceSize { return size }
    if let size {
      switch path.sizeIs {
      case .told: try decide("source size", words(size), "the file holds it")
      case .ofPrincipalPoint: try decide("source size", words(size), "the principal point is taken for the middle")
      case .takenForSquare:
        try decide("source size", "taken for square", "the file tells an angle and no size; width and height set it")
      }
      return size
    }
    if unit == .pixels, let lens, lens.cx >= 1, lens.cy >= 1 {
      let size = CameraPath.Size(width: 2 * lens.cx, height: 2 * lens.cy)
      try decide("source size", words(size), "the principal point is taken for the middle")
      return size
    }
    let size = CameraPath.Size.usual
    try decide("source size", words(size), "the file does not say it; width and height set it")
    return size
  }

  private static func words(_ size: CameraPath.Size) -> String {
    "\(PathWords.tenths(size.width))×\(PathWords.tenths(size.height))"
  }
}
