package import Media

/// One control clip of two kinds: the first where it shows something and around it, the second elsewhere. VACE was trained
/// on kinds of control in areas of their own (ali-vilab/VACE, issue 27).
package struct ComposedClip {
  /// Sides of the cells in which areas are told, in pixels.
  private static let cell = 16
  /// Cells that are taken in around what is shown, as a share of the picture's height: a body around its skeleton.
  private static let margin = 0.05
  /// Tones above are no background.
  private static let dark: UInt8 = 24

  /// The mean share of a frame that is the one in front.
  package private(set) var share = 0.0
  private var frames = 0

  package init() {}

  /// - Parameters:
  ///   - front: drawn on black, such as a skeleton.
  ///   - back: of the same size.
  package mutating func frame(_ front: Picture, over back: Picture) -> Picture {
    let (width, height, cell) = (front.width, front.height, Self.cell)
    let (columns, rows) = ((width + cell - 1) / cell, (height + cell - 1) / cell)
    var shown = [Bool](repeating: false, count: columns * rows)
    for y in 0..<height {
      for x in 0..<width {
        let at = 3 * (y * width + x)
        if max(front.pixels[at], front.pixels[at + 1], front.pixels[at + 2]) > Self.dark {
          shown[y / cell * columns + x / cell] = true
        }
      }
    }
    let reach = max(1, Int((Self.margin * Double(height) / Double(cell)).rounded()))
    var area = [Bool](repeating: false, count: columns * rows)
    for row in 0..<rows {
      for column in 0..<columns where shown[row * columns + column] {
        for y in max(0, row - reach)...min(rows - 1, row + reach) {
          for x in max(0, column - reach)...min(columns - 1, column + reach) { area[y * columns + x] = true }
        }
      }
    }
    var picture = back
    for y in 0..<height {
      for x in 0..<width where area[y / cell * columns + x / cell] {
        let at = 3 * (y * width + x)
        for channel in 0..<3 { picture.pixels[at + channel] = front.pixels[at + channel] }
      }
    }
    frames += 1
    share += (Double(area.count(where: \.self)) / Double(max(1, area.count)) - share) / Double(frames)
    return picture
  }
}
