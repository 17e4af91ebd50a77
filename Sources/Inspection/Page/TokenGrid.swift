import Conditions

/// The cells of a token grid over the frame that they were made from.
enum TokenGrid {
  /// - Parameter grid: after merging; one slice of it covers the frame
  static func overlay(_ grid: Grid) -> HTML {
    .element(
      "svg",
      [
        "class": "cells", "viewBox": "0 0 \(grid.w) \(grid.h)", "preserveAspectRatio": "none", "aria-hidden": "true",
      ]
    ) {
      .element("path", ["d": path(grid)])
    }
  }

  private static func path(_ grid: Grid) -> String {
    let rows = (1..<max(grid.h, 1)).map { "M0 \($0)H\(grid.w)" }
    let columns = (1..<max(grid.w, 1)).map { "M\($0) 0V\(grid.h)" }
    return (rows + columns).joined()
  }

  /// The slice of the grid that a frame lies in: frames are joined in groups of equal size, the last one padded.
  static func slice(_ frame: Int, of count: Int, _ grid: Grid) -> Int {
    let group = max(1, (count + grid.t - 1) / max(grid.t, 1))
    return min(frame / group, grid.t - 1)
  }
}
