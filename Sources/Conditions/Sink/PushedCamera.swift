package import Support

/// A camera's path as it comes over the border, not yet believed.
package struct PushedCamera {
  /// Camera to world, 3×4, row by row.  // n × 12
  var poses: [Double]
  /// fx, fy, cx, cy.  // n × 4
  var lenses: [Double]
  /// Seconds; empty where there are none.  // n
  var times: [Double]
  var unit: Intrinsics.Unit
  /// 0 where nobody tells.
  var framesPerSecond: Double
  var source: CameraBlock.Source
  /// Poses that an encoder sees at most; 0 leaves it to the host.
  var most: Int

  /// The most maps where nobody says how many: training clips have 14 to 25 frames, and a map is 6·h·w numbers.
  private static let usualMaps = 32
  /// Beyond this, products of lengths drown everything else.
  private static let largest = 1e12
  /// How far a rotation may be from orthonormal.
  private static let tolerance = 0.05

  package init(
    poses: [Double], lenses: [Double], times: [Double], unit: Intrinsics.Unit, framesPerSecond: Double,
    source: CameraBlock.Source, most: Int
  ) {
    self.poses = poses
    self.lenses = lenses
    self.times = times
    self.unit = unit
    self.framesPerSecond = framesPerSecond
    self.source = source
    self.most = most
  }

  var count: Int { poses.count / 12 }

  /// The checked path, told in the axes of its first pose.
  /// - Parameter maps: how many the encoder takes at most.
  package func block(maps: Int) throws(SinkError) -> CameraBlock {
    let count = count
    guard count > 0, poses.count == 12 * count, lenses.count == 4 * count, times.isEmpty || times.count == count else {
      throw .shape("a camera path of \(count) poses has \(lenses.count / 4) lenses and \(times.count) times")
    }
    guard most >= 0 else { throw .malformed("a camera path asks for \(most) maps") }
    guard framesPerSecond.isFinite, framesPerSecond >= 0 else {
      throw .malformed("a camera path has a rate of \(framesPerSecond) poses a second")
    }
    guard source.width.isFinite, source.height.isFinite, source.width > 1e-6, source.height > 1e-6,
      source.width < Self.largest, source.height < Self.largest
    else { throw .malformed("a camera path was taken with pictures of \(source.width) × \(source.height)") }
    guard times.allSatisfy(\.isFinite), zip(times, times.dropFirst()).allSatisfy({ $0 < $1 }) else {
      throw .malformed("the times of a camera path do not ascend")
    }
    let (motions, intrinsics) = (try checkedPoses(count), try checkedLenses(count))
    return CameraBlock(
      poses: try relative(motions), lenses: intrinsics, unit: unit, source: source, times: times,
      framesPerSecond: framesPerSecond > 0 ? framesPerSecond : nil, most: most,
      shown: EvenSpread.indices(min(most > 0 ? most : Self.usualMaps, max(1, maps)), of: count))
  }

  /// Why not all poses are shown.
  func reason(shown: Int) -> String {
    guard most > 0 else {
      return "evenly spread, the first and the last among them; the parameter frames asks for more"
    }
    return shown == most ? "the parameter frames" : "the model's limit"
  }

  private func checkedPoses(_ count: Int) throws(SinkError) -> [RigidMotion] {
    var motions: [RigidMotion] = []
    motions.reserveCapacity(count)
    for pose in 0..<count {
      let row = poses[12 * pose..<12 * pose + 12]
      guard row.allSatisfy({ $0.isFinite && abs($0) <= Self.largest }) else {
        throw .malformed("pose \(pose) of a camera path holds a number that is not finite, or beyond 1e12")
      }
      let motion = RigidMotion(rows: row)
      guard motion.rotation.deviationFromOrthonormal <= Self.tolerance, motion.rotation.determinant > 0 else {
        throw .malformed("pose \(pose) of a camera path is no rotation and translation")
      }
      motions.append(motion)
    }
    return motions
  }

  private func checkedLenses(_ count: Int) throws(SinkError) -> [Intrinsics] {
    var list: [Intrinsics] = []
    list.reserveCapacity(count)
    for pose in 0..<count {
      let lens = Intrinsics(
        fx: lenses[4 * pose], fy: lenses[4 * pose + 1], cx: lenses[4 * pose + 2], cy: lenses[4 * pose + 3])
      guard [lens.fx, lens.fy, lens.cx, lens.cy].allSatisfy({ $0.isFinite && abs($0) <= Self.largest }),
        lens.fx > 1e-9, lens.fy > 1e-9
      else {
        throw .malformed("the lens of pose \(pose) of a camera path is \(lens.fx), \(lens.fy), \(lens.cx), \(lens.cy)")
      }
      list.append(lens)
    }
    return list
  }

  /// The first pose as the identity. Paths that start there stay as they are, to the bit.
  private func relative(_ motions: [RigidMotion]) throws(SinkError) -> [RigidMotion] {
    guard let first = motions.first, first != .identity else { return motions }
    guard let back = first.inverse else { throw .malformed("the first pose of a camera path cannot be inverted") }
    return motions.enumerated().map { $0.offset == 0 ? .identity : back * $0.element }
  }
}
