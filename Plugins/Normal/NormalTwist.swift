/// Whether green goes up or down, by the surface itself.
///
/// Normals are those of a surface only where the slope across, taken along the picture's height, changes as the slope
/// along does across its width (the slopes have a height in common). With green turned the two have opposite signs.
struct NormalTwist {
  /// Sums over the places that were looked at: of the product of the two changes, and of what it could be at most.
  private var product = 0.0
  private var most = 0.0
  private var count = 0

  /// Places are compared with those so many pixels on: noise and the steps of 8 bits count less.
  private static let step = 4
  /// Normals that lie flatter than this have slopes without measure.
  private static let leastFront = 0.25
  private static let leastShare = 0.35
  private static let leastCount = 200

  init(_ frames: [[SIMD3<Double>]], width: Int, height: Int, swaps: Bool, turnsBlue: Bool) {
    let step = Self.step
    guard width > 3 * step, height > 3 * step else { return }
    for frame in frames where frame.count == width * height {
      func slope(_ index: Int) -> SIMD2<Double>? {
        let normal = frame[index]
        guard NormalLook.isUnit(normal) else { return nil }
        let (x, z) = swaps ? (normal.z, normal.x) : (normal.x, normal.z)
        let front = turnsBlue ? -z : z
        guard front > Self.leastFront else { return nil }
        return SIMD2(x, normal.y) / front
      }
      for y in stride(from: step, to: height - step, by: 2) {
        for x in stride(from: step, to: width - step, by: 2) {
          let at = y * width + x
          guard let left = slope(at - step), let right = slope(at + step), let above = slope(at - step * width),
            let below = slope(at + step * width)
          else { continue }
          let (across, along) = (right - left, below - above)
          // An edge between two things is no surface.
          guard (across * across).sum() < 1, (along * along).sum() < 1 else { continue }
          let (first, second) = (along.x, across.y)
          guard abs(first) > 0.02 || abs(second) > 0.02 else { continue }
          // The height falls to the right as x grows, and y of the picture goes down where green goes up.
          product -= first * second
          most += (first * first + second * second) / 2
          count += 1
        }
      }
    }
  }

  /// `nil` where the picture does not tell.
  var isGreenUp: Bool? {
    guard count >= Self.leastCount, most > 0, abs(product) >= Self.leastShare * most else { return nil }
    return product > 0
  }
}
