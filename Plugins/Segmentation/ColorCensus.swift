import A2CPluginKit

/// Which colours a medium has, and how often.
struct ColorCensus {
  /// Frames that are looked at, evenly spread, and pixels of a side.
  private static let frames = 8
  private static let side = 256

  private(set) var counts: [UInt32: Int] = [:]
  private(set) var total = 0
  /// Pixels whose right neighbour has another colour.
  private var changes = 0
  private var pairs = 0

  /// Neighbours mostly differ, as in photographs and never in maps of labels.
  var isBusy: Bool { pairs >= 4096 && Double(changes) > 0.1 * Double(pairs) }

  init(_ media: Media) throws {
    for index in evenly(Self.frames, of: media.frameCount) { add(try media.frame(index)) }
  }

  init() {}

  /// - Parameter raster: of layout rgb8.
  mutating func add(_ raster: Raster) {
    let (columns, rows) = (min(raster.width, Self.side), min(raster.height, Self.side))
    let bytes = raster.bytes
    for row in 0..<rows {
      let from = row * raster.height / rows * raster.width
      for column in 0..<columns {
        let x = column * raster.width / columns
        let at = 3 * (from + x)
        if x + 1 < raster.width {
          pairs += 1
          if (0..<3).contains(where: { bytes[at + $0] != bytes[at + 3 + $0] }) { changes += 1 }
        }
        counts[UInt32(bytes[at]) << 16 | UInt32(bytes[at + 1]) << 8 | UInt32(bytes[at + 2]), default: 0] += 1
      }
    }
    total += columns * rows
  }

  /// Colours with their share of the pixels, most frequent first.
  var shares: [(ink: Ink, share: Double)] {
    counts.sorted { $0.value == $1.value ? $0.key < $1.key : $0.value > $1.value }.map {
      (Self.ink($0.key), Double($0.value) / Double(max(1, total)))
    }
  }

  /// Whether all channels are equal, but for what lossy coding did.
  var isGray: Bool {
    let colored = counts.reduce(0) { sum, entry in
      let ink = Self.ink(entry.key)
      let (high, low) = (max(ink.red, ink.green, ink.blue), min(ink.red, ink.green, ink.blue))
      return sum + (high - low > 20 ? entry.value : 0)  // checked: high is not below low
    }
    return Double(colored) < 0.005 * Double(total)
  }

  private static func ink(_ key: UInt32) -> Ink {
    Ink(UInt8(truncatingIfNeeded: key >> 16), UInt8(truncatingIfNeeded: key >> 8), UInt8(truncatingIfNeeded: key))
  }
}

/// At most `most` numbers of `0..<count`, evenly spread, the first and the last among them.
func evenly(_ most: Int, of count: Int) -> [Int] {
  guard count > most, most > 1 else { return Array(0..<max(0, count)) }
  return (0..<most).map { $0 * (count - 1) / (most - 1) }
}
