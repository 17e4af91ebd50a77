import A2CPluginKit

/// Points followed over time.
struct PointTracks {
  /// A point in one frame, in pixels; `nil` where it is not seen.
  typealias Place = Drawing.Point

  /// The name of the file format, for people.
  var format: String
  /// The size of the picture, `nil` where the file does not tell.
  var width: Int?
  var height: Int?
  var framesPerSecond: Double?
  var frameCount: Int
  /// Every point's places, one a frame.
  var points: [[Place?]]  // points × frames
  /// Coordinates are shares of the sides.
  var isNormalised = false
  /// Points stand for the parts of a dense flow and not for themselves.
  var isFlow = false

  /// The most points of one condition, and the most places of all together.
  static let mostPoints = 1 << 20
  static let mostPlaces = 1 << 24

  /// The places that are seen.
  var seen: some Sequence<Place> { points.lazy.flatMap { $0.lazy.compactMap { $0 } } }
}

/// An error in a file of tracks.
func badTracks(_ path: String, _ message: String, hint: String? = nil) -> AdapterError {
  AdapterError(.badInput, message, place: path, hint: hint)
}
