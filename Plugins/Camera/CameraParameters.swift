import A2CPluginKit

/// The parameters of a camera condition.
struct CameraParameters {
  /// The id of a ``PathFormat``; `nil` reads it off the file.
  let format: String?
  /// Poses that are used at most; `nil` leaves it to the adapter.
  let frames: Int?
  /// Poses a second; `nil` takes it from the file's times, where there are any.
  let framesPerSecond: Double?
  /// What the lens is counted in; `nil` reads it off the numbers.
  let unit: Intrinsics.Unit?
  /// The size of the pictures the path was taken with; `nil` reads it off the file.
  let sourceSize: CameraPath.Size?
  /// `nil` is what the format says.
  let direction: PoseConvention.Direction?
  /// `nil` is what the format says.
  let axes: PoseConvention.Axes?
  /// The lens of all poses; `nil` reads it off the file.
  let lens: Intrinsics?
  /// The horizontal field of view of all poses in degrees; `nil` reads the lens off the file.
  let fieldOfView: Double?

  /// The path in words, where there is no file.
  let moves: String?

  /// What a file leaves open.
  let asked: PathFile.Asked

  /// - Parameter json: members `format`, `frames`, `fps`, `intrinsics` (auto, normalised, pixels), `width` and `height`
  ///   of the pictures the path was taken with, `direction`, `axes`, `lens` (fx, fy, cx, cy) and `fov`.
  /// `moves` is a path in words.
  /// `quaternion` (xyzw, wxyz), `camera` and `array` say what to take of files that leave it open.
  init(_ json: JSON) throws(AdapterError) {
    let parameters = Parameters(json)
    func word<T: RawRepresentable<String> & CaseIterable>(_ name: String, _ type: T.Type) throws(AdapterError) -> T? {
      try parameters.word(name, among: ["auto"] + T.allCases.map(\.rawValue)).flatMap(T.init(rawValue:))
    }
    let name = try parameters.word("format", among: ["auto"] + PathFormats.all.map { $0.id })
    format = name == "auto" ? nil : name
    frames = try parameters.integer("frames", in: 1...Limits.cameraPoses)
    framesPerSecond = try parameters.framesPerSecond()
    unit = try word("intrinsics", Intrinsics.Unit.self)
    func text(_ name: String) throws(AdapterError) -> String? {
      guard let value = json[name], value != .null else { return nil }
      if let number = value.intValue { return String(number) }
      guard let text = value.stringValue, !text.isEmpty, text.utf8.count <= 200 else {
        throw Parameters.wrong(name, "a name that the file has")
      }
      return text
    }
    asked = PathFile.Asked(
      quaternion: try word("quaternion", PathFile.Asked.Order.self), camera: try text("camera"),
      array: try text("array"))
    if let value = json["moves"], value != .null {
      guard let words = value.stringValue, words.utf8.count <= MoveParser.mostBytes else {
        throw Parameters.wrong("moves", "a short text")
      }
      moves = words
    } else {
      moves = nil
    }
    direction = try parameters.word("direction", among: ["auto"] + PoseConvention.Direction.names)
      .flatMap(PoseConvention.Direction.init(name:))
    axes = try word("axes", PoseConvention.Axes.self)
    let width = try parameters.integer("width", in: 1...Limits.pictureSide)
    let height = try parameters.integer("height", in: 1...Limits.pictureSide)
    switch (width, height) {
    case (let width?, let height?): sourceSize = CameraPath.Size(width: Double(width), height: Double(height))
    case (nil, nil): sourceSize = nil
    default: throw Parameters.wrong(width == nil ? "width" : "height", "given where the other is")
    }
    fieldOfView = try parameters.number("fov", in: 1...175)
    if let value = json["lens"], value != .null {
      let numbers = value.arrayValue?.compactMap(\.doubleValue) ?? []
      guard value.arrayValue?.count == 4, numbers.count == 4, numbers.allSatisfy({ abs($0) <= 1e6 }),
        numbers[0] > 1e-6, numbers[1] > 1e-6
      else { throw Parameters.wrong("lens", "four numbers: fx, fy (above 0), cx, cy") }
      guard fieldOfView == nil else { throw Parameters.wrong("lens", "left out where fov is given") }
      lens = Intrinsics(fx: numbers[0], fy: numbers[1], cx: numbers[2], cy: numbers[3])
    } else {
      lens = nil
    }
  }
}
