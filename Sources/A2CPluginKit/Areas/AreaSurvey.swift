/// Measures what lies where in a picture of labels.
public struct AreaSurvey {
  /// The most cells of a side that are looked at; of larger pictures, pixels are taken evenly.
  private static let side = 512

  public private(set) var extents: [Int32: AreaExtent] = [:]

  /// - Parameters:
  ///   - labels: a number a pixel.  // height × width
  ///   - ignored: numbers that stand for nothing.
  public init(_ labels: [Int32], width: Int, height: Int, ignoring ignored: Set<Int32> = []) {
    guard width > 0, height > 0, labels.count == width * height else { return }
    let (columns, rows) = (min(width, Self.side), min(height, Self.side))
    let sourceColumn = (0..<columns).map { (2 * $0 + 1) * width / (2 * columns) }
    let sourceRow = (0..<rows).map { (2 * $0 + 1) * height / (2 * rows) }
    var grid = [Int32](repeating: 0, count: columns * rows)
    for row in 0..<rows {
      let from = sourceRow[row] * width
      for column in 0..<columns { grid[row * columns + column] = labels[from + sourceColumn[column]] }
    }
    measure(Self.pieces(grid, columns, rows, ignored), columns, rows)
  }

  private struct Piece {
    var label: Int32
    var count = 0, sumX = 0, sumY = 0, upper = 0, leftward = 0
    var left = Int.max, right = Int.min, top = Int.max, bottom = Int.min
  }

  /// Cells of one label that touch, corners included, joined (union-find over rows).
  private static func pieces(_ grid: [Int32], _ columns: Int, _ rows: Int, _ ignored: Set<Int32>) -> [Piece] {
    var parent = [Int32](repeating: 0, count: grid.count)
    for index in grid.indices { parent[index] = Int32(index) }  // checked: at most side × side cells
    func root(_ start: Int) -> Int {
      var at = start
      while Int(parent[at]) != at {
        parent[at] = parent[Int(parent[at])]
        at = Int(parent[at])
      }
      return at
    }
    func join(_ a: Int, _ b: Int) {
      let (one, other) = (root(a), root(b))
      if one != other { parent[max(one, other)] = Int32(min(one, other)) }
    }
    for row in 0..<rows {
      for column in 0..<columns {
        let at = row * columns + column
        let label = grid[at]
        if column > 0, grid[at - 1] == label { join(at, at - 1) }
        guard row > 0 else { continue }
        let above = at - columns
        if grid[above] == label { join(at, above) }
        if column > 0, grid[above - 1] == label { join(at, above - 1) }
        if column + 1 < columns, grid[above + 1] == label { join(at, above + 1) }
      }
    }
    var number: [Int: Int] = [:]
    var pieces: [Piece] = []
    for row in 0..<rows {
      for column in 0..<columns where !ignored.contains(grid[row * columns + column]) {
        let start = root(row * columns + column)
        let index: Int
        if let known = number[start] {
          index = known
        } else {
          index = pieces.count
          number[start] = index
          pieces.append(Piece(label: grid[start]))
        }
        pieces[index].count += 1
        if 2 * row < rows { pieces[index].upper += 1 }
        if 2 * column < columns { pieces[index].leftward += 1 }
        pieces[index].sumX += column
        pieces[index].sumY += row
        pieces[index].left = min(pieces[index].left, column)
        pieces[index].right = max(pieces[index].right, column)
        pieces[index].top = min(pieces[index].top, row)
        pieces[index].bottom = max(pieces[index].bottom, row)
      }
    }
    return pieces
  }

  private mutating func measure(_ pieces: [Piece], _ columns: Int, _ rows: Int) {
    var total: [Int32: Int] = [:]
    var halves: [Int32: (upper: Int, leftward: Int)] = [:]
    var largest: [Int32: Piece] = [:]
    for piece in pieces {
      total[piece.label, default: 0] += piece.count
      let half = halves[piece.label] ?? (0, 0)
      halves[piece.label] = (half.upper + piece.upper, half.leftward + piece.leftward)
      if piece.count > largest[piece.label]?.count ?? 0 { largest[piece.label] = piece }
    }
    let (w, h) = (Double(columns), Double(rows))
    for (label, piece) in largest {
      let count = Double(piece.count)
      let all = Double(total[label] ?? piece.count)
      var extent = AreaExtent(
        left: Double(piece.left) / w, top: Double(piece.top) / h, right: Double(piece.right + 1) / w,
        bottom: Double(piece.bottom + 1) / h, centerX: (Double(piece.sumX) / count + 0.5) / w,
        centerY: (Double(piece.sumY) / count + 0.5) / h, share: all / (w * h), wholeness: count / all)
      extent.upper = Double(halves[label]?.upper ?? 0) / all
      extent.leftward = Double(halves[label]?.leftward ?? 0) / all
      extents[label] = extent
    }
  }
}
