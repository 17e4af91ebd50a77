import A2CPluginKit

/// The parameters of a camera condition.
struct CameraParameters {
  /// The id of a ``PathFormat``; `nil` reads it off the file.
  var format: String?
  /// Poses that become maps at most; `nil` leaves it to the adapter.
  var frames: Int?
  /// Poses a second, for the length of the path in words.
  var framesPerSecond: Double?
  /// What the lens is counted in; `nil` reads it off the numbers.
  var unit: CameraPath.Unit?
  /// The size of the pictures the path was taken with; `nil` reads it off the file.
  var sourceSize: CameraPath.Size?

  /// - Parameter json: members `format`, `frames`, `fps`, `intrinsics` (auto, normalised, pixels), and `width` and
  ///   `height` of the pictures the path was taken with.
  init(_ json: JSON) throws(AdapterError) {
    if let value = json["format"], value != .null, value.stringValue != "auto" {
      guard let id = value.stringValue, PathFormats.all.contains(where: { $0.id == id }) else {
        throw CameraParameters.wrong("format", "auto or " + PathFormats.all.map { $0.id }.joined(separator: ", "))
      }
      format = id
    }
    if let value = json["frames"], value != .null {
      guard let count = value.intValue, (1...Limits.cameraPoses).contains(count) else {
        throw CameraParameters.wrong("frames", "a whole number from 1 to \(Limits.cameraPoses)")
      }
      frames = count
    }
    if let value = json["fps"], value != .null {
      guard let rate = value.doubleValue, rate > 0, rate <= 1000 else {
        throw CameraParameters.wrong("fps", "a number above 0 and at most 1000")
      }
      framesPerSecond = rate
    }
    if let value = json["intrinsics"], value != .null, value.stringValue != "auto" {
      guard let name = value.stringValue, let unit = CameraPath.Unit(rawValue: name) else {
        throw CameraParameters.wrong("intrinsics", "auto, normalised or pixels")
      }
      self.unit = unit
    }
    let sides = try ["width", "height"].map { name throws(AdapterError) -> Double? in
      guard let value = json[name], value != .null else { return nil }
      guard let side = value.intValue, (1...Limits.pictureSide).contains(side) else {
        throw CameraParameters.wrong(name, "a whole number from 1 to \(Limits.pictureSide)")
      }
      return Double(side)
    }
    switch (sides[0], sides[1]) {
    case (let width?, let height?): sourceSize = CameraPath.Size(width: width, height: height)
    case (nil, nil): break
    default: throw CameraParameters.wrong("width and height", "given together")
    }
  }

  private static func wrong(_ name: String, _ expected: String) -> AdapterError {
    AdapterError(.invalidArgument, "\(name) must be \(expected)", place: "params.\(name)")
  }
}
