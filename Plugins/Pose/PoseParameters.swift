import A2CPluginKit

/// The parameters of a pose condition.
struct PoseParameters {
  /// Frames a second; replaces what the input tells.
  var framesPerSecond: Double?
  /// Width of the drawing; `nil` leaves it to the input.
  var width: Int?
  /// Height of the drawing; `nil` leaves it to the input.
  var height: Int?
  /// Half the width of a limb in pixels of the drawing; `nil` is 4 at a shorter side of 512.
  var lineWidth: Double?
  /// Points a file is less sure of than this are left out.
  var minConfidence = 0.05
  var format = Format.auto

  /// How the input is written.
  enum Format: String { case auto, openpose, dwpose, drawn }

  /// - Parameter json: members `format`, `fps`, `width`, `height`, `line_width`, `min_confidence`.
  init(_ json: JSON) throws(AdapterError) {
    if let value = json["format"], value != .null {
      guard let format = value.stringValue.flatMap(Format.init(rawValue:)) else {
        throw PoseParameters.wrong("format", "auto, openpose, dwpose or drawn")
      }
      self.format = format
      // DWPose gives a number to every point and calls those below this unseen.
      if format == .dwpose { minConfidence = 0.3 }
    }
    framesPerSecond = try PoseParameters.number(json, "fps", 0.001...1000)
    lineWidth = try PoseParameters.number(json, "line_width", 1...64)
    minConfidence = try PoseParameters.number(json, "min_confidence", 0...1) ?? minConfidence
    width = try PoseParameters.side(json, "width")
    height = try PoseParameters.side(json, "height")
  }

  private static func number(_ json: JSON, _ name: String, _ range: ClosedRange<Double>) throws(AdapterError) -> Double?
  {
    guard let value = json[name], value != .null else { return nil }
    guard let number = value.doubleValue, range.contains(number) else {
      throw wrong(name, "a number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  private static func side(_ json: JSON, _ name: String) throws(AdapterError) -> Int? {
    guard let value = json[name], value != .null else { return nil }
    guard let side = value.intValue, (16...CanvasChoice.longestAsked).contains(side) else {
      throw wrong(name, "a whole number from 16 to \(CanvasChoice.longestAsked)")
    }
    return side
  }

  private static func wrong(_ name: String, _ expected: String) -> AdapterError {
    AdapterError(.invalidArgument, "\(name) must be \(expected)", place: "params.\(name)")
  }
}
