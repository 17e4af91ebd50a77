import A2CPluginKit

/// Brings tracks to the coordinates of a picture.
struct TrackScale {
  let width, height: Int
  /// The size is the picture's own; otherwise nothing can be said of where a point is in it.
  let isKnown: Bool
  /// Factor from the file's coordinates to pixels.
  let scale: Double
  let scaleY: Double

  private static let usualSide = 512

  init(_ tracks: PointTracks, _ parameters: TracksParameters, _ sink: Sink) throws {
    let isNormalised: Bool
    if let unit = parameters.unit {
      isNormalised = unit == .normalised
    } else if tracks.isNormalised || tracks.isFlow {
      isNormalised = tracks.isNormalised
    } else {
      var (least, most, isWhole) = (Double.infinity, -Double.infinity, true)
      for place in tracks.seen {
        least = min(least, place.x, place.y)
        most = max(most, place.x, place.y)
        if place.x.rounded() != place.x || place.y.rounded() != place.y { isWhole = false }
      }
      isNormalised = least >= -0.1 && most <= 1.1 && !isWhole
      try sink.decide(
        "units", isNormalised ? "normalised" : "pixels",
        because: isNormalised ? "all places lie between 0 and 1" : "places go up to \(most)")
    }
    let size: (width: Int, height: Int)
    if let width = parameters.width ?? tracks.width, let height = parameters.height ?? tracks.height {
      size = (width, height)
      isKnown = true
    } else if isNormalised {
      size = (Self.usualSide, Self.usualSide)
      isKnown = true
      try sink.decide("canvas", "\(size.width)×\(size.height)", because: "places are shares of the sides")
    } else {
      var (right, bottom) = (16.0, 16.0)
      for place in tracks.seen { (right, bottom) = (max(right, place.x), max(bottom, place.y)) }
      // The picture is larger than the places in it, nobody knows by how much.
      size = (Checked.rounded(min(right * 1.1, 8192)) ?? 512, Checked.rounded(min(bottom * 1.1, 8192)) ?? 512)
      isKnown = false
      try sink.decide(
        "canvas", "\(size.width)×\(size.height)",
        because: "the file tells no size; this holds all places, and width and height set it")
    }
    // Long sides are drawn smaller.
    let shrink = min(1, 1024 / Double(max(size.width, size.height)))
    width = max(1, Checked.rounded(Double(size.width) * shrink) ?? 1)
    height = max(1, Checked.rounded(Double(size.height) * shrink) ?? 1)
    scale = isNormalised ? Double(width) : shrink
    scaleY = isNormalised ? Double(height) : shrink
  }

  func place(_ place: PointTracks.Place) -> PointTracks.Place { (place.x * scale, place.y * scaleY) }
}
