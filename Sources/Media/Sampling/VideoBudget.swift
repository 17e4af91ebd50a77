/// The size that the frames of a clip are given: each frame has a budget, and all of them together have another.
/// `fetch_video` of qwen_vl_utils.
package struct VideoBudget: Sendable, Equatable {
  package var factor: Int
  /// Pixels of one frame at least.
  package var minPixels: Int
  /// Pixels of one frame at most.
  package var maxPixels: Int
  /// Pixels of all frames; two frames make one slice of tokens, so that each frame may have twice its share.
  package var totalPixels: Int

  package init(
    factor: Int = 28, minPixels: Int = 128 * 784, maxPixels: Int = 768 * 784, totalPixels: Int = 90_316_800
  ) {
    self.factor = factor
    self.minPixels = minPixels
    self.maxPixels = maxPixels
    self.totalPixels = totalPixels
  }

  /// qwen_vl_utils 0.0.14: 128000 tokens × 784 × 0.9 in all.
  package static let current = VideoBudget()
  /// qwen_vl_utils 0.0.8: 24576 tokens × 784 in all.
  package static let original = VideoBudget(totalPixels: 24576 * 784)

  /// The most pixels of one of `frames` frames; not a whole number in general. No fewer than 1.05 × ``minPixels``.
  package func maxPixels(frames: Int) -> Double {
    let share = Double(totalPixels) / Double(max(1, frames)) * 2
    return max(min(Double(maxPixels), share), (Double(minPixels) * 1.05).rounded(.towardZero))
  }

  /// Whether frames of a source of some size can have been given this one.
  package func couldMake(height: Int, width: Int, frames: Int) -> Bool {
    PixelBudget.couldMake(
      height: height, width: width, factor: factor, minPixels: Double(minPixels), maxPixels: maxPixels(frames: frames))
  }

  /// The size of each of `frames` frames.
  /// - Throws: as ``PixelBudget/size(height:width:)``.
  package func size(height: Int, width: Int, frames: Int) throws(MediaError) -> (height: Int, width: Int) {
    try PixelBudget.size(
      height: height, width: width, factor: factor, minPixels: Double(minPixels), maxPixels: maxPixels(frames: frames),
      smallSides: .clamp)
  }
}
