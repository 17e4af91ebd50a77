import A2CPluginKit
import Glibc

/// Finds the level of a camera that looks up or down all the while, from the axes of the file's world.
///
/// Whoever pushes in with a lowered camera travels level, though in the picture's own axes the way leads down. A file may
/// count in any axes, so one of them is taken as the vertical only where the way itself says so: the camera is not
/// rolled against it, and the way is exactly level or exactly upright in it and in the camera's own axes is neither.
enum WorldLevel {
  /// Degrees; below, the lean changes no word.
  private static let least = 3.0, most = 60.0
  /// A camera that leans farther to a side (the sine of it) is not held level.
  private static let mostToSide = 0.035
  /// What a level way may rise, as a share of its length.
  private static let exact = 0.02

  /// - Parameters:
  ///   - first: the first camera's axes in the file's world, camera to world
  ///   - positions: camera centres in the first camera's axes
  static func find(_ first: Matrix3, _ positions: [Vector3]) -> Leaning? {
    guard !isPure(positions, down: Vector3(x: 0, y: 1, z: 0)) else { return nil }
    // A row is an axis of the world as the camera sees it.
    for row in [first.r0, first.r1, first.r2] {
      let down = row.y < 0 ? -row : row
      let up = PathCurves.degrees(atan2(-down.z, down.y))
      guard abs(down.x) <= mostToSide, abs(up) >= least, abs(up) <= most, isPure(positions, down: down) else {
        continue
      }
      return Leaning(up: up)
    }
    return nil
  }

  /// Whether a way is level, or upright, where this is down.
  private static func isPure(_ positions: [Vector3], down: Vector3) -> Bool {
    guard let start = positions.first else { return true }
    var (rise, level) = (0.0, 0.0)
    for position in positions {
      let way = position - start
      let height = way.dot(down)
      rise = max(rise, abs(height))
      level = max(level, (way - down * height).length)
    }
    return rise <= exact * level || level <= exact * rise
  }
}
