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
    let (pieces, owner) = Self.pieces(grid, columns, rows, ignored)
    measure(pieces, columns, rows)
    findCores(pieces, owner, columns, rows)
  }

  private struct Piece {
    var label: Int32
    var count = 0, sumX = 0, sumY = 0, upper = 0, leftward = 0
    var left = Int.max, right = Int.min, top = Int.max, bottom = Int.min
  }

  /// Cells of one label that touch, corners included, joined (union-find over rows).
  private static func pieces(_ grid: [Int32], _ columns: Int, _ rows: Int, _ ignored: Set<Int32>) -> (
    pieces: [Piece], owner: [Int32]
  ) {
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
    // The piece of each cell, -1 for none.
    var owner = [Int32](repeating: -1, count: grid.count)
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
        owner[row * columns + column] = Int32(index)  // checked: at most side × side pieces
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
    return (pieces, owner)
  }

  /// Share of a piece's area that may lie outside of its core at each side.
  private static let spike = 0.05
  /// Labels whose cores are looked for, those of the largest pieces.
  private static let mostCores = 256

  private mutating func findCores(_ pieces: [Piece], _ owner: [Int32], _ columns: Int, _ rows: Int) {
    var largest: [Int32: Int] = [:]
    for (index, piece) in pieces.enumerated() where piece.count > largest[piece.label].map({ pieces[$0].count }) ?? 0 {
      largest[piece.label] = index
    }
    let chosen = largest.values.sorted {
      pieces[$0].count == pieces[$1].count ? $0 < $1 : pieces[$0].count > pieces[$1].count
    }
    var place = [Int](repeating: -1, count: pieces.count)
    for (position, index) in chosen.prefix(Self.mostCores).enumerated() { place[index] = position }
    let count = min(chosen.count, Self.mostCores)
    var across = [Int](repeating: 0, count: count * columns)
    var down = [Int](repeating: 0, count: count * rows)
    for (cell, index) in owner.enumerated() where index >= 0 && place[Int(index)] >= 0 {
      across[place[Int(index)] * columns + cell % columns] += 1
      down[place[Int(index)] * rows + cell / columns] += 1
    }
    for position in 0..<count {
      let piece = pieces[chosen[position]]
      let x = Self.core(across[(position * columns)..<((position + 1) * columns)], piece.count)
      let y = Self.core(down[(position * rows)..<((position + 1) * rows)], piece.count)
      extents[piece.label]?.core = (
        Double(x.low) / Double(columns), Double(y.low) / Double(rows), Double(x.high) / Double(columns),
        Double(y.high) / Double(rows)
      )
    }
  }

  /// From the first line before which a twentieth lies to behind the last one after which as much does.
  private static func core(_ counts: ArraySlice<Int>, _ total: Int) -> (low: Int, high: Int) {
    let most = spike * Double(total)
    func first(_ lines: some Sequence<Int>) -> Int {
      var sum = 0.0
      for (index, count) in lines.enumerated() {
        sum += Double(count)
        if sum > most { return index }
      }
      return 0
    }
    return (first(counts), counts.count - first(counts.reversed()))
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
