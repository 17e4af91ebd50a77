import A2CPluginKit

/// A small picture of nearness, 0 far to 1 near, for looking at how depths change.
struct NearnessGrid {
  static let mostColumns = 96

  let width, height: Int
  let values: [Double]  // height × width; not a number where nothing was measured

  /// - Parameter pixels: rendered nearness, three bytes a pixel.
  init(_ pixels: [UInt8], _ plane: DepthPlane, invalid: UInt16?) {
    let step = max(1, (max(plane.width, plane.height) + Self.mostColumns - 1) / Self.mostColumns)
    let (columns, rows) = (max(1, plane.width / step), max(1, plane.height / step))
    (width, height) = (columns, rows)
    values = (0..<(columns * rows)).map { index in
      let (row, column) = (index / columns, index % columns)
      let pixel =
        min(row * step + step / 2, plane.height - 1) * plane.width + min(column * step + step / 2, plane.width - 1)
      return plane.values[pixel] == invalid ? .nan : Double(pixels[3 * pixel]) / 255
    }
  }

  /// The values between which all but a hundredth lie.
  var extent: (low: Double, high: Double)? {
    let sorted = values.filter { !$0.isNaN }.sorted()
    guard let first = sorted.first, let last = sorted.last else { return nil }
    let cut = sorted.count / 200
    return sorted.count > 200 ? (sorted[cut], sorted[sorted.count - 1 - cut]) : (first, last)
  }

  // MARK: Things

  /// A connected piece in which neighbours differ little.
  struct Piece {
    /// Indices into the grid.
    let cells: [Int]
  }

  /// Neighbours that differ by more belong to different things.
  private static let edge = 0.035
  /// Smaller pieces, by share of the grid, are left out.
  private static let leastPiece = 0.004

  /// The pieces and, for each cell, the number of its piece (-1 for none).
  /// - Parameter moving: cells whose value changes at some time; a piece does not go over from those to the others, so
  ///   that a thing that moves is not one with the ground it stands on.
  func pieces(moving: [Bool]) -> (pieces: [Piece], labels: [Int]) {
    var labels = [Int](repeating: -1, count: values.count)
    var seen = [Bool](repeating: false, count: values.count)
    var pieces: [Piece] = []
    for start in values.indices where !seen[start] && !values[start].isNaN {
      var cells = [start]
      seen[start] = true
      var next = 0
      while next < cells.count {
        let cell = cells[next]
        next += 1
        let (row, column) = (cell / width, cell % width)
        for (dy, dx) in [(0, 1), (0, -1), (1, 0), (-1, 0)] {
          let (y, x) = (row + dy, column + dx)
          guard y >= 0, y < height, x >= 0, x < width else { continue }
          let other = y * width + x
          guard !seen[other], moving[other] == moving[cell], abs(values[other] - values[cell]) <= Self.edge else {
            continue
          }
          seen[other] = true
          cells.append(other)
        }
      }
      guard Double(cells.count) >= Self.leastPiece * Double(values.count) else { continue }
      for cell in cells { labels[cell] = pieces.count }
      pieces.append(Piece(cells: cells))
    }
    return (pieces, labels)
  }
}
