import A2CPluginKit

/// The parameters of a tracks condition.
struct TracksParameters {
  /// What the input's numbers are.
  enum Format: String, CaseIterable {
    case auto
    /// Places of points.
    case tracks
    /// How far every pixel moves to the next frame.
    case flow
  }

  /// What is pushed: trails to look at, or the places themselves (``TrackPlaces``).
  enum Show: String, CaseIterable { case trails, points }

  let format: Format
  let show: Show
  let axes: TrackArrays.Axes
  /// `nil` leaves it to the adapter.
  let unit: LabelledAreas.Unit?
  let width: Int?
  let height: Int?
  let framesPerSecond: Double?

  /// - Parameter json: members `format`, `show`, `axes`, `units`, `width`, `height`, `fps`.
  init(_ json: JSON) throws(AdapterError) {
    let parameters = Parameters(json)
    format = try parameters.choice("format") ?? .auto
    show = try parameters.choice("show") ?? .trails
    axes = try parameters.choice("axes") ?? .auto
    let word = try parameters.word("units", among: ["auto"] + LabelledAreas.Unit.allCases.map(\.rawValue))
    unit = word.flatMap(LabelledAreas.Unit.init(rawValue:))
    width = try parameters.integer("width", in: 16...8192)
    height = try parameters.integer("height", in: 16...8192)
    framesPerSecond = try parameters.framesPerSecond()
    if (width == nil) != (height == nil) {
      throw Parameters.wrong(width == nil ? "width" : "height", "given where the other is")
    }
  }
}
