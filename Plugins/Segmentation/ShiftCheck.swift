import A2CPluginKit

/// Decides whether colours of ADE20K's palette stand for their own classes or each for the class behind it: by which
/// reading gives the likelier scene. The sky is above and the ground below, and rooms and landscapes do not mix.
enum ShiftCheck {
  /// How likely the scene is in both readings; what is above 0 speaks for a reading.
  struct Verdict: Equatable {
    let plain, shifted: Double

    /// `nil` where neither is likelier.
    var classes: ClassSet? {
      if shifted >= plain + 0.2, shifted >= 0.05 { return .ade20kShifted }
      if plain >= shifted - 0.1, plain >= -0.05 { return .ade20k }
      return nil
    }
  }

  /// - Parameter frames: extents by number of the colour in ADE20K's palette; 150 is black.
  static func verdict(_ frames: [[Int32: AreaExtent]]) -> Verdict {
    let classes = ADE20K.classes
    let last = Int32(classes.count - 1)
    // The last colour has no class behind it.
    let isPossible = !frames.contains { $0[last].map { $0.share > 0.003 } ?? false }
    var (plain, shifted) = (0.0, 0.0)
    for frame in frames {
      plain += score(frame) { $0 <= last ? classes[Int($0)] : nil }
      shifted += score(frame) { $0 == last + 1 ? classes[0] : $0 < last ? classes[Int($0) + 1] : nil }
    }
    let count = Double(max(1, frames.count))
    return Verdict(plain: plain / count, shifted: isPossible ? shifted / count : -1)
  }

  private static func score(_ frame: [Int32: AreaExtent], _ meaning: (Int32) -> SegmentClass?) -> Double {
    var (indoors, outdoors, sum) = (0.0, 0.0, 0.0)
    for (label, extent) in frame where label >= 0 && extent.share >= 0.003 {
      guard let found = meaning(label) else { continue }
      switch found.setting {
      case .indoors: indoors += extent.share
      case .outdoors: outdoors += extent.share
      case .either: break
      }
      switch found.height {
      case .top:
        if extent.centerY > 0.6 { sum -= extent.share }
        if extent.centerY < 0.45, extent.touchesTop { sum += extent.share / 2 }
      case .ground:
        if extent.centerY < 0.42 { sum -= extent.share }
        if extent.centerY > 0.55, extent.bottom > 0.75 { sum += extent.share / 2 }
      case .anywhere: break
      }
    }
    return sum - min(indoors, outdoors)
  }
}
