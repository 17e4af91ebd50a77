import Conditions
import Media

/// Half of a Plücker map as a picture: three channels as red, green and blue.
enum MapPicture {
  enum Half { case first, second }

  /// - Parameter most: sides of a map beyond this are shown in every second, third … pixel
  /// - Returns: `nil` where the tensor is none of maps
  static func picture(_ tensor: TensorBlock, _ index: Int, _ half: Half, most: Int = 192) -> Picture? {
    guard let map = RayMap(tensor, index, isMomentFirst: half == .first) else { return nil }
    let step = max(1, (max(map.width, map.height) + most - 1) / most)
    let (width, height) = (map.width / step, map.height / step)
    guard width > 0, height > 0 else { return nil }
    var values: [SIMD3<Double>] = []
    values.reserveCapacity(width * height)
    for row in 0..<height {
      for column in 0..<width { values.append(map.moment(row * step + step / 2, column * step + step / 2)) }
    }
    let bound = max(1, values.reduce(0) { max($0, $1.max(), -$1.min()) })
    let pixels = values.flatMap { value in
      (0..<3).map { UInt8(min(255, max(0, 127.5 + 127.5 * value[$0] / bound))) }
    }
    return try? Picture(width: width, height: height, pixels: pixels)
  }
}
