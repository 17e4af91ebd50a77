import Media

/// What is done where the reference and the estimate have different numbers of frames.
package enum FrameLengths: String, CaseIterable, Sendable {
  /// An error.
  case exact
  /// Evenly spread frames of the longer one, the first and the last among them.
  case spread

  /// Which frames of each are compared; `nil` where they have to be equal and are not.
  func indices(_ reference: Int, _ estimate: Int) -> (reference: [Int], estimate: [Int])? {
    guard reference != estimate else { return (Array(0..<reference), Array(0..<estimate)) }
    guard self == .spread else { return nil }
    let count = min(reference, estimate)
    return (FrameSampling.spread(count, over: reference), FrameSampling.spread(count, over: estimate))
  }
}
