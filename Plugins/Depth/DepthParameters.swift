import A2CPluginKit

/// The parameters of a depth condition.
struct DepthParameters {
  /// Which end of the source's values is near.
  enum Near: String, CaseIterable { case auto, bright, dark }
  /// Whether values are stretched to the whole range.
  enum Normalize: String, CaseIterable { case auto, clip, off }

  let near: Near
  let normalize: Normalize
  /// Replaces the clip's own rate.
  let framesPerSecond: Double?

  /// - Parameter json: members `near`, `normalize`, `fps`.
  init(_ json: JSON) throws(AdapterError) {
    let parameters = Parameters(json)
    near = try parameters.choice("near") ?? .auto
    normalize = try parameters.choice("normalize") ?? .auto
    framesPerSecond = try parameters.framesPerSecond()
  }
}
