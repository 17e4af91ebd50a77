import Glibc
package import Tensors

/// Rotary tables of the vision tower: the first half of the pairs turns with the patch's row, the second with its column
/// (upstream: `VisionRotaryEmbedding`). Time is not encoded.
package struct PlaneRotary {
  package let cosines: Matrix  // [h·w, headWidth / 2]
  package let sines: Matrix  // [h·w, headWidth / 2]

  /// - Parameter order: the places of tokens in rows, in the order in which their patches stand; `nil` where that is the
  ///   order of their places
  package init(_ grid: PatchGrid, merge: Int, headWidth: Int, order: [Int]? = nil) {
    let pairs = headWidth / 2
    let perAxis = pairs / 2
    let frequencies = (0..<perAxis).map { Float(1 / pow(10_000, Double(2 * $0) / Double(pairs))) }
    let standing = grid.placesInMergeOrder(merge: merge)
    let patches = merge * merge
    let places = order.map { $0.flatMap { standing[$0 * patches..<($0 + 1) * patches] } } ?? standing
    cosines = Matrix(rows: places.count, columns: pairs)
    sines = Matrix(rows: places.count, columns: pairs)
    for (index, place) in places.enumerated() {
      for (pair, frequency) in frequencies.enumerated() {
        for (axis, position) in [place.row, place.column].enumerated() {
          let angle = Float(position) * frequency
          cosines.row(index)[axis * perAxis + pair] = cosf(angle)
          sines.row(index)[axis * perAxis + pair] = sinf(angle)
        }
      }
    }
  }
}
