/// How the patches of one picture or clip stand: temporal steps, rows, columns, before merging
/// (upstream: one row of `image_grid_thw`).
package struct PatchGrid: Sendable, Equatable {
  package var t: Int
  package var h: Int
  package var w: Int

  package init(t: Int, h: Int, w: Int) {
    self.t = t
    self.h = h
    self.w = w
  }

  package var count: Int { t * h * w }

  /// The (row, column) of each patch of one temporal step in the order of the patches: blocks of merge × merge patches,
  /// row after row, and row after row inside a block.
  func placesInMergeOrder(merge: Int) -> [(row: Int, column: Int)] {
    var places: [(row: Int, column: Int)] = []
    places.reserveCapacity(h * w)
    for blockRow in stride(from: 0, to: h, by: merge) {
      for blockColumn in stride(from: 0, to: w, by: merge) {
        for row in blockRow..<min(blockRow + merge, h) {
          for column in blockColumn..<min(blockColumn + merge, w) { places.append((row, column)) }
        }
      }
    }
    return places
  }
}
