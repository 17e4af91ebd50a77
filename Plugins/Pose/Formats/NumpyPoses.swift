import A2CPluginKit

/// Keypoints as arrays of numbers, as networks give them: [frames, points, 2 or 3], or with people between, alone (npy)
/// or under a name that says so (npz), scores within or beside.
///
/// The array becomes lists, which are read as lists in JSON are.
enum NumpyPoses {
  private static let names = [
    "keypoints", "keypoints_2d", "kps", "kpts", "joints", "joints_2d", "pose_2d", "poses_2d", "pred_keypoints",
    "landmarks", "points", "poses", "pose", "positions_2d", "keypoint", "arr_0",
  ]
  private static let scoreNames = [
    "scores", "keypoint_scores", "keypoints_scores", "score", "confidence", "confidences", "conf", "visibility",
  ]
  /// Numbers of one array.
  private static let most = 1 << 21
  private static let hint =
    "pass an array [frames, points, 2 or 3] or [frames, people, points, 2 or 3], in pixels or shares of the picture"

  /// The lists of one file.
  static func json(_ path: String, _ host: Host) throws -> JSON {
    let file = try host.numpy(path)
    do throws(NumpyProblem) {
      let array = try file.array(try choose(file))
      var grid = try Grid(array)
      if let name = scoreNames.first(where: { file.names.contains($0) }) { grid.add(try file.array(name)) }
      return .object([JSON.Member("keypoints", grid.lists)])
    } catch {
      throw NumpyError(path: path, problem: error)
    }
  }

  private static func choose(_ file: NumpyFile) throws(NumpyProblem) -> String? {
    if file.names.isEmpty { return nil }
    let model = Set(file.names).intersection([
      "betas", "trans", "body_pose", "global_orient", "root_orient", "pose_body",
    ])
    guard model.isEmpty else {
      throw .header("SMPL's body model (\(model.sorted().joined(separator: ", "))) is angles of joints and no points")
    }
    if file.names.count == 1 { return file.names.first }
    if let name = names.first(where: { file.names.contains($0) }) { return name }
    throw .header("none of its arrays is called keypoints: \(file.names.prefix(12).joined(separator: ", "))")
  }

  /// Points of people of frames, or with fewer axes.
  private struct Grid {
    private var axes: [Int]  // all but the last two
    private let points, numbers: Int
    private var values: [Double]
    private var scores: [Double]?

    init(_ array: NumpyArray) throws(NumpyProblem) {
      var shape = array.shape
      guard array.count > 0, array.count <= most else { throw .tooLarge(limit: 8 * most) }
      while shape.count > 4, shape.first == 1 { shape.removeFirst() }
      // A person's numbers in one row.
      if shape.count <= 2, let row = shape.last, BodyLayout.of(row / 3) != nil, row % 3 == 0 {
        shape = shape.dropLast() + [row / 3, 3]
      }
      guard (2...5).contains(shape.count), let last = shape.last else { throw .header(Self.wrong(array.shape)) }
      var values = array.doubles()
      let known = { (count: Int) in BodyLayout.of(count) != nil || UnreadLayout.name(count) != nil }
      if !(2...4).contains(last) || !known(shape[shape.count - 2]), (2...3).contains(shape[shape.count - 2]),
        known(last)
      {
        values = Self.turned(values, rows: shape[shape.count - 2], columns: last)
        shape.swapAt(shape.count - 2, shape.count - 1)
      }
      (numbers, points) = (shape[shape.count - 1], shape[shape.count - 2])
      guard (2...4).contains(numbers) else { throw .header(Self.wrong(array.shape)) }
      guard BodyLayout.of(points) != nil else { throw .header("\(array.shape): \(UnreadLayout.message(points))") }
      axes = Array(shape.dropLast(2))
      self.values = values
      if numbers == 3, points != BodyLayout.mediaPipe.pointCount,
        values.indices.contains(where: { $0 % 3 == 2 && values[$0] < -0.01 })
      {
        throw .header(
          "\(array.shape): the third numbers are no confidences, so these are places in space; project them")
      }
      if axes.count == 2 { peopleBehindFrames() }
    }

    private static func wrong(_ shape: [Int]) -> String { "the shape \(shape) is none of keypoints: \(hint)" }

    /// Two or three rows of all points as points of two or three numbers.
    private static func turned(_ values: [Double], rows: Int, columns: Int) -> [Double] {
      let size = rows * columns
      return values.indices.map { index in
        let (start, at) = (index / size * size, index % size)
        return values[start + at % rows * columns + at / rows]
      }
    }

    /// Scores of the same people and points become the third numbers.
    mutating func add(_ array: NumpyArray) {
      guard numbers == 2, array.count == values.count / 2 else { return }
      scores = array.doubles()
    }

    /// Frames stand before people; where the first axis is short and the second is the smoother one, it is frames.
    private mutating func peopleBehindFrames() {
      let (first, second) = (axes[0], axes[1])
      guard first <= 8, second >= 2 * first, first > 1 else { return }
      let size = points * numbers
      func jump(_ step: Int, _ isWithin: (Int) -> Bool) -> Double {
        var (sum, count) = (0.0, 0)
        for index in values.indices where index + step < values.count && isWithin(index) {
          let difference = abs(values[index + step] - values[index])
          if difference.isFinite { (sum, count) = (sum + difference, count + 1) }
        }
        return count > 0 ? sum / Double(count) : .infinity
      }
      let alongSecond = jump(size) { $0 % (second * size) + size < second * size }
      guard alongSecond < jump(second * size, { _ in true }) else { return }
      values = (0..<second).flatMap { frame in
        (0..<first).flatMap { person in
          let start = (person * second + frame) * size
          return Array(values[start..<(start + size)])
        }
      }
      axes = [second, first]
    }

    var lists: JSON {
      let point = (0..<(values.count / numbers)).map { index -> JSON in
        var row = values[(index * numbers)..<((index + 1) * numbers)].map(Self.number)
        if let scores { row.append(Self.number(scores[index])) }
        return .array(row)
      }
      var entries = point
      for count in ([points] + axes.reversed()) where count > 0 {
        entries = stride(from: 0, to: entries.count, by: count).map { .array(Array(entries[$0..<($0 + count)])) }
      }
      return entries.first ?? .array([])
    }

    private static func number(_ value: Double) -> JSON { value.isFinite ? .double(value) : .null }
  }
}
