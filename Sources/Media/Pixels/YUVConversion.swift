/// Luma and two colour differences to RGB.
///
/// libswscale is not used for this: measured against a computation in floating point its best settings are off by up to
/// 34 levels at colour edges and by 0.3 on average. Here chroma is interpolated linearly between samples that lie in the
/// middle of the pixels they stand for (as libjpeg and libwebp do), and the result is rounded once.
struct YUVConversion {
  /// Where one channel lies and how its values are packed.
  struct Plane {
    var base: UnsafePointer<UInt8>
    var stride: Int  // bytes from row to row, may be negative
    var step: Int  // bytes from value to value
    var width: Int
    var height: Int
    var shift: Int
    var depth: Int
    var isBig: Bool

    /// One row as numbers from 0 to 2^depth - 1.
    func read(row: Int, into values: UnsafeMutablePointer<Float>) {
      var from = base + min(row, height - 1) * stride
      if depth + shift <= 8 {
        if step == 1 && shift == 0 {
          for x in 0..<width { values[x] = Float(from[x]) }
          return
        }
        let mask = (1 << depth) - 1
        for x in 0..<width {
          values[x] = Float(Int(from[0]) >> shift & mask)
          from += step
        }
        return
      }
      let mask = (1 << depth) - 1
      let (high, low) = isBig ? (0, 1) : (1, 0)
      for x in 0..<width {
        values[x] = Float((Int(from[high]) << 8 | Int(from[low])) >> shift & mask)
        from += step
      }
    }
  }

  /// Weights of red and blue in luma.
  struct Matrix: Equatable {
    var red: Float
    var blue: Float

    static let bt601 = Matrix(red: 0.299, blue: 0.114)
    static let bt709 = Matrix(red: 0.2126, blue: 0.0722)
    static let bt2020 = Matrix(red: 0.2627, blue: 0.0593)
    static let smpte240 = Matrix(red: 0.212, blue: 0.087)
    static let fcc = Matrix(red: 0.3, blue: 0.11)
  }

  var luma: Plane
  var blueness: Plane
  var redness: Plane
  var alpha: Plane?
  var matrix: Matrix
  var isFullRange: Bool

  /// RGB, or RGBA where there is an alpha plane: luma's height × width × 3 or 4.
  func pixels() -> [UInt8] {
    let (width, height) = (luma.width, luma.height)
    let channels = alpha == nil ? 3 : 4
    let unit = Float(1 << (luma.depth - 8))
    let top = Float(1 << luma.depth) - 1
    let black = isFullRange ? 0 : 16 * unit
    let gain = 255 / (isFullRange ? top : 219 * unit)
    let chromaTop = Float(1 << blueness.depth) - 1
    let chromaUnit = Float(1 << (blueness.depth - 8))
    let chromaGain = 255 / (isFullRange ? chromaTop : 224 * chromaUnit)
    let middle = 128 * chromaUnit
    let green = 1 - matrix.red - matrix.blue
    let redFactor = 2 * (1 - matrix.red)
    let blueFactor = 2 * (1 - matrix.blue)
    let greenFromRed = -redFactor * matrix.red / green
    let greenFromBlue = -blueFactor * matrix.blue / green

    let vertical = Interpolation(from: blueness.height, to: height)
    let horizontal = Interpolation(from: blueness.width, to: width)
    // Rows: luma, two of chroma as wide as the picture, alpha, two of chroma as stored (near and far).
    let chromaWidth = blueness.width
    var rows = [Float](repeating: 0, count: width * 4 + chromaWidth * 2)
    return [UInt8](unsafeUninitializedCapacity: width * height * channels) { target, filled in
      filled = width * height * channels
      rows.withUnsafeMutableBufferPointer { rows in
        guard let rows = rows.baseAddress, var out = target.baseAddress else { return }
        let (y, u, v, a) = (rows, rows + width, rows + width * 2, rows + width * 3)
        let near = rows + width * 4
        func write(_ x: Int, _ step: Int) {
          let light = (y[x] - black) * gain
          let blue = (u[x] - middle) * chromaGain
          let red = (v[x] - middle) * chromaGain
          out[x * step] = Self.rounded(light + redFactor * red)
          out[x * step + 1] = Self.rounded(light + greenFromRed * red + greenFromBlue * blue)
          out[x * step + 2] = Self.rounded(light + blueFactor * blue)
        }
        let far = near + chromaWidth
        for row in 0..<height {
          luma.read(row: row, into: y)
          let place = vertical.places[row]
          for isRed in [false, true] {
            let plane = isRed ? redness : blueness
            plane.read(row: place.near, into: near)
            if place.weight > 0 {
              plane.read(row: place.far, into: far)
              for x in 0..<chromaWidth { near[x] += (far[x] - near[x]) * place.weight }
            }
            horizontal.widen(near, into: isRed ? v : u)
          }
          if channels == 3 {
            for x in 0..<width { write(x, 3) }
          } else {
            for x in 0..<width { write(x, 4) }
          }
          if let alpha {
            alpha.read(row: row, into: a)
            let scale = 255 / (Float(1 << alpha.depth) - 1)
            for x in 0..<width { out[x * channels + 3] = Self.rounded(a[x] * scale) }
          }
          out += width * channels
        }
      }
    }
  }

  /// The nearest of 0…255. Adding 2²³ moves the whole number into the low bits of a float, without the checks of a
  /// conversion, which would keep the loop from being vectorised.
  @inline(__always)
  private static func rounded(_ value: Float) -> UInt8 {
    UInt8(truncatingIfNeeded: (min(max(value, 0), 255) + 8_388_608).bitPattern)
  }

  /// For each place of a longer row, the two places of the shorter one between which it lies.
  private struct Interpolation {
    var places: [(near: Int, far: Int, weight: Float)] = []
    let short: Int
    let isIdentity: Bool
    let isDoubling: Bool

    /// The shorter row has a power of two fewer values, rounded up.
    init(from short: Int, to long: Int) {
      self.short = short
      isIdentity = short == long
      isDoubling = short == (long + 1) / 2
      var ratio = 1
      while short * ratio < long { ratio *= 2 }
      places.reserveCapacity(long)
      for index in 0..<long {
        let position = (Float(index) + 0.5) / Float(ratio) - 0.5
        let low = position.rounded(.down)
        let near = min(max(Int(low), 0), short - 1)
        places.append((near, min(max(Int(low) + 1, 0), short - 1), position - low))
      }
    }

    func widen(_ values: UnsafePointer<Float>, into wide: UnsafeMutablePointer<Float>) {
      if isIdentity {
        for index in places.indices { wide[index] = values[index] }
        return
      }
      if isDoubling {
        wide[0] = values[0]
        var last = values[0]
        for index in stride(from: 1, to: short, by: 1) {
          let value = values[index]
          let step = (value - last) * 0.25
          wide[index * 2 - 1] = last + step
          wide[index * 2] = value - step
          last = value
        }
        if short * 2 == places.count { wide[short * 2 - 1] = last }
        return
      }
      places.withUnsafeBufferPointer { places in
        for index in places.indices {
          let place = places[index]
          wide[index] = values[place.near] + (values[place.far] - values[place.near]) * place.weight
        }
      }
    }
  }
}
