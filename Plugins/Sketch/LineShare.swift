import A2CPluginKit

/// How much of the picture is lines, and where.
struct LineShare {
  private var lines = PlaceCounter()
  private var total = 0, between = 0
  private var isSmall = false

  /// Pictures with shorter sides have no places.
  private static let leastSide = 16

  /// - Parameter tones: white lines on black.
  mutating func count(_ tones: [UInt8], width: Int, height: Int) {
    isSmall = min(width, height) < Self.leastSide
    for row in 0..<height {
      let y = (Double(row) + 0.5) / Double(height)
      for column in 0..<width {
        let tone = tones[row * width + column]
        if tone >= 128 { lines.add((Double(column) + 0.5) / Double(width), y) }
        if tone >= 64, tone < 192 { between += 1 }
      }
    }
    total += width * height
  }

  /// Little lies between black and white: drawn in lines, not in tones.
  var areLines: Bool { Double(between) <= 0.25 * Double(total) }
  var isBlank: Bool { lines.total == 0 }

  var sentences: [String] {
    guard total > 0 else { return [] }
    // Shading has no lines that could be counted.
    guard areLines else { return [] }
    guard lines.total > 0 else { return ["It holds no line."] }
    var sentence = "Lines cover \(PlainWords.percent(lines.total / Double(total))) of the area"
    if !isSmall, let words = lines.words { sentence += ", most of them \(words)" }
    return [sentence + "."]
  }
}
