import A2CPluginKit

/// NumPy arrays of tracks: `[t, n, 2]` as CoTracker writes them, `[n, t, 2]` as TAPIR does, with or without an axis of
/// one in front; visibility beside them in an archive, or as a third number of each place.
enum TrackArrays {
  /// Which axis is time.
  enum Axes: String, CaseIterable { case auto, tn, nt }

  private static let trackNames = ["tracks", "pred_tracks", "trajectories", "trajs", "coords", "points", "arr_0"]
  private static let visibilityNames = ["visibility", "visibles", "visible", "pred_visibility", "vis", "arr_1"]
  private static let hiddenNames = ["occluded", "occlusions", "pred_occluded"]

  /// - Returns: the tracks, and why the axes were taken so (`nil` where `axes` said it).
  static func read(
    _ file: NumpyFile, path: String, axes: Axes
  ) throws -> (tracks: PointTracks, axes: Axes, reason: String?) {
    let name = trackNames.first { file.names.contains($0) }
    let array: NumpyArray
    var flags: NumpyArray?
    var flagsHide = false
    do throws(NumpyProblem) {
      array = try file.array(name)
      if let known = visibilityNames.first(where: { file.names.contains($0) && $0 != name }) {
        flags = try file.array(known)
      } else if let known = hiddenNames.first(where: { file.names.contains($0) }) {
        flags = try file.array(known)
        flagsHide = true
      }
    } catch {
      throw NumpyError(path: path, problem: error)
    }
    var shape = array.shape
    let isBatch = shape.count > 3 && shape.first == 1
    while shape.count > 3, shape.first == 1 { shape.removeFirst() }
    if shape.count == 2, shape[1] == 2 { shape.insert(1, at: 1) }  // one point over time
    guard shape.count == 3, shape[2] == 2 || shape[2] == 3, shape[0] > 0, shape[1] > 0 else {
      throw badTracks(
        path, "an array of the shape \(array.shape) holds no tracks",
        hint: "expected [frames, points, 2] or [points, frames, 2]")
    }
    guard array.count <= PointTracks.mostPlaces else {
      throw badTracks(path, "\(array.count) numbers are too many", hint: "take fewer points")
    }
    let values = array.doubles()
    let step = shape[2]
    let found: (Axes, String?) =
      if axes != .auto {
        (axes, nil)
      } else if isBatch || name == "pred_tracks" {
        (.tn, "CoTracker writes [1, frames, points, 2]")
      } else {
        choose(values, shape)
      }
    let timeFirst = found.0 == .tn
    let (frames, count) = timeFirst ? (shape[0], shape[1]) : (shape[1], shape[0])
    guard frames <= Limits.clipFrames, count <= PointTracks.mostPoints else {
      throw badTracks(path, "\(count) points in \(frames) frames are too many")
    }
    let visible = flags.flatMap { $0.count == frames * count ? $0.doubles() : nil }
    var points = [[PointTracks.Place?]](repeating: Array(repeating: nil, count: frames), count: count)
    for point in 0..<count {
      for frame in 0..<frames {
        let cell = timeFirst ? frame * count + point : point * frames + frame
        let (x, y) = (values[cell * step], values[cell * step + 1])
        guard x.isFinite, y.isFinite, abs(x) < 1e7, abs(y) < 1e7 else { continue }
        if let visible, (visible[cell] > 0.5) == flagsHide { continue }
        if step == 3, values[cell * step + 2] <= 0 { continue }
        points[point][frame] = (x, y)
      }
    }
    return (PointTracks(format: "an array of tracks", frameCount: frames, points: points), found.0, found.1)
  }

  /// Time is the axis along which steps are shorter, clearly so; else the one along which places go on more evenly.
  /// - Parameters:
  ///   - values: x and y first in each place; not a number where a point is not seen.
  ///   - shape: the two axes, and how many numbers a place has.
  static func choose(_ values: [Double], _ shape: [Int]) -> (Axes, String?) {
    if shape[0] == 1 { return (.nt, "the first axis has one entry: one point") }
    if shape[1] == 1 { return (.tn, "the second axis has one entry: one point") }
    let steps = (rows: step(values, shape, alongRows: true), columns: step(values, shape, alongRows: false))
    if 2 * steps.rows < steps.columns {
      return (.tn, "steps along the first axis are shorter, so that is taken for time; the parameter axes says it")
    }
    if 2 * steps.columns < steps.rows {
      return (.nt, "steps along the second axis are shorter, so that is taken for time; the parameter axes says it")
    }
    let rows = unevenness(values, shape, alongRows: true)
    let columns = unevenness(values, shape, alongRows: false)
    return rows <= columns
      ? (.tn, "places go on more evenly along the first axis, so that is taken for time; the parameter axes says it")
      : (.nt, "places go on more evenly along the second axis, so that is taken for time; the parameter axes says it")
  }

  /// The mean step along an axis.
  private static func step(_ values: [Double], _ shape: [Int], alongRows: Bool) -> Double {
    let (skip, length) = alongRows ? (shape[1] * shape[2], shape[0]) : (shape[2], shape[1])
    let (otherSkip, others) = alongRows ? (shape[2], shape[1]) : (shape[1] * shape[2], shape[0])
    var (sum, count) = (0.0, 0.0)
    for other in 0..<min(others, 256) {
      for index in 0..<(min(length, 256) - 1) {
        let at = other * otherSkip + index * skip
        let (dx, dy) = (values[at + skip] - values[at], values[at + skip + 1] - values[at + 1])
        let change = (dx * dx + dy * dy).squareRoot()
        if change.isFinite { (sum, count) = (sum + change, count + 1) }
      }
    }
    return count > 0 ? sum / count : .infinity
  }

  /// The mean of the second differences along an axis, and a little of the first: points of a regular grid lie evenly
  /// too, but far apart.
  private static func unevenness(_ values: [Double], _ shape: [Int], alongRows: Bool) -> Double {
    let step = shape[2]
    let (skip, length) = alongRows ? (shape[1] * step, shape[0]) : (step, shape[1])
    let (otherSkip, others) = alongRows ? (step, shape[1]) : (shape[1] * step, shape[0])
    let isLong = length > 2
    var (sum, count) = (0.0, 0.0)
    for other in 0..<min(others, 256) {
      for index in 0..<(min(length, 256) - (isLong ? 2 : 1)) {
        for axis in 0..<2 {
          let at = other * otherSkip + index * skip + axis
          let first = values[at + skip] - values[at]
          let bend = isLong ? values[at] - 2 * values[at + skip] + values[at + 2 * skip] : first
          let change = abs(bend) + abs(first) / 10
          if change.isFinite { (sum, count) = (sum + change, count + 1) }
        }
      }
    }
    return count > 0 ? sum / count : .infinity
  }
}
