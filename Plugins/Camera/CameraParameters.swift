import A2CPluginKit

/// The parameters of a camera condition.
struct CameraParameters {
  /// The id of a ``PathFormat``; `nil` reads it off the file.
  let format: String?
  /// Poses that are used at most; `nil` leaves it to the adapter.
  let frames: Int?
  /// Poses a second, for the length of the path in words.
  let framesPerSecond: Double?
  /// What the lens is counted in; `nil` reads it off the numbers.
  let unit: CameraPath.Unit?
  /// The size of the pictures the path was taken with; `nil` reads it off the file.
  let sourceSize: CameraPath.Size?

  /// - Parameter json: members `format`, `frames`, `fps`, `intrinsics` (auto, normalised, pixels), and `width` and
  ///   `height` of the pictures the path was taken with.
  init(_ json: JSON) throws(AdapterError) {
    let parameters = Parameters(json)
    let name = try parameters.word("format", among: ["auto"] + PathFormats.all.map { $0.id })
    format = name == "auto" ? nil : name
    frames = try parameters.integer("frames", in: 1...Limits.cameraPoses)
    framesPerSecond = try parameters.framesPerSecond()
    let unit = try parameters.word("intrinsics", among: ["auto"] + CameraPath.Unit.allCases.map(\.rawValue))
    self.unit = unit.flatMap(CameraPath.Unit.init(rawValue:))
    let width = try parameters.integer("width", in: 1...Limits.pictureSide)
    let height = try parameters.integer("height", in: 1...Limits.pictureSide)
    switch (width, height) {
    case (let width?, let height?): sourceSize = CameraPath.Size(width: Double(width), height: Double(height))
    case (nil, nil): sourceSize = nil
    default: throw Parameters.wrong(width == nil ? "width" : "height", "given where the other is")
    }
  }
}
