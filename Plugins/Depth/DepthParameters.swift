import A2CPluginKit

/// The parameters of a depth condition.
struct DepthParameters {
  /// Which end of the source's values is near.
  enum Near: String { case auto, bright, dark }
  /// Whether values are stretched to the whole range.
  enum Normalize: String { case auto, clip, off }

  var near = Near.auto
  var normalize = Normalize.auto
  /// Replaces the clip's own rate.
  var framesPerSecond: Double?

  /// - Parameter json: members `near`, `normalize`, `fps`.
  init(_ json: JSON) throws(AdapterError) {
    if let value = json["near"], value != .null {
      guard let near = value.stringValue.flatMap(Near.init(rawValue:)) else {
        throw DepthParameters.wrong("near", "auto, bright or dark")
      }
      self.near = near
    }
    if let value = json["normalize"], value != .null {
      guard let normalize = value.stringValue.flatMap(Normalize.init(rawValue:)) else {
        throw DepthParameters.wrong("normalize", "auto, clip or off")
      }
      self.normalize = normalize
    }
    if let value = json["fps"], value != .null {
      guard let rate = value.doubleValue, rate > 0, rate <= 1000 else {
        throw DepthParameters.wrong("fps", "a number above 0 and at most 1000")
      }
      framesPerSecond = rate
    }
  }

  private static func wrong(_ name: String, _ expected: String) -> AdapterError {
    AdapterError(.invalidArgument, "\(name) must be \(expected)", place: "params.\(name)")
  }
}
