import A2CPluginKit

/// Draws tracks: on black, the way of each point up to now, fading with age, and the point itself. Points that stay are
/// grey, others have a colour by where they begin.
struct TrackDrawing {
  /// Points that are drawn; of more, evenly as many.
  private static let most = 768
  /// Pieces of a way.
  private static let pieces = 48

  private let scale: TrackScale
  private let tracks: [[PointTracks.Place?]]
  private let inks: [Ink]

  init(_ tracks: PointTracks, _ scale: TrackScale) {
    self.scale = scale
    let chosen = evenly(Self.most, of: tracks.points.count).map { tracks.points[$0].map { $0.map(scale.place) } }
    let still = 0.015 * Double(max(scale.width, scale.height))
    inks = chosen.map { places in
      guard let start = places.lazy.compactMap({ $0 }).first else { return .black }
      let isStill = places.allSatisfy { place in
        guard let place else { return true }
        let (dx, dy) = (place.x - start.x, place.y - start.y)
        return dx * dx + dy * dy < still * still
      }
      if isStill { return Ink(120, 120, 120) }
      return Ink.wheel(start.x / Double(scale.width) * 0.8 + start.y / Double(scale.height) * 0.15)
    }
    self.tracks = chosen
  }

  func frame(_ index: Int) throws -> Raster {
    var drawing = try Drawing(width: scale.width, height: scale.height)
    let thickness = max(1.5, Double(max(scale.width, scale.height)) / 240)
    let steps = evenly(Self.pieces, of: index + 1)
    for (places, ink) in zip(tracks, inks) {
      var last: PointTracks.Place?
      for (number, step) in steps.enumerated() {
        let place = places[step]
        if let last, let place {
          let age = Double(number) / Double(max(1, steps.count - 1))
          drawing.line(from: last, to: place, thickness: thickness, ink, strength: 0.35 + 0.65 * age)
        }
        last = place
      }
      if let place = places[index] { drawing.disc(place, radius: thickness * 1.4, ink) }
    }
    return try drawing.raster()
  }
}

/// At most `most` numbers of `0..<count`, evenly spread, the first and the last among them.
func evenly(_ most: Int, of count: Int) -> [Int] {
  guard count > most, most > 1 else { return Array(0..<max(0, count)) }
  return (0..<most).map { $0 * (count - 1) / (most - 1) }
}
