import Tensors

/// In which order the patches of one input stand inside of a tower, and which of them attention joins: those of a temporal
/// step, or of a window.
struct TowerLayout {
  let rotary: PlaneRotary
  /// Rows of each temporal step.
  private let steps: [Range<Int>]
  /// Rows of each window; the steps' where the tower has no windows.
  private let windows: [Range<Int>]
  private let fullBlocks: Set<Int>
  /// Of one temporal step; `nil` where tokens stand as they come.
  private let order: WindowOrder?
  /// Patches of one token.
  private let patches: Int

  init(_ grid: PatchGrid, _ config: TowerConfig) {
    let (merge, slice) = (config.merge, grid.h * grid.w)
    let patches = merge * merge
    let order = config.windows.map { WindowOrder(rows: grid.h / merge, columns: grid.w / merge, side: $0.side) }
    let steps = (0..<grid.t).map { $0 * slice..<($0 + 1) * slice }
    self.patches = patches
    self.order = order
    self.steps = steps
    windows =
      order.map { order in
        steps.flatMap { step in
          order.windows.map {
            step.lowerBound + $0.lowerBound * patches..<step.lowerBound + $0.upperBound * patches
          }
        }
      } ?? steps
    fullBlocks = config.windows?.fullBlocks ?? []
    rotary = PlaneRotary(grid, merge: merge, headWidth: config.headWidth, order: order?.tokens)
  }

  /// The rows that attention of a block joins.
  func segments(block: Int) -> [Range<Int>] { fullBlocks.contains(block) ? steps : windows }

  /// Patches in the tower's order.
  /// - Parameter x: [t·h·w, any] in merge order
  func arranged(_ x: Matrix) -> Matrix {
    moved(x, rows: patches) { order, place in (from: order.tokens[place], to: place) }
  }

  /// Tokens in the order of their grid again.
  /// - Parameter tokens: [t·h·w / merge², any] in the tower's order
  func restored(_ tokens: Matrix) -> Matrix {
    moved(tokens, rows: 1) { order, place in (from: place, to: order.tokens[place]) }
  }

  /// - Parameter rows: of one token
  private func moved(
    _ x: Matrix, rows: Int, _ move: (WindowOrder, Int) -> (from: Int, to: Int)
  ) -> Matrix {
    guard let order else { return x }
    let result = Matrix(rows: x.rows, columns: x.columns)
    let count = order.tokens.count
    withExtendedLifetime((x, result)) {
      for step in steps.indices {
        for place in 0..<count {
          let (from, to) = move(order, place)
          result.row((step * count + to) * rows).update(
            from: x.row((step * count + from) * rows), count: rows * x.columns)
        }
      }
    }
    return result
  }
}
