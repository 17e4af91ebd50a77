import Support

/// Resizing pictures exactly as Pillow does, to the bit.
///
/// Pillow's `Image.resize(size, BICUBIC)` on 8-bit pictures (`src/libImaging/Resample.c`): a separable filter with
/// a = -0.5 whose support grows with the scale when the picture shrinks; weights in fixed point with 22 fractional
/// bits; two passes, the first rounded and clipped to 8 bits before the second. A pass that would not change its side is
/// left out. The horizontal pass comes first, except (since Pillow 13) where the height shrinks by more than twice what
/// the width does.
package enum Resampling {
  /// - Throws: ``MediaError/size(_:)`` where the new size is not positive or beyond ``Support/Limits``.
  package static func bicubic(_ picture: Picture, width: Int, height: Int) throws(MediaError) -> Picture {
    guard width > 0, height > 0, width <= Limits.pictureSide, height <= Limits.pictureSide,
      let wide = Checked.product(width, max(height, picture.height)), wide <= Limits.picturePixels
    else {
      throw .size("a picture of \(picture.width)x\(picture.height) cannot be resized to \(width)x\(height)")
    }
    let shrinks = (x: picture.width - width, y: picture.height - height)
    let isVerticalFirst = shrinks.y > 0 && shrinks.y > 2 * shrinks.x
    var pixels = picture.pixels
    if isVerticalFirst { pixels = vertical(pixels, width: picture.width, from: picture.height, to: height) }
    if width != picture.width {
      let rows = isVerticalFirst ? height : picture.height
      pixels = horizontal(pixels, width: picture.width, height: rows, Weights(from: picture.width, to: width))
    }
    if !isVerticalFirst { pixels = vertical(pixels, width: width, from: picture.height, to: height) }
    return Picture(checkedWidth: width, height: height, pixels: pixels)
  }

  private static let precision: Int32 = 22  // 32 bits - 8 of the pixel - 2 for the sum

  /// For each place along the new side, the first old place and the weights of it and of those that follow.
  private struct Weights {
    var taps: Int  // row length of `values`
    var first: [Int32]
    var counts: [Int32]
    var values: [Int32]  // new side × taps

    init(from oldSide: Int, to newSide: Int) {
      let scale = Double(oldSide) / Double(newSide)
      let filterScale = max(scale, 1)
      let support = 2 * filterScale
      let inverse = 1 / filterScale
      taps = Int(support.rounded(.up)) * 2 + 1
      first = []
      counts = []
      first.reserveCapacity(newSide)
      counts.reserveCapacity(newSide)
      values = [Int32](repeating: 0, count: newSide * taps)
      var weights = [Double](repeating: 0, count: taps)
      for place in 0..<newSide {
        let center = (Double(place) + 0.5) * scale
        // Truncation towards zero, as the conversion to int in C.
        let start = max(0, Int(center - support + 0.5))
        let end = min(oldSide, Int(center + support + 0.5))
        var sum = 0.0
        for index in 0..<(end - start) {
          let weight = Resampling.cubic((Double(index + start) - center + 0.5) * inverse)
          weights[index] = weight
          sum += weight
        }
        for index in 0..<(end - start) {
          let weight = sum != 0 ? weights[index] / sum : weights[index]
          let scaled = weight * Double(1 << Int(precision))
          values[place * taps + index] = Int32(scaled < 0 ? scaled - 0.5 : scaled + 0.5)  // checked: |weight| < 2
        }
        first.append(Int32(start))
        counts.append(Int32(end - start))
      }
    }
  }

  /// The cubic convolution kernel with a = -0.5. The order of the operations is Pillow's: it decides the last bit.
  private static func cubic(_ distance: Double) -> Double {
    let a = -0.5
    let x = abs(distance)
    if x < 1 { return ((a + 2) * x - (a + 3)) * x * x + 1 }
    if x < 2 { return (((x - 5) * x + 8) * x - 4) * a }
    return 0
  }

  @inline(__always)
  private static func clipped(_ sum: Int32) -> UInt8 {
    let value = sum >> precision
    return UInt8(truncatingIfNeeded: value < 0 ? 0 : value > 255 ? 255 : value)
  }

  /// `pixels` has `height` rows of `width` RGB pixels; the result has rows of as many pixels as there are weights.
  private static func horizontal(_ pixels: [UInt8], width: Int, height: Int, _ weights: Weights) -> [UInt8] {
    let newWidth = weights.first.count
    let half: Int32 = 1 << (precision - 1)
    return [UInt8](unsafeUninitializedCapacity: newWidth * height * 3) { target, filled in
      filled = newWidth * height * 3
      pixels.withUnsafeBufferPointer { source in
        weights.values.withUnsafeBufferPointer { values in
          weights.first.withUnsafeBufferPointer { first in
            weights.counts.withUnsafeBufferPointer { counts in
              // checked: none of the buffers is empty, the sides are positive
              guard let source = source.baseAddress, var out = target.baseAddress, let values = values.baseAddress
              else { return }
              for y in 0..<height {
                let row = source + y * width * 3
                var weight = values
                for x in 0..<newWidth {
                  var from = row + Int(first[x]) * 3
                  var (red, green, blue) = (half, half, half)
                  for tap in 0..<Int(counts[x]) {
                    let w = weight[tap]
                    red &+= Int32(from[0]) &* w
                    green &+= Int32(from[1]) &* w
                    blue &+= Int32(from[2]) &* w
                    from += 3
                  }
                  out[0] = clipped(red)
                  out[1] = clipped(green)
                  out[2] = clipped(blue)
                  out += 3
                  weight += weights.taps
                }
              }
            }
          }
        }
      }
    }
  }

  /// `pixels` has rows of `width` RGB pixels. Whole rows are added up at a time, in order of the taps, so that the
  /// compiler can use vectors.
  private static func vertical(_ pixels: [UInt8], width: Int, from oldHeight: Int, to newHeight: Int) -> [UInt8] {
    guard newHeight != oldHeight else { return pixels }
    let weights = Weights(from: oldHeight, to: newHeight)
    let rowBytes = width * 3
    let half: Int32 = 1 << (precision - 1)
    var sums = [Int32](repeating: 0, count: rowBytes)
    return [UInt8](unsafeUninitializedCapacity: newHeight * rowBytes) { target, filled in
      filled = newHeight * rowBytes
      pixels.withUnsafeBufferPointer { source in
        sums.withUnsafeMutableBufferPointer { sums in
          guard let source = source.baseAddress, let target = target.baseAddress, let sum = sums.baseAddress
          else { return }
          for y in 0..<newHeight {
            sums.update(repeating: half)
            var row = source + Int(weights.first[y]) * rowBytes
            for tap in 0..<Int(weights.counts[y]) {
              let w = weights.values[y * weights.taps + tap]
              for index in 0..<rowBytes { sum[index] &+= Int32(row[index]) &* w }
              row += rowBytes
            }
            let out = target + y * rowBytes
            for index in 0..<rowBytes { out[index] = clipped(sum[index]) }
          }
        }
      }
    }
  }
}
