import A2CPluginKit

/// The parameters of a depth condition.
struct DepthParameters {
  /// Which end of the source's values is near.
  enum Near: String, CaseIterable { case auto, bright, dark }
  /// Whether values are stretched to the whole range.
  enum Normalize: String, CaseIterable { case auto, clip, off }
  /// Which part of the picture is the depth map.
  enum Part: String, CaseIterable { case auto, whole, left, right, top, bottom }
  /// What the values count.
  enum Unit: String, CaseIterable { case auto, none, metres, millimetres }

  let near: Near
  let normalize: Normalize
  /// Replaces the clip's own rate.
  let framesPerSecond: Double?
  let part: Part
  /// A name of ``ColorMap/all``, `none` to keep colours, `nil` to find it.
  let colorMap: String?
  let unit: Unit
  /// The array of an archive.
  let array: String?

  /// - Parameter json: members `near`, `normalize`, `fps`, `part`, `colormap`, `unit`, `array`.
  init(_ json: JSON) throws(AdapterError) {
    let parameters = Parameters(json)
    near = try parameters.choice("near") ?? .auto
    normalize = try parameters.choice("normalize") ?? .auto
    framesPerSecond = try parameters.framesPerSecond()
    part = try parameters.choice("part") ?? .auto
    let map = try parameters.word("colormap", among: ["auto", "none"] + ColorMap.names)
    colorMap = map == "auto" ? nil : map
    unit = try parameters.choice("unit") ?? .auto
    guard let name = json["array"], name != .null else {
      array = nil
      return
    }
    guard let text = name.stringValue, !text.isEmpty else { throw Parameters.wrong("array", "the name of an array") }
    array = text
  }
}
