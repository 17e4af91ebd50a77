import A2CPluginKit

/// What the ground tells of the polarity: in pictures of the world the bottom is usually nearer than the top.
struct GroundCheck {
  /// Whether the values at the bottom are larger than those at the top.
  let lowerIsLarger: Bool
  /// Sure enough to go against what is usual.
  let isStrong: Bool

  private static let frames = 5
  private static let rows = 40, columns = 40
  /// Smaller pictures say nothing.
  private static let leastSide = 16

  init?(_ source: any DepthSource) throws {
    guard source.width >= Self.leastSide, source.height >= Self.leastSide else { return nil }
    var slopes: [Slope] = []
    for index in SpreadFrames.indices(of: source.frameCount, most: Self.frames) {
      guard let slope = Slope(try source.plane(index), invalid: source.invalid) else { return nil }
      slopes.append(slope)
    }
    guard let first = slopes.first, slopes.allSatisfy({ ($0.difference > 0) == (first.difference > 0) }) else {
      return nil
    }
    lowerIsLarger = first.difference > 0
    isStrong = slopes.allSatisfy {
      abs($0.difference) >= 0.35 && $0.agreement >= 0.8 && abs($0.correlation) >= 0.8
    }
    guard slopes.allSatisfy({ abs($0.difference) >= 0.15 && $0.agreement >= 0.6 }) else { return nil }
  }

  /// How values change from the top to the bottom of one frame.
  private struct Slope {
    /// Bottom less top, by the range of the frame.
    let difference: Double
    /// The share of columns in which bottom and top differ in the same way.
    let agreement: Double
    /// Of a row's mean with its place.
    let correlation: Double

    init?(_ plane: DepthPlane, invalid: UInt16?) {
      let rows = SpreadFrames.indices(of: plane.height, most: GroundCheck.rows)
      let columns = SpreadFrames.indices(of: plane.width, most: GroundCheck.columns)
      let whole = rows.map { row in
        columns.map { column -> Double in
          let value = plane.values[row * plane.width + column]
          return value == invalid ? .nan : Double(value)
        }
      }
      // A sky without values says nothing: what is below it does.
      let grid = Array(whole.drop { row in 2 * row.count { $0.isNaN } > row.count })
      guard grid.count >= 8 else { return nil }
      let all = grid.joined().filter { !$0.isNaN }.sorted()
      guard all.count >= rows.count * columns.count / 4 else { return nil }
      let range = all[all.count * 19 / 20] - all[all.count / 20]
      guard range > 0 else { return nil }
      let band = max(1, grid.count / 5)
      let top = columns.indices.map { column in Self.mean(grid[..<band].map { $0[column] }) }
      let bottom = columns.indices.map { column in Self.mean(grid[(grid.count - band)...].map { $0[column] }) }
      let pairs = zip(top, bottom).filter { !$0.isNaN && !$1.isNaN }
      guard pairs.count >= columns.count / 2 else { return nil }
      difference = Self.mean(pairs.map { $1 - $0 }) / range
      let sign = difference > 0
      agreement = Double(pairs.count { ($1 > $0) == sign && $1 != $0 }) / Double(pairs.count)
      let means = grid.map { Self.mean($0) }.enumerated().filter { !$0.element.isNaN }
      correlation = Self.correlation(means.map { Double($0.offset) }, means.map(\.element))
    }

    /// Of what is a number; not a number where nothing is.
    private static func mean(_ values: some Sequence<Double>) -> Double {
      var (sum, count) = (0.0, 0)
      for value in values where !value.isNaN {
        sum += value
        count += 1
      }
      return count > 0 ? sum / Double(count) : .nan
    }

    private static func correlation(_ x: [Double], _ y: [Double]) -> Double {
      let (mx, my) = (mean(x), mean(y))
      var (xy, xx, yy) = (0.0, 0.0, 0.0)
      for (a, b) in zip(x, y) {
        xy += (a - mx) * (b - my)
        xx += (a - mx) * (a - mx)
        yy += (b - my) * (b - my)
      }
      return xx > 0 && yy > 0 ? xy / (xx * yy).squareRoot() : 0
    }
  }
}
