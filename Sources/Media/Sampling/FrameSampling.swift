import Support

/// Which frames of a clip are looked at: evenly spread, at a rate, an even number of them. `smart_nframes` of
/// qwen_vl_utils.
package struct FrameSampling: Sendable, Equatable {
  /// How a number of frames becomes a multiple of ``FrameSampling/frameFactor``.
  package enum Rounding: Sendable {
    /// qwen_vl_utils 0.0.14.
    case down
    /// qwen_vl_utils 0.0.8: to the nearest, half to even.
    case nearest
  }

  package var fps: Double
  package var minFrames: Int
  package var maxFrames: Int
  /// Frames in one temporal patch.
  package var frameFactor: Int
  package var rounding: Rounding

  package init(
    fps: Double = 2.0, minFrames: Int = 4, maxFrames: Int = 768, frameFactor: Int = 2, rounding: Rounding = .down
  ) {
    self.fps = fps
    self.minFrames = minFrames
    self.maxFrames = maxFrames
    self.frameFactor = frameFactor
    self.rounding = rounding
  }

  /// Ascending frame numbers. A clip with fewer frames than ``frameFactor``, which qwen_vl_utils refuses, gives all
  /// that it has; a rate that is not a positive number gives the fewest frames allowed.
  package func indices(frameCount: Int, framesPerSecond: Double) -> [Int] {
    Self.spread(count(frameCount: frameCount, framesPerSecond: framesPerSecond), over: frameCount)
  }

  /// How many frames ``indices(frameCount:framesPerSecond:)`` gives.
  package func count(frameCount: Int, framesPerSecond: Double) -> Int {
    guard frameCount > 0 else { return 0 }
    let factor = Double(max(1, frameFactor))
    let total = Double(frameCount)
    let least = (Double(minFrames) / factor).rounded(.up) * factor
    let most = (min(Double(maxFrames), total) / factor).rounded(.down) * factor
    var wanted = total / framesPerSecond * fps
    if !wanted.isFinite || wanted < 0 { wanted = least }
    wanted = min(min(max(wanted, least), most), total)
    let steps = wanted / factor
    let rounded = (rounding == .down ? steps.rounded(.down) : steps.rounded(.toNearestOrEven)) * factor
    let count = Checked.rounded(min(rounded, total)) ?? 0
    return count > 0 ? count : min(frameCount, max(1, frameFactor))
  }

  /// `torch.linspace(0, total - 1, count).round()`: in 32-bit floats from both ends towards the middle, half to even.
  /// (On processors with AVX torch adds in another order; above 27,000 frames some numbers then differ by one.)
  package static func spread(_ count: Int, over total: Int) -> [Int] {
    guard count > 0, total > 0 else { return [] }
    guard count > 1 else { return [0] }
    let end = Float(total - 1)
    let step = end / Float(count - 1)
    return (0..<count).map { index in
      let place = index < count / 2 ? step * Float(index) : end - step * Float(count - 1 - index)
      return min(max(Checked.rounded(Double(place)) ?? 0, 0), total - 1)
    }
  }
}
