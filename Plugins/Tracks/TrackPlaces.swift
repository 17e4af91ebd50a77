import A2CPluginKit

/// Tracks as pixels that hold numbers, for who wants the places and not a drawing of them: a column for each point; in the
/// first row x in 16 bits (red high, green low) and 255 in blue where the point is seen, in the second row y likewise.
/// The range of 16 bits spans twice the picture: 0 is half a side in front of it, 65535 half a side behind it.
struct TrackPlaces {
  /// Points that are told; of more, evenly as many.
  private static let most = 256

  private let scale: TrackScale
  private let tracks: [[PointTracks.Place?]]

  init(_ tracks: PointTracks, _ scale: TrackScale) {
    self.scale = scale
    self.tracks = evenly(Self.most, of: tracks.points.count).map { tracks.points[$0].map { $0.map(scale.place) } }
  }

  func frame(_ index: Int) throws -> Raster {
    var (first, second): ([UInt8], [UInt8]) = ([], [])
    for places in tracks {
      guard let place = places[index] else {
        first += [0, 0, 0]
        second += [0, 0, 0]
        continue
      }
      first += Self.bytes(place.x / Double(scale.width))
      second += Self.bytes(place.y / Double(scale.height))
    }
    return try Raster(width: tracks.count, height: 2, layout: .rgb8, bytes: first + second)
  }

  private static func bytes(_ share: Double) -> [UInt8] {
    let value = Int(min(max((share + 0.5) / 2 * 65_535, 0), 65_535).rounded())
    return [UInt8(value >> 8), UInt8(value & 0xFF), 255]
  }
}
