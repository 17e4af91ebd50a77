import Glibc
import Manifests
import Support

/// The sizes that a generator makes, and the nearest of them to one that is wanted.
struct SizeRules {
  private let video: GeneratorVideo
  /// The sizes that are named, the manifest's own first.
  private let named: [GeneratorSize]

  /// `nil` where the manifest names no size.
  init?(_ video: GeneratorVideo) {
    guard let width = video.width, let height = video.height else { return nil }
    self.video = video
    var all: [GeneratorSize] = []
    for size in [GeneratorSize(width: width, height: height)] + video.sizes {
      all.append(size)
      if video.turns, size.width != size.height {
        all.append(GeneratorSize(width: size.height, height: size.width, settings: size.settings))
      }
    }
    var seen: Set<[Int]> = []
    named = all.filter { seen.insert([$0.width, $0.height]).inserted }
  }

  /// The size for a wish of the user's.
  func nearest(to shape: VideoShape) -> GeneratorSize {
    switch shape {
    case .ratio: return ofRatio(shape.ratio)
    case .pixels(let width, let height):
      if let range = video.anySize { return any(width, height, range) }
      let tier = named.min { Self.apart($0, width, height) < Self.apart($1, width, height) } ?? named[0]
      return video.anyRatio ? scaled(tier, to: shape.ratio) : tier
    }
  }

  /// The size of the manifest's own area that comes nearest to proportions.
  func ofRatio(_ ratio: Double) -> GeneratorSize {
    let own = named[0]
    if video.anyRatio || video.anySize != nil { return scaled(own, to: ratio) }
    // Proportions count more than the area; of several that are as near the first.
    func cost(_ size: GeneratorSize) -> Double {
      let area = abs(log(Double(size.width * size.height) / Double(own.width * own.height)))
      return area > log(2) ? .infinity : Self.off(size, ratio) + 0.25 * area
    }
    return named.min { cost($0) + 1e-9 < cost($1) } ?? own
  }

  // MARK: Any proportions, any size

  /// A size of the same area and settings in other proportions, no longer than three to one.
  private func scaled(_ size: GeneratorSize, to ratio: Double) -> GeneratorSize {
    guard ratio.isFinite, ratio > 0 else { return size }
    // Named sizes come first where they lose less than a twentieth at the edges.
    let area = size.width * size.height
    if let known = named.first(where: {
      abs($0.width * $0.height - area) * 20 < area && Self.off($0, ratio) < log(1.05)
    }) {
      return known
    }
    let bound = min(max(ratio, 1.0 / 3), 3)
    guard let width = rounded((Double(area) * bound).squareRoot()),
      let height = rounded((Double(area) / bound).squareRoot())
    else { return size }
    return GeneratorSize(width: width, height: height, settings: size.settings)
  }

  private func any(_ width: Int, _ height: Int, _ range: GeneratorSizeRange) -> GeneratorSize {
    let area = Double(width) * Double(height)
    let bound = min(max(area, Double(range.least ?? 1)), Double(range.most ?? Limits.picturePixels))
    let scale = (bound / area).squareRoot()
    guard let wide = rounded(Double(width) * scale), let high = rounded(Double(height) * scale) else { return named[0] }
    return GeneratorSize(width: wide, height: high)
  }

  private func rounded(_ side: Double) -> Int? {
    let step = Double(video.sizeMultiple ?? 16)
    return Checked.rounded(max(1, (side / step).rounded()) * step).flatMap { $0 <= Limits.pictureSide ? $0 : nil }
  }

  // MARK: Distances

  /// How far proportions are apart.
  private static func off(_ size: GeneratorSize, _ ratio: Double) -> Double {
    abs(log(Double(size.width) / Double(size.height) / ratio))
  }

  /// Proportions count more than the area: what they differ by is cut off.
  private static func apart(_ size: GeneratorSize, _ width: Int, _ height: Int) -> Double {
    let area = Double(size.width * size.height) / (Double(width) * Double(height))
    return 2 * off(size, Double(width) / Double(height)) + 0.5 * abs(log(area))
  }
}
