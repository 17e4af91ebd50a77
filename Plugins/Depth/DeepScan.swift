import A2CPluginKit

/// Whether values of 16 bits are a rendered map, as those of 8 bits are, or distances. A network's map is stretched to the
/// whole range, or is one of 8 bits times 257; distances in millimetres reach neither end.
struct DeepScan {
  enum Kind { case distances, bytes, stretched }

  let kind: Kind
  /// There are zeros and nothing just above them: a mark for what was not measured.
  let zeroIsApart: Bool
  /// Zeros hang together, as a thing does that is nearest of all, and are no scattered holes.
  let zeroIsWhole: Bool

  private static let frames = 5
  private static let (nearFull, nearZero) = (64_880, 1_310)

  init(_ source: any DepthSource) throws {
    var (low, high, lowest) = (UInt16.max, UInt16.min, UInt16.max)
    var (areBytes, seen) = (true, Set<UInt16>())
    var (zeros, inside) = (0, 0)
    for index in SpreadFrames.indices(of: source.frameCount, most: Self.frames) {
      let plane = try source.plane(index)
      for (pixel, value) in plane.values.enumerated() {
        if value == 0 {
          zeros += 1
          let neighbours = [pixel - 1, pixel + 1, pixel - plane.width, pixel + plane.width]
          if neighbours.allSatisfy({ !plane.values.indices.contains($0) || plane.values[$0] == 0 }) { inside += 1 }
        }
        (low, high) = (min(low, value), max(high, value))
        if value > 0 { lowest = min(lowest, value) }
        if value % 257 != 0 { areBytes = false }
        if areBytes, seen.count < 8 { seen.insert(value) }
      }
    }
    zeroIsWhole = 4 * inside >= 3 * zeros && zeros > 0
    zeroIsApart = low == 0 && Int(lowest) > Self.nearZero
    if areBytes, seen.count >= 8 {
      kind = .bytes
    } else {
      kind = Int(high) >= Self.nearFull && Int(low) <= Self.nearZero ? .stretched : .distances
    }
  }
}
