import Media
import Support

/// One Plücker map of a tensor, ray by ray.
package struct RayMap {
  package let height: Int
  package let width: Int
  private let values: [Float]  // n × 6 × height × width
  private let moments: Int
  private let directions: Int

  package init?(_ tensor: TensorBlock, _ index: Int, isMomentFirst: Bool) {
    guard tensor.shape.count == 4, tensor.shape[1] == 6, tensor.shape[2] >= 2, tensor.shape[3] >= 2,
      (0..<tensor.shape[0]).contains(index), Checked.product(tensor.shape) == tensor.values.count
    else { return nil }
    height = tensor.shape[2]
    width = tensor.shape[3]
    values = tensor.values
    let (start, plane) = (index * 6 * height * width, height * width)
    moments = isMomentFirst ? start : start + 3 * plane
    directions = isMomentFirst ? start + 3 * plane : start
  }

  package func direction(_ row: Int, _ column: Int) -> SIMD3<Double> { vector(directions, row, column) }
  package func moment(_ row: Int, _ column: Int) -> SIMD3<Double> { vector(moments, row, column) }

  private func vector(_ start: Int, _ row: Int, _ column: Int) -> SIMD3<Double> {
    let (at, plane) = (start + row * width + column, height * width)
    return SIMD3(Double(values[at]), Double(values[at + plane]), Double(values[at + 2 * plane]))
  }

  /// Rays of a raster over the whole map, its edges included: direction and moment.
  func forEach(_ body: (SIMD3<Double>, SIMD3<Double>) -> Void) {
    forEachPixel { row, column in body(direction(row, column), moment(row, column)) }
  }

  /// The pixels of that raster: row and column.
  func forEachPixel(_ body: (Int, Int) -> Void) {
    for row in FrameSampling.spread(min(height, 32), over: height) {
      for column in FrameSampling.spread(min(width, 32), over: width) { body(row, column) }
    }
  }
}
