import A2CPluginKit

/// The parameters of a pose condition.
struct PoseParameters {
  /// Frames a second; replaces what the input tells.
  var framesPerSecond: Double?
  /// Width of the drawing; `nil` leaves it to the input.
  var width: Int?
  /// Height of the drawing; `nil` leaves it to the input.
  var height: Int?
  /// Width of a limb in pixels of the drawing; `nil` is 8 at a shorter side of 512.
  var lineWidth: Double?
  /// Points a file is less sure of than this are left out.
  var minConfidence = 0.05

  /// - Parameter json: members `fps`, `width`, `height`, `line_width`, `min_confidence`.
  init(_ json: JSON) throws(AdapterError) {
    framesPerSecond = try PoseParameters.number(json, "fps", 0.001...1000)
    lineWidth = try PoseParameters.number(json, "line_width", 1...256)
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
    guard let side = value.intValue, (16...CanvasChoice.longestSide).contains(side) else {
      throw wrong(name, "a whole number from 16 to \(CanvasChoice.longestSide)")
    }
    return side
  }

  private static func wrong(_ name: String, _ expected: String) -> AdapterError {
    AdapterError(.invalidArgument, "\(name) must be \(expected)", place: "params.\(name)")
  }
}
