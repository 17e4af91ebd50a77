import A2CPluginKit

/// The size a track is drawn at, and the size its pixels are counted in.
struct CanvasChoice: Equatable {
  /// A drawing is no larger: the model's eye is smaller, and a file may claim any size.
  static let longestSide = 2048
  /// The largest side a user can ask for.
  static let longestAsked = 8192

  /// The picture that pixels are counted in.
  var source: CanvasSize
  /// The drawing.
  var size: CanvasSize
  var reason: String

  init(_ track: PoseTrack, _ coordinates: Coordinates, width: Int?, height: Int?) {
    let told = track.frames.lazy.compactMap(\.canvas).first
    let source: CanvasSize
    if let told {
      (source, reason) = (told, "the file tells it")
    } else if coordinates == .pixels {
      if let width, let height {
        (source, reason) = (CanvasSize(width: width, height: height), "")
      } else {
        (source, reason) = (CanvasChoice.around(track), "the extent of the points; the file tells no size")
      }
    } else {
      (source, reason) = (
        CanvasSize(width: width ?? height ?? 512, height: height ?? width ?? 512),
        "points are shares of the picture, and the file tells no size; width and height set it"
      )
    }
    self.source = source
    switch (width, height) {
    case (let width?, let height?):
      (size, reason) = (CanvasSize(width: width, height: height), "the parameters width and height")
    case (let width?, nil):
      (size, reason) = (
        CanvasSize(width: width, height: CanvasChoice.scaled(source.height, width, source.width)), "the parameter width"
      )
    case (nil, let height?):
      (size, reason) = (
        CanvasSize(width: CanvasChoice.scaled(source.width, height, source.height), height: height),
        "the parameter height"
      )
    case (nil, nil):
      let longest = max(source.width, source.height)
      if longest > CanvasChoice.longestSide {
        size = CanvasSize(
          width: CanvasChoice.scaled(source.width, CanvasChoice.longestSide, longest),
          height: CanvasChoice.scaled(source.height, CanvasChoice.longestSide, longest))
        reason += ", brought down from \(source.width)×\(source.height)"
      } else {
        size = CanvasSize(width: max(16, source.width), height: max(16, source.height))
      }
    }
  }

  /// `side · numerator / denominator`, rounded, within what is drawn.
  private static func scaled(_ side: Int, _ numerator: Int, _ denominator: Int) -> Int {
    // checked: sides are at most Limits.pictureSide · 4, denominators at least 1
    min(longestAsked, max(16, (side * numerator + denominator / 2) / denominator))
  }

  /// A picture around all points: some margin, sides a multiple of 16.
  private static func around(_ track: PoseTrack) -> CanvasSize {
    var (right, bottom) = (0.0, 0.0)
    for point in track.frames.lazy.flatMap(\.people).flatMap(\.points) {
      right = max(right, point.x)
      bottom = max(bottom, point.y)
    }
    func side(_ extent: Double) -> Int {
      guard extent > 0 else { return 512 }
      return max(64, (Int(min(extent * 1.05, Double(4 * Limits.pictureSide))) + 16) / 16 * 16)
    }
    return CanvasSize(width: side(right), height: side(bottom))
  }
}
