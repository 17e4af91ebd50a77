import Synchronization

/// From colours to places on a map.
public final class InverseColorMap: Sendable {
  /// The place of a colour: 0 to 255, and how far the colour is from the map's there, in levels.
  struct Place: Equatable {
    let index: Int
    let distance: Double
  }

  /// Colours farther from the map than this are not of it.
  static let farthest = 60.0

  private let colors: [SIMD3<Double>]
  /// By colour in steps of 4 levels: 0 not looked up yet, 1 not of the map, else the place and 2.
  private let table = Mutex<[UInt16]>([])

  init(_ colors: [SIMD3<Double>]) { self.colors = colors }

  func place(_ color: SIMD3<Double>) -> Place {
    var best = Place(index: 0, distance: .infinity)
    for (index, known) in colors.enumerated() {
      let difference = known - color
      let square = (difference * difference).sum()
      if square < best.distance { best = Place(index: index, distance: square) }
    }
    return Place(index: best.index, distance: best.distance.squareRoot())
  }

  /// The places of pixels from 1 to 256, 0 for colours that are not of the map.
  /// - Parameter pixels: three bytes a pixel.
  public func places(_ pixels: [UInt8]) -> [UInt16] {
    table.withLock { table in
      if table.isEmpty { table = [UInt16](repeating: 0, count: 1 << 18) }
      return stride(from: 0, to: pixels.count - 2, by: 3).map { at in
        let key = Int(pixels[at] >> 2) << 12 | Int(pixels[at + 1] >> 2) << 6 | Int(pixels[at + 2] >> 2)
        if table[key] == 0 {
          func level(_ byte: UInt8) -> Double { Double(byte & 0xFC) + 1.5 }
          let found = place(SIMD3(level(pixels[at]), level(pixels[at + 1]), level(pixels[at + 2])))
          table[key] = found.distance > Self.farthest ? 1 : UInt16(found.index + 2)  // checked: at most 257
        }
        return table[key] - 1
      }
    }
  }
}
