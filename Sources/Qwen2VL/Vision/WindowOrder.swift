/// The tokens of one temporal step, window after window: windows row after row, and row after row inside of each. Those at
/// the right and lower edge are smaller where the sides are no whole number of windows (upstream: `get_window_index`).
package struct WindowOrder: Sendable, Equatable {
  /// The places of tokens in rows, in the order of the windows.
  package private(set) var tokens: [Int] = []
  /// Which of ``tokens`` make up each window.
  package private(set) var windows: [Range<Int>] = []

  /// - Parameters:
  ///   - rows: of tokens, after merging
  ///   - side: tokens along a window's side
  package init(rows: Int, columns: Int, side: Int) {
    for top in stride(from: 0, to: rows, by: side) {
      for left in stride(from: 0, to: columns, by: side) {
        let start = tokens.count
        for row in top..<min(top + side, rows) {
          for column in left..<min(left + side, columns) { tokens.append(row * columns + column) }
        }
        windows.append(start..<tokens.count)
      }
    }
  }
}
