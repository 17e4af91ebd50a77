import Glibc
package import Tensors

/// Rotary tables of the vision tower: the first half of the pairs turns with the patch's row, the second with its column
/// (upstream: `VisionRotaryEmbedding`). Time is not encoded.
package struct PlaneRotary {
  package let cosines: Matrix  // [h·w, headWidth / 2]
  package let sines: Matrix  // [h·w, headWidth / 2]

  package init(_ grid: PatchGrid, merge: Int, headWidth: Int) {
    let pairs = headWidth / 2
    let perAxis = pairs / 2
    let frequencies = (0..<perAxis).map { Float(1 / pow(10_000, Double(2 * $0) / Double(pairs))) }
    let places = grid.placesInMergeOrder(merge: merge)
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
