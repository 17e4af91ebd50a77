package import Support

/// How an estimated depth is brought to the reference's scale, once for the whole clip.
package enum DepthAlignment: String, CaseIterable, Sendable {
  /// Numbers as they are.
  case none
  /// The estimate times the median of the reference over its own.
  case median
  /// The scale and the shift with the least sum of squares.
  case leastSquares = "least-squares"
  /// Each clip's smallest and largest number as 0 and 255.
  case range

  package var words: String {
    switch self {
    case .none: "numbers as they are"
    case .median: "the estimate scaled to the reference's median"
    case .leastSquares: "the estimate's scale and shift by least squares"
    case .range: "each clip's numbers brought to 0 … 255"
    }
  }
}

/// The mean absolute difference of two depth clips, over the numbers that are finite in both.
package struct DepthError: Sendable, Equatable {
  package let mae: Double
  package let alignment: DepthAlignment
  package let scale: Double
  package let shift: Double
  /// Numbers that were compared, and those left out as not finite.
  package let count: Int
  package let leftOut: Int
  package let frames: Int

  /// - Throws: ``AdherenceError``
  package init(
    reference: DepthValues, estimate: DepthValues, alignment: DepthAlignment, lengths: FrameLengths = .exact
  ) throws(AdherenceError) {
    guard reference.width == estimate.width, reference.height == estimate.height else {
      throw .unequal(
        what: "pixels a frame", reference: "\(reference.width)×\(reference.height)",
        estimate: "\(estimate.width)×\(estimate.height)", hint: "bring both to one size before depth is estimated")
    }
    guard let chosen = lengths.indices(reference.frames.count, estimate.frames.count) else {
      throw .unequal(
        what: "frames", reference: "\(reference.frames.count)", estimate: "\(estimate.frames.count)",
        hint: "cut them to one length, or choose --lengths spread")
    }
    var pairs: [(r: Double, e: Double)] = []
    var leftOut = 0
    for (a, b) in zip(chosen.reference, chosen.estimate) {
      for (r, e) in zip(reference.frames[a], estimate.frames[b]) {
        if r.isFinite, e.isFinite { pairs.append((Double(r), Double(e))) } else { leftOut += 1 }
      }
    }
    guard !pairs.isEmpty else { throw .empty(path: estimate.path, what: "depths that are finite in both") }
    let n = Double(pairs.count)
    var (scale, shift) = (1.0, 0.0)
    var target = (scale: 1.0, shift: 0.0)
    switch alignment {
    case .none: break
    case .median:
      let median = Self.median(pairs.map(\.e))
      guard median != 0 else {
        throw .degenerate(path: estimate.path, problem: "the median is 0", hint: "choose least-squares or range")
      }
      scale = Self.median(pairs.map(\.r)) / median
    case .leastSquares:
      let (mr, me) = (pairs.reduce(0) { $0 + $1.r } / n, pairs.reduce(0) { $0 + $1.e } / n)
      let spread = pairs.reduce(0) { $0 + ($1.e - me) * ($1.e - me) }
      guard spread > 0 else {
        throw .degenerate(path: estimate.path, problem: "all depths are equal", hint: "choose median or none")
      }
      scale = pairs.reduce(0) { $0 + ($1.e - me) * ($1.r - mr) } / spread
      shift = mr - scale * me
    case .range:
      target = try Self.range(pairs.map(\.r), reference.path)
      (scale, shift) = try Self.range(pairs.map(\.e), estimate.path)
    }
    mae = pairs.reduce(0) { $0 + abs($1.e * scale + shift - ($1.r * target.scale + target.shift)) } / n
    self.alignment = alignment
    (self.scale, self.shift, count, self.leftOut, frames) = (
      scale, shift, pairs.count, leftOut, chosen.reference.count
    )
  }

  private static func range(_ values: [Double], _ path: String) throws(AdherenceError) -> (Double, Double) {
    let (low, high) = (values.min() ?? 0, values.max() ?? 0)
    guard high > low else {
      throw .degenerate(path: path, problem: "all depths are equal", hint: "choose median or none")
    }
    return (255 / (high - low), -low * 255 / (high - low))
  }

  /// The middle number, or the mean of the two in the middle.
  private static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    let half = sorted.count / 2
    guard sorted.count > 1 else { return sorted.first ?? 0 }
    return sorted.count % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
  }

  package var json: JSON {
    .object([
      "mae": .double(mae), "alignment": .string(alignment.rawValue), "scale": .double(scale), "shift": .double(shift),
      "frames": .int(frames), "numbers": .int(count), "left_out": .int(leftOut),
    ])
  }
}
