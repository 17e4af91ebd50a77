import A2CPluginKit

/// The parameters of a normal map.
struct NormalParameters {
  /// Whether green is up (OpenGL) or down (DirectX).
  enum Green: String, CaseIterable { case auto, up, down }
  /// Whether red comes first.
  enum Channels: String, CaseIterable { case auto, rgb, bgr }

  let green: Green
  let channels: Channels
  let framesPerSecond: Double?
  /// The array of an archive.
  let array: String?

  init(_ json: JSON) throws(AdapterError) {
    let parameters = Parameters(json)
    green = try parameters.choice("green") ?? .auto
    channels = try parameters.choice("channels") ?? .auto
    framesPerSecond = try parameters.framesPerSecond()
    guard let name = json["array"], name != .null else {
      array = nil
      return
    }
    guard let text = name.stringValue, !text.isEmpty else { throw Parameters.wrong("array", "the name of an array") }
    array = text
  }
}
