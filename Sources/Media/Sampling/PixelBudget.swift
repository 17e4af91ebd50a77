import Support

/// The size that a picture is given before it is cut into patches: sides that are multiples of ``factor``, an area
/// within a budget, the proportions kept as far as these allow. `smart_resize` of Qwen2-VL.
package struct PixelBudget: Sendable, Equatable {
  /// How sides below half of ``factor`` are treated.
  package enum SmallSides: Sendable {
    /// transformers 4.55 and later: a side may round to 0, the area is then too small and both sides grow.
    case grow
    /// qwen_vl_utils: a side rounds to ``PixelBudget/factor`` at least.
    case clamp
  }

  /// Patch side × merge side: 28 for Qwen2-VL.
  package var factor: Int
  package var minPixels: Int
  package var maxPixels: Int
  package var smallSides: SmallSides

  package init(factor: Int = 28, minPixels: Int, maxPixels: Int, smallSides: SmallSides = .grow) {
    self.factor = factor
    self.minPixels = minPixels
    self.maxPixels = maxPixels
    self.smallSides = smallSides
  }

  /// The defaults of the image processor's class: 4 to 1280 tokens.
  package static let processor = PixelBudget(minPixels: 56 * 56, maxPixels: 1280 * 784)
  /// What the published models' preprocessor configuration says for pictures: 4 to 16384 tokens.
  package static let hub = PixelBudget(minPixels: 56 * 56, maxPixels: 16384 * 784)

  /// The longest side over the shortest that is accepted.
  static let maxAspect = 200.0

  /// - Throws: ``MediaError/size(_:)`` for sides that are not positive, an aspect ratio above 200, or a budget that no
  ///   size can meet.
  package func size(height: Int, width: Int) throws(MediaError) -> (height: Int, width: Int) {
    try Self.size(
      height: height, width: width, factor: factor, minPixels: Double(minPixels), maxPixels: Double(maxPixels),
      smallSides: smallSides)
  }

  /// Whether a source of some size can have been given this one.
  package func couldMake(height: Int, width: Int) -> Bool {
    Self.couldMake(
      height: height, width: width, factor: factor, minPixels: Double(minPixels), maxPixels: Double(maxPixels))
  }

  /// The area may go past the budget by what rounding does: a side that would be shorter than ``factor`` is as long, and
  /// sides that grow are rounded up; both matter for narrow pictures only.
  static func couldMake(height: Int, width: Int, factor: Int, minPixels: Double, maxPixels: Double) -> Bool {
    let factor = max(1, factor)
    guard height > 0, width > 0, height.isMultiple(of: factor), width.isMultiple(of: factor) else { return false }
    let side = Double(factor)
    let narrow = side * (maxPixels * maxAspect).squareRoot()
    let grown = minPixels + side * (minPixels * maxAspect).squareRoot() * 1.01 + side * side
    return Double(height) * Double(width) <= max(maxPixels, narrow, grown)
  }

  static func size(
    height: Int, width: Int, factor: Int, minPixels: Double, maxPixels: Double, smallSides: SmallSides
  ) throws(MediaError) -> (height: Int, width: Int) {
    guard height > 0, width > 0, factor > 0, factor <= Limits.pictureSide, maxPixels > 0, minPixels <= maxPixels else {
      throw .size("a picture of \(width)x\(height) has no size between \(minPixels) and \(maxPixels) pixels")
    }
    guard width <= Limits.pictureSide, height <= Limits.pictureSide else {
      throw .size("\(width)x\(height) is more than \(Limits.pictureSide) a side")
    }
    guard Double(max(height, width)) / Double(min(height, width)) <= maxAspect else {
      throw .size("the aspect ratio of \(width)x\(height) is above \(Int(maxAspect)); crop the picture")
    }
    let side = Double(factor)
    let (h, w) = (Double(height), Double(width))
    var newHeight = (h / side).rounded(.toNearestOrEven) * side
    var newWidth = (w / side).rounded(.toNearestOrEven) * side
    if smallSides == .clamp {
      newHeight = max(side, newHeight)
      newWidth = max(side, newWidth)
    }
    if newHeight * newWidth > maxPixels {
      let beta = (h * w / maxPixels).squareRoot()
      newHeight = max(side, (h / beta / side).rounded(.down) * side)
      newWidth = max(side, (w / beta / side).rounded(.down) * side)
    } else if newHeight * newWidth < minPixels {
      let beta = (minPixels / (h * w)).squareRoot()
      newHeight = (h * beta / side).rounded(.up) * side
      newWidth = (w * beta / side).rounded(.up) * side
    }
    guard let height = Checked.rounded(newHeight), let width = Checked.rounded(newWidth), height > 0, width > 0 else {
      throw .size("a picture of \(width)x\(height) has no size between \(minPixels) and \(maxPixels) pixels")
    }
    return (height, width)
  }
}
