import Conditions
import Media
import Support

/// Shows grey pictures in the colours of a ramp: from one colour over a second to a third, either way round. What is
/// learnt from such depth clips is shapes, which other maps show as well, and not shades.
struct ColourRamp {
  private let table: [(UInt8, UInt8, UInt8)]  // 256

  init(_ random: inout SeededGenerator) {
    func colour() -> SIMD3<Double> { SIMD3(random.uniform(), random.uniform(), random.uniform()) }
    let stops = [colour(), colour(), colour()]
    let middle = 0.25 + 0.5 * random.uniform()
    table = (0..<256).map { grey in
      let place = Double(grey) / 255
      let isFirst = place < middle
      let share = isFirst ? place / middle : (place - middle) / (1 - middle)
      let (from, to) = isFirst ? (stops[0], stops[1]) : (stops[1], stops[2])
      let mixed = (from + (to - from) * share) * 255
      return (UInt8(mixed.x), UInt8(mixed.y), UInt8(mixed.z))
    }
  }

  /// The blocks with their pictures in these colours.
  func applied(to blocks: ConditionBlocks) -> ConditionBlocks {
    var result = blocks
    result.blocks = blocks.blocks.map { block in
      guard case .frames(var frames) = block else { return block }
      frames.pictures = frames.pictures.map(coloured)
      return .frames(frames)
    }
    return result
  }

  private func coloured(_ picture: Picture) -> Picture {
    var result = picture
    for at in stride(from: 0, to: picture.pixels.count - 2, by: 3) {
      let colour = table[Int(picture.pixels[at])]
      (result.pixels[at], result.pixels[at + 1], result.pixels[at + 2]) = colour
    }
    return result
  }
}
