/// What a track counts its points in.
enum Coordinates: String, CaseIterable {
  case pixels
  /// Shares of the picture, 0 to 1.
  case shares = "0..1"
  /// -1 to 1, the middle of the picture at 0.
  case signedShares = "-1..1"

  /// Read off the points of the whole clip. Somebody half outside of the picture may reach past 1, and no picture has
  /// all of its points in the first two pixels.
  init(_ track: PoseTrack) {
    var (low, high) = (0.0, 0.0)
    var isEmpty = true
    for point in track.frames.lazy.flatMap(\.people).flatMap(\.points) {
      low = min(low, point.x, point.y)
      high = max(high, point.x, point.y)
      isEmpty = false
    }
    if isEmpty || high > 1.5 || low < -1.5 {
      self = .pixels
    } else {
      self = low < -0.5 ? .signedShares : .shares
    }
  }

  /// Where a point lies in a drawing of `size`.
  /// - Parameter source: the size of the picture that pixels are counted in.
  func place(_ point: Point, source: CanvasSize, size: CanvasSize) -> Point {
    let (width, height) = (Double(size.width), Double(size.height))
    switch self {
    case .pixels:
      return Point(x: point.x * width / Double(source.width), y: point.y * height / Double(source.height))
    case .shares: return Point(x: point.x * width, y: point.y * height)
    case .signedShares: return Point(x: (point.x + 1) / 2 * width, y: (point.y + 1) / 2 * height)
    }
  }
}
