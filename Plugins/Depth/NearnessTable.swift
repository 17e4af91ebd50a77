/// Maps a source's values to brightness: 255 is nearest, 0 farthest or not measured.
struct NearnessTable {
  private let brightness: [UInt8]  // 65536

  /// - Parameters:
  ///   - range: what becomes the whole range of brightness; values beyond it are cut.
  ///   - brightIsNear: whether larger values are nearer.
  ///   - invalid: the value that becomes 0 in any case.
  init(range: DepthRange, brightIsNear: Bool, invalid: UInt16?) {
    let width = Int(range.high) - Int(range.low)
    brightness = (0...Int(UInt16.max)).map { value in
      if let invalid, value == Int(invalid) { return 0 }
      // A flat map has no nearest point.
      guard width > 0 else { return 128 }
      let above = min(max(value - Int(range.low), 0), width)
      let near = brightIsNear ? above : width - above
      return UInt8((near * 255 + width / 2) / width)  // checked: near is in 0…width
    }
  }

  /// Three equal channels.  // height × width × 3
  func render(_ plane: DepthPlane) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: 3 * plane.values.count) { output, count in
      brightness.withUnsafeBufferPointer { table in
        for (index, value) in plane.values.enumerated() {
          let shade = table[Int(value)]
          output[3 * index] = shade
          output[3 * index + 1] = shade
          output[3 * index + 2] = shade
        }
      }
      count = 3 * plane.values.count
    }
  }
}
