import A2CPluginKit

/// How much of the picture is masked, where, and whether that moves.
struct MaskArea {
  private var places = PlaceCounter()
  private var pixels = 0
  private var frames: [(share: Double, middle: (x: Double, y: Double)?)] = []
  private var isSmall = false

  mutating func count(_ bits: [Bool], width: Int, height: Int) {
    isSmall = min(width, height) < 16
    var own = PlaceCounter()
    for row in 0..<height {
      let y = (Double(row) + 0.5) / Double(height)
      for column in 0..<width where bits[row * width + column] {
        let x = (Double(column) + 0.5) / Double(width)
        own.add(x, y)
        places.add(x, y)
      }
    }
    pixels += bits.count
    frames.append((own.total / Double(max(1, bits.count)), own.middle))
  }

  /// Nothing or everything is to be made anew.
  var isBlank: Bool { places.total == 0 || places.total == Double(pixels) }

  var sentences: [String] {
    guard pixels > 0 else { return [] }
    guard places.total > 0 else { return ["Nothing is masked."] }
    let share = places.total / Double(pixels)
    guard share < 1 else { return ["Everything is masked."] }
    var sentence = "The masked area is \(PlainWords.percent(share)) of the picture"
    if frames.count > 1, let least = frames.map(\.share).min(), let most = frames.map(\.share).max(),
      most - least >= 0.02
    {
      sentence += " on average, \(PlainWords.percent(least)) to \(PlainWords.percent(most)) in single frames"
    }
    if !isSmall {
      if let words = places.words {
        sentence += ", mostly \(words)"
      } else if let middle = places.middle, abs(middle.x - 0.5) < 0.06, abs(middle.y - 0.5) < 0.06 {
        sentence += ", around the centre"
      }
    }
    var sentences = [sentence + "."]
    if let motion { sentences.append(motion) }
    return sentences
  }

  private var motion: String? {
    let middles = frames.compactMap(\.middle)
    guard frames.count > 1, let first = frames.first?.middle, let last = frames.last?.middle else { return nil }
    let isStill =
      middles.count == frames.count
      && middles.allSatisfy { abs($0.x - first.x) < 0.01 && abs($0.y - first.y) < 0.01 }
      && frames.allSatisfy { abs($0.share - frames[0].share) < 0.005 }
    if isStill { return "It stays in its place." }
    var ways: [String] = []
    if abs(last.x - first.x) >= 0.1 { ways.append(last.x > first.x ? "right" : "left") }
    if abs(last.y - first.y) >= 0.1 { ways.append(last.y > first.y ? "down" : "up") }
    guard !ways.isEmpty else { return nil }
    return "From the first to the last frame its middle moves \(PlainWords.list(ways))."
  }
}
