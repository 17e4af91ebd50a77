import Support

/// How stored pixels are turned for display. The raw values are those of the EXIF tag 274.
enum Orientation: Int, Sendable {
  case upright = 1
  case mirrored = 2
  case upsideDown = 3
  case flipped = 4
  case transposed = 5
  /// The stored picture has to be turned 90° clockwise.
  case clockwise = 6
  case transversed = 7
  case counterclockwise = 8

  /// Width and height change places.
  var swapsSides: Bool { rawValue >= 5 }

  /// The nearest of the eight to a QuickTime display matrix with x' = a·x + c·y and y' = b·x + d·y.
  init(a: Int32, b: Int32, c: Int32, d: Int32) {
    let (a, b, c, d) = (Int(a), Int(b), Int(c), Int(d))
    if abs(a) + abs(d) >= abs(b) + abs(c) {
      self = a < 0 ? (d < 0 ? .upsideDown : .mirrored) : (d < 0 ? .flipped : .upright)
    } else {
      self = b < 0 ? (c < 0 ? .transversed : .counterclockwise) : (c < 0 ? .clockwise : .transposed)
    }
  }

  /// The displayed picture of a stored one: `bytes` are rows of `width` pixels of `step` bytes.
  func applied(to bytes: [UInt8], width: Int, height: Int, step: Int) -> [UInt8] {
    guard self != .upright else { return bytes }
    // The displayed pixel (x, y) is the stored pixel number origin + x·right + y·down.
    let (origin, right, down): (Int, Int, Int) =
      switch self {
      case .upright: (0, 1, width)
      case .mirrored: (width - 1, -1, width)
      case .upsideDown: (width * height - 1, -1, -width)
      case .flipped: (width * (height - 1), 1, -width)
      case .transposed: (0, width, 1)
      case .clockwise: (width * (height - 1), -width, 1)
      case .transversed: (width * height - 1, -width, -1)
      case .counterclockwise: (width - 1, width, -1)
      }
    let (outWidth, outHeight) = swapsSides ? (height, width) : (width, height)
    return bytes.withUnsafeBufferPointer { source in
      [UInt8](unsafeUninitializedCapacity: width * height * step) { target, count in
        var to = 0
        for y in 0..<outHeight {
          var from = (origin + y * down) * step
          for _ in 0..<outWidth {
            for channel in 0..<step { target[to + channel] = source[from + channel] }
            to += step
            from += right * step
          }
        }
        count = to
      }
    }
  }
}
