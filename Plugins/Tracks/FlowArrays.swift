import A2CPluginKit

/// NumPy arrays of flow: `[t, h, w, 2]`, `[h, w, 2]`, and with the two in front of the sides, `[t, 2, h, w]`, `[2, h, w]`.
enum FlowArrays {
  private static let names = ["flow", "flows", "optical_flow", "forward_flow"]

  /// Whether an array is a flow and not tracks, and why.
  static func isFlow(_ file: NumpyFile, path: String) throws -> (Bool, String) {
    if names.contains(where: { file.names.contains($0) }) { return (true, "an array of it is called flow") }
    let array = try read(file, path)
    let shape = array.shape
    let isChannelsFirst = shape.count >= 3 && shape[shape.count - 3] == 2 && shape.last != 2 && shape.last != 3
    if isChannelsFirst { return (true, "two planes of numbers") }
    if shape.count == 4, shape[0] > 1, shape[3] == 2 {
      return (true, "a pair of numbers for each frame, row and column")
    }
    if shape.count == 3, shape[2] == 2, shape[0] > 4, shape[1] > 4 {
      let values = array.doubles(0..<min(array.count, 1 << 20))
      let negative = values.count { $0 < 0 }
      // Places are in the picture; a flow goes to both sides, or nowhere.
      if negative * 10 > values.count || values.allSatisfy({ abs($0) < 1e-6 }) {
        return (true, "many of its numbers are negative, as places are not")
      }
      if min(shape[0], shape[1]) >= 32, isOnePlace(values) {
        return (true, "all its pairs are nearly the same, as places of points are not")
      }
    }
    return (false, "its shape is \(shape)")
  }

  /// Whether the pairs lie closer to each other than to nothing by far: a flow of one way.
  private static func isOnePlace(_ values: [Double]) -> Bool {
    let (xs, ys) = (stride(from: 0, to: values.count - 1, by: 2), stride(from: 1, to: values.count, by: 2))
    let spread = [xs, ys].map { axis -> Double in
      let sorted = axis.map { values[$0] }.filter(\.isFinite).sorted()
      guard !sorted.isEmpty else { return .infinity }
      return sorted[sorted.count * 9 / 10] - sorted[sorted.count / 10]
    }
    let largest = values.lazy.filter(\.isFinite).map(abs).max() ?? 0
    return max(spread[0], spread[1]) < 0.5 * largest && largest < 64
  }

  private static func read(_ file: NumpyFile, _ path: String) throws(NumpyError) -> NumpyArray {
    do throws(NumpyProblem) {
      return try file.array(names.first { file.names.contains($0) })
    } catch {
      throw NumpyError(path: path, problem: error)
    }
  }

  /// The tracks of a grid that goes with the flow.
  static func walk(_ file: NumpyFile, path: String) throws -> PointTracks {
    let array = try read(file, path)
    var shape = array.shape
    if shape.count == 3 { shape.insert(1, at: 0) }
    guard shape.count == 4 else {
      throw badTracks(path, "an array of the shape \(array.shape) is no flow", hint: "expected [frames, h, w, 2]")
    }
    let isChannelsFirst = shape[1] == 2 && shape[3] != 2
    let (height, width) = isChannelsFirst ? (shape[2], shape[3]) : (shape[1], shape[2])
    guard isChannelsFirst || shape[3] == 2, width > 0, height > 0, width <= Limits.pictureSide,
      height <= Limits.pictureSide, shape[0] > 0, shape[0] <= Limits.clipFrames
    else {
      throw badTracks(path, "an array of the shape \(array.shape) is no flow", hint: "expected [frames, h, w, 2]")
    }
    var walk = FlowWalk(width: width, height: height)
    let size = 2 * width * height  // checked: the array has so many elements a frame
    for frame in 0..<shape[0] {
      var values = array.floats((frame * size)..<((frame + 1) * size))
      if isChannelsFirst {
        let planes = values
        for pixel in 0..<(size / 2) {
          values[2 * pixel] = planes[pixel]
          values[2 * pixel + 1] = planes[size / 2 + pixel]
        }
      }
      walk.step(FlowField(width: width, height: height, values: values))
    }
    return walk.tracks
  }
}
