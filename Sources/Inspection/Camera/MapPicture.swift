import Conditions
import Media
import Support

/// Half of a Plücker map as a picture: three channels as red, green and blue.
enum MapPicture {
  enum Half { case first, second }

  /// - Parameter most: sides of a map beyond this are shown in every second, third … pixel
  /// - Returns: `nil` where the tensor is none of maps
  static func picture(_ tensor: TensorBlock, _ index: Int, _ half: Half, most: Int = 192) -> Picture? {
    guard tensor.shape.count == 4, tensor.shape[1] == 6, (0..<tensor.shape[0]).contains(index),
      Checked.product(tensor.shape) == tensor.values.count
    else { return nil }
    let (rows, columns) = (tensor.shape[2], tensor.shape[3])
    let plane = rows * columns
    let start = (6 * index + (half == .first ? 0 : 3)) * plane
    let step = max(1, (max(columns, rows) + most - 1) / most)
    let (width, height) = (columns / step, rows / step)
    guard width > 0, height > 0 else { return nil }
    var values: [SIMD3<Double>] = []
    values.reserveCapacity(width * height)
    for row in 0..<height {
      for column in 0..<width {
        let at = start + (row * step + step / 2) * columns + column * step + step / 2
        values.append(
          SIMD3(Double(tensor.values[at]), Double(tensor.values[at + plane]), Double(tensor.values[at + 2 * plane])))
      }
    }
    let bound = max(1, values.reduce(0) { max($0, $1.max(), -$1.min()) })
    let pixels = values.flatMap { value in
      (0..<3).map { UInt8(min(255, max(0, 127.5 + 127.5 * value[$0] / bound))) }
    }
    return try? Picture(width: width, height: height, pixels: pixels)
  }
}
