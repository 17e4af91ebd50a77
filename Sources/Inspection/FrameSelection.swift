import Media
import Support

/// Which of many frames are shown.
enum FrameSelection {
  /// The most frames of one block, and the most pixels of them together.
  static let frames = 64
  static let pixels = 12 << 20

  /// Numbers of frames, evenly spread, the first and the last among them; all where they fit.
  static func of(_ count: Int, pixelsEach: Int, most: Int = frames) -> [Int] {
    let room = max(2, pixels / max(pixelsEach, 1))
    return spread(count, most: min(most, room))
  }

  static func spread(_ count: Int, most: Int) -> [Int] {
    guard count > max(most, 1) else { return Array(0..<max(count, 0)) }
    guard most > 1 else { return [0] }
    return (0..<most).map { ($0 * (count - 1) + (most - 1) / 2) / (most - 1) }
  }

  /// The time of a frame, as it is written below it; `nil` where the medium has none.
  static func time(_ index: Int, framesPerSecond: Double) -> String? {
    guard framesPerSecond > 0 else { return nil }
    return Decimal.text(Double(index) / framesPerSecond, digits: 2) + " s"
  }
}
