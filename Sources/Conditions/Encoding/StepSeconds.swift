/// The time that a temporal step of a grid takes (upstream: `second_per_grid_ts`).
enum StepSeconds {
  /// Rates such as 29.97 are rounded: a second stays a whole one.
  static func rounded(_ seconds: Double) -> Double? {
    seconds.isFinite && seconds > 0 ? (seconds * 1e6).rounded() / 1e6 : nil
  }
}

extension FrameBlock {
  /// Seconds of a step of `count` sampled frames, as qwen_vl_utils counts the rate at which it samples: as many frames as
  /// were taken in the clip's whole length.
  func seconds(perStepOf count: Int) -> Double? {
    guard isVideo, framesPerSecond > 0, !pictures.isEmpty else { return nil }
    return StepSeconds.rounded(
      Double(source.frames) * Double(count) / (Double(pictures.count) * framesPerSecond))
  }
}

extension CameraBlock {
  /// Seconds of a step of `count` poses that are shown.
  func seconds(perStepOf count: Int) -> Double? {
    guard shown.count > 1, let first = shown.first, let last = shown.last else { return nil }
    let length: Double
    if times.indices.contains(first), times.indices.contains(last) {
      length = times[last] - times[first]
    } else if let framesPerSecond {
      length = Double(last - first) / framesPerSecond
    } else {
      return nil
    }
    return StepSeconds.rounded(length * Double(count) / Double(shown.count - 1))
  }
}
