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
  package let anyRatio: Bool

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

  /// `a multiple of 8 plus 1`
  package var description: String {
    (plus == 0 ? "a multiple of \(multiple)" : "a multiple of \(multiple) plus \(plus)")
      + (min.map { " from \($0)" } ?? "") + (max.map { " up to \($0)" } ?? "")
  }
}
