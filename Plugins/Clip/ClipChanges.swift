import A2CPluginKit

/// What changes from frame to frame of a clip: cuts, how much moves, brightness.
struct ClipChanges {
  /// One frame as far as it is remembered.
  private struct Look {
    let small: SmallPicture
    let histogram: [Double]
  }

  /// The last three frames.
  private var recent: [Look] = []
  /// Of each frame to the one before.
  private var steps: [Double] = []
  private var spreads: [Double] = []
  /// Of each frame to the one two before; a flash comes back to where it was.
  private var jumps: [Double] = []
  private var brightness: [Double] = []

  mutating func add(_ raster: Raster) {
    let small = SmallPicture(raster)
    let look = Look(small: small, histogram: Self.histogram(small))
    if let last = recent.last {
      steps.append(small.difference(from: last.small))
      spreads.append(zip(look.histogram, last.histogram).reduce(0) { $0 + abs($1.0 - $1.1) })
      jumps.append(recent.count > 1 ? small.difference(from: recent[recent.count - 2].small) : .infinity)
    }
    brightness.append(small.brightness)
    recent = recent.suffix(1) + [look]
  }

  /// Shares of pixels in eight steps of each channel, one behind the other.
  private static func histogram(_ small: SmallPicture) -> [Double] {
    var bins = [Double](repeating: 0, count: 24)
    for pixel in small.pixels {
      for channel in 0..<3 { bins[8 * channel + min(7, max(0, Int(pixel[channel] / 32)))] += 1 }
    }
    return bins.map { $0 / Double(max(1, 3 * small.pixels.count)) }
  }

  // MARK: Cuts

  /// A cut changes the picture by at least this much, in levels.
  private static let leastCut = 18.0
  /// And by this much more than the frames around it.
  private static let leastRatio = 4.0
  /// And the histogram, of which 2 is all.
  private static let leastSpread = 0.3
  private static let window = 6

  /// The frames that start a new scene.
  var cuts: [Int] {
    steps.indices.filter { index in
      guard steps[index] >= Self.leastCut, spreads[index] >= Self.leastSpread else { return false }
      let around = (max(0, index - Self.window)...min(steps.count - 1, index + Self.window)).filter { $0 != index }
      let usual = around.map { steps[$0] }.sorted()
      guard usual.isEmpty || steps[index] >= Self.leastRatio * max(1, usual[usual.count / 2]) else { return false }
      // A flash: the frame behind this one, or this one itself, looks like the one before.
      if index + 1 < jumps.count, jumps[index + 1] < 0.4 * steps[index] { return false }
      return jumps[index] >= 0.4 * steps[index]
    }.map { $0 + 1 }
  }

  // MARK: Words

  /// - Parameter rate: `nil` where the times are not known.
  func sentences(rate: Double?) -> [String] {
    let cuts = cuts
    var sentences: [String] = []
    if cuts.isEmpty {
      sentences.append("No hard cut was found.")
    } else {
      let places = cuts.prefix(12).map { frame in
        rate.map { "\(PlainWords.number(Double(frame) / $0)) s" } ?? "frame \(frame)"
      }
      let rest = cuts.count > 12 ? " and \(cuts.count - 12) more" : ""
      sentences.append(
        "\(cuts.count == 1 ? "A hard cut" : "\(cuts.count) hard cuts"): at \(PlainWords.list(places))\(rest).")
    }
    let moving = steps.indices.filter { !cuts.contains($0 + 1) }.map { steps[$0] }
    if !moving.isEmpty {
      let mean = moving.reduce(0, +) / Double(moving.count)
      let amount =
        switch mean {
        case ..<0.4: "very little"
        case ..<2: "little"
        case ..<7: "clearly"
        default: "strongly"
        }
      sentences.append("From frame to frame the picture changes \(amount).")
    }
    if let words = brightnessWords { sentences.append(words) }
    return sentences
  }

  private var brightnessWords: String? {
    let mean = brightness.reduce(0, +) / Double(max(1, brightness.count))
    let part = max(1, brightness.count / 5)
    let (start, end) = (brightness.prefix(part).reduce(0, +), brightness.suffix(part).reduce(0, +))
    let change = (end - start) / Double(part)
    if cuts.isEmpty, abs(change) >= 30 {
      return "The picture becomes \(change > 0 ? "brighter" : "darker") over the clip."
    }
    if mean < 60 { return "The clip is dark." }
    return mean > 185 ? "The clip is bright." : nil
  }
}
