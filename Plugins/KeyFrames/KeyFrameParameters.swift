import A2CPluginKit

/// The parameters of key frames.
struct KeyFrameParameters {
  /// Seconds, one a picture.
  let times: [Double]?
  /// Frame numbers from 0, one a picture.
  let frames: [Int]?
  /// Of the video to come, so that frame numbers have times.
  let framesPerSecond: Double?

  /// - Parameter json: members `times`, `frames`, `fps`.
  init(_ json: JSON) throws(AdapterError) {
    framesPerSecond = try Parameters(json).framesPerSecond()
    times = try Self.list(json, "times", "a list of seconds from 0 to 86400") { (item: JSON) -> Double? in
      item.doubleValue.flatMap { (0...86400).contains($0) ? $0 : nil }
    }
    frames = try Self.list(json, "frames", "a list of whole numbers from 0") { (item: JSON) -> Int? in
      item.intValue.flatMap { (0..<Limits.clipFrames).contains($0) ? $0 : nil }
    }
    guard times == nil || frames == nil else {
      throw Parameters.wrong("frames", "left out where times is set")
    }
  }

  private static func list<T>(
    _ json: JSON, _ name: String, _ expected: String, _ value: (JSON) -> T?
  ) throws(AdapterError) -> [T]? {
    guard let member = json[name], member != .null else { return nil }
    guard let items = member.arrayValue, !items.isEmpty else { throw Parameters.wrong(name, expected) }
    var values: [T] = []
    for item in items {
      guard let one = value(item) else { throw Parameters.wrong(name, expected) }
      values.append(one)
    }
    return values
  }
}
