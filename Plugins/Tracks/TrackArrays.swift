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
    let found = axes == .auto ? choose(values, shape, name) : (axes, nil)
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

  /// Time is the axis along which places change less from one entry to the next.
  private static func choose(_ values: [Double], _ shape: [Int], _ name: String?) -> (Axes, String?) {
    if shape[0] == 1 { return (.nt, "the first axis has one entry: one point") }
    if shape[1] == 1 { return (.tn, "the second axis has one entry: one point") }
    let step = shape[2]
    let (rows, columns) = (min(shape[0], 256), min(shape[1], 256))
    var (down, across, downs, acrosses) = (0.0, 0.0, 0.0, 0.0)
    for row in 0..<rows {
      for column in 0..<columns {
        let here = (row * shape[1] + column) * step
        for axis in 0..<2 where values[here + axis].isFinite {
          if row + 1 < rows {
            let change = abs(values[here + shape[1] * step + axis] - values[here + axis])
            if change.isFinite { (down, downs) = (down + change, downs + 1) }
          }
          if column + 1 < columns {
            let change = abs(values[here + step + axis] - values[here + axis])
            if change.isFinite { (across, acrosses) = (across + change, acrosses + 1) }
          }
        }
      }
    }
    return down / max(1, downs) <= across / max(1, acrosses)
      ? (.tn, "places change less along the first axis, so that is time")
      : (.nt, "places change less along the second axis, so that is time")
  }
}
