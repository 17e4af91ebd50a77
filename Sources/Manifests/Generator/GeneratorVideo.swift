package import Support

/// The video that a generator makes by default.
package struct GeneratorVideo: Record {
  /// Pixels.
  package let width: Int?
  package let height: Int?
  package let fps: Double?
  package let frames: Int?
  /// Which frame counts it accepts.
  package let frameRule: FrameRule?
  /// What width and height must be multiples of.
  package let sizeMultiple: Int?
  /// Whether width and height may change places, for conditions that stand upright.
  package let turns: Bool
  /// Whether ``turns`` heeds conditions of which the generator takes no file.
  package let turnsForAny: Bool
  /// Whether it makes videos of any proportions: then they are the conditions', at the same area.
  package internal(set) var anyRatio: Bool
  /// Sizes that it makes beside the first.
  package let sizes: [GeneratorSize]
  /// Whether it makes videos of any size within bounds; `nil` where it makes those that are named.
  package let anySize: GeneratorSizeRange?
  /// Frames a second that it can be asked for; `nil` where there is one rate.
  package let rates: GeneratorRates?
  /// Of a service that is asked for seconds: those that it takes.
  package let seconds: [Double]
  /// Of a service that is asked for proportions: those that it takes, as `16:9`.
  package let ratios: [VideoShape]

  package init(_ fields: inout Fields) {
    width = fields.optional("width", .integer(in: 1...65_536), "Pixels.")
    height = fields.optional("height", .integer(in: 1...65_536), "Pixels.")
    fps = fields.optional("fps", .number(above: 0, most: 1000), "Frames a second.")
    frames = fields.optional("frames", .integer(in: 1...65_536), "Frames.")
    frameRule = fields.optional("frame_rule", .record(), "The frame counts it accepts.")
    sizeMultiple = fields.optional("size_multiple", .integer(in: 1...1024), "What both sides are multiples of.")
    turns = fields.value("turns", .boolean, default: false, "Whether width and height may change places.")
    turnsForAny = fields.value(
      "turns_for_any", .boolean, default: false,
      "Whether they change places for conditions too of which it takes no file.")
    anyRatio = fields.value(
      "any_ratio", .boolean, default: false, "Whether it makes videos of any proportions, at the same area.")
    sizes = fields.value(
      "sizes", .list(of: .record(), count: 0...64), default: [], "Sizes that it makes beside the first.")
    anySize = fields.optional("any_size", .record(), "The bounds of the sizes that it makes.")
    rates = fields.optional("rates", .record(), "Frames a second that it can be asked for.")
    seconds = fields.value(
      "seconds", .list(of: .number(above: 0, most: 600), count: 0...64), default: [],
      "Of a service that is asked for seconds: those that it takes, ascending.")
    ratios = fields.value(
      "ratios", .list(of: .videoShape, count: 0...16), default: [],
      "Of a service that is asked for proportions: those that it takes, such as 16:9.")
    guard fields.isSound else { return }
    if let frames, let rule = frameRule, !rule.accepts(frames) {
      fields.problem("expected \(rule), found \(frames)", at: "frames", hint: "write \(rule.nearest(to: frames))")
    }
    if let multiple = sizeMultiple {
      for (key, side) in [("width", width), ("height", height)] {
        guard let side, side % multiple != 0 else { continue }
        fields.problem("expected a multiple of \(multiple), found \(side)", at: key)
      }
    }
  }
}

/// One more size of a generator's videos.
package struct GeneratorSize: Record {
  /// Pixels.
  package let width: Int
  package let height: Int
  /// Put over the manifest's settings for a video of this size.
  package let settings: JSON

  package init(width: Int, height: Int, settings: JSON = .object([])) {
    (self.width, self.height, self.settings) = (width, height, settings)
  }

  package init(_ fields: inout Fields) {
    width = fields.required("width", .integer(in: 16...16_384), "Pixels.")
    height = fields.required("height", .integer(in: 16...16_384), "Pixels.")
    settings =
      fields.optional("settings", .anyMap, "Settings over the manifest's own at this size.")?.json ?? .object([])
  }
}

/// Bounds of the sizes that a generator makes.
package struct GeneratorSizeRange: Record {
  /// Pixels of the whole picture.
  package let least: Int?
  package let most: Int?

  package init(_ fields: inout Fields) {
    least = fields.optional("least", .integer(in: 1...Limits.picturePixels), "The fewest pixels of the picture.")
    most = fields.optional("most", .integer(in: 1...Limits.picturePixels), "The most pixels of the picture.")
    if fields.isSound, let least, let most, most < least {
      fields.problem("expected at least 'least', which is \(least), found \(most)", at: "most")
    }
  }
}

/// Frames a second that a generator can be asked for.
package struct GeneratorRates: Record {
  package let min: Double
  package let max: Double

  package init(_ fields: inout Fields) {
    min = fields.required("min", .number(above: 0, most: 1000), "The fewest frames a second.")
    max = fields.required("max", .number(above: 0, most: 1000), "The most frames a second.")
    if fields.isSound, max < min { fields.problem("expected at least 'min', found less", at: "max") }
  }
}

/// Frame counts of the form `multiple × n + plus`, such as 8n + 1.
package struct FrameRule: Record, CustomStringConvertible {
  package let multiple: Int
  package let plus: Int
  /// The fewest frames.
  package let min: Int?
  /// The most frames.
  package let max: Int?

  package init(_ fields: inout Fields) {
    multiple = fields.required("multiple", .integer(in: 1...1024), "The step between accepted counts.")
    plus = fields.value("plus", .integer(in: 0...1024), default: 0, "What is added to a multiple.")
    min = fields.optional("min", .integer(in: 1...65_536), "The fewest frames.")
    max = fields.optional("max", .integer(in: 1...65_536), "The most frames.")
    if fields.isSound, let min, let max, max < min {
      fields.problem("expected at least 'min', which is \(min), found \(max)", at: "max")
    }
  }

  /// Whether the generator makes clips of so many frames.
  package func accepts(_ frames: Int) -> Bool {
    frames >= plus && (frames - plus) % multiple == 0 && frames <= max ?? .max && frames > 0
      && frames >= min ?? 1
  }

  /// The accepted count that is nearest to `frames`, the larger of two that are equally near.
  package func nearest(to frames: Int) -> Int {
    let top = Swift.min(max ?? 65_536, 65_536)
    let wanted = Swift.min(Swift.max(frames, 1), top)
    let steps = Swift.max(0, (wanted - plus + multiple / 2) / multiple)
    var best = steps * multiple + plus
    if best > top { best -= multiple }
    if let min, best < min { best += (min - best + multiple - 1) / multiple * multiple }
    return best > 0 ? best : multiple + plus
  }

  /// `8n+1 to 257`
  package var short: String {
    (multiple == 1 ? "n" : "\(multiple)n") + (plus == 0 ? "" : "+\(plus)") + (max.map { " to \($0)" } ?? "")
  }

  /// `a multiple of 8 plus 1`
  package var description: String {
    (plus == 0 ? "a multiple of \(multiple)" : "a multiple of \(multiple) plus \(plus)")
      + (min.map { " from \($0)" } ?? "") + (max.map { " up to \($0)" } ?? "")
  }
}
