import A2CPluginKit

/// The parameters of a pose condition.
struct PoseParameters {
  /// How the input is written.
  enum Format: String, CaseIterable {
    case auto, openpose, dwpose, coco, mmpose, ultralytics, mediapipe, movenet, named, drawn
  }

  let format: Format
  /// Frames a second; replaces what the input tells.
  let framesPerSecond: Double?
  /// Width of the drawing; `nil` leaves it to the input.
  let width: Int?
  /// Height of the drawing; `nil` leaves it to the input.
  let height: Int?
  /// Half the width of a limb in pixels of the drawing; `nil` is 4 at a shorter side of 512.
  let lineWidth: Double?
  /// Points a file is less sure of than this are left out.
  let minConfidence: Double?
  /// What points are counted in; `nil` reads it off them.
  let coordinates: Coordinates?
  /// Whether hands and faces are drawn where the input has them.
  let hands, face: Bool

  /// - Parameter json: members `format`, `fps`, `width`, `height`, `line_width`, `min_confidence`,
  ///   `coordinates`, `hands`, `face`.
  init(_ json: JSON) throws(AdapterError) {
    let parameters = Parameters(json)
    format = try parameters.choice("format") ?? .auto
    framesPerSecond = try parameters.framesPerSecond()
    width = try parameters.integer("width", in: 16...CanvasChoice.longestAsked)
    height = try parameters.integer("height", in: 16...CanvasChoice.longestAsked)
    lineWidth = try parameters.number("line_width", in: 1...64)
    // DWPose gives a number to every point and calls those below 0.3 unseen.
    minConfidence = try parameters.number("min_confidence", in: 0...1) ?? (format == .dwpose ? 0.3 : nil)
    let unit = try parameters.word("coordinates", among: ["auto"] + Coordinates.allCases.map(\.rawValue))
    coordinates = unit.flatMap(Coordinates.init(rawValue:))
    func isOn(_ name: String) throws(AdapterError) -> Bool {
      guard let value = json[name], value != .null else { return true }
      guard let flag = value.boolValue else { throw Parameters.wrong(name, "true or false") }
      return flag
    }
    hands = try isOn("hands")
    face = try isOn("face")
  }
}
