import A2CPluginKit

/// Points in JSON, as most formats write them.
enum KeypointList {
  /// Points may lie outside of their picture, but not beyond what a picture can measure.
  private static let farthest = Double(4 * Limits.pictureSide)

  /// The points of a flat list of x, y, confidence; none where the list is absent, null or empty. A point at 0, 0 or
  /// without confidence was not seen.
  /// - Parameter counts: how many points are possible.
  static func points(
    _ json: JSON?, _ counts: [Int], at place: String, _ context: KeypointContext
  ) throws -> [Point?] {
    guard let json, json != .null else { return [] }
    guard let list = json.arrayValue else { throw context.error(place, "expected a list of numbers") }
    if list.isEmpty { return [] }
    guard list.count % 3 == 0, counts.contains(list.count / 3) else {
      let expected = counts.map { "\(3 * $0)" }.joined(separator: ", ")
      throw context.error(
        place, "\(list.count) numbers, expected x, y and confidence of each point: \(expected)",
        hint: "known are " + BodyLayout.all.map { "\($0.name) (\(3 * $0.pointCount))" }.joined(separator: ", ")
          + "; a point that was not seen is 0, 0, 0")
    }
    return try (0..<(list.count / 3)).map { index in
      // Some writers put null where a point was not seen.
      if list[3 * index] == .null || list[3 * index + 1] == .null || list[3 * index + 2] == .null { return nil }
      guard let x = list[3 * index].doubleValue, let y = list[3 * index + 1].doubleValue,
        let confidence = list[3 * index + 2].doubleValue
      else { throw context.error("\(place)[\(3 * index)]", "expected three numbers") }
      return try point(x, y, confidence, context.minConfidence, at: "\(place)[\(3 * index)]", context)
    }
  }

  /// A point, `nil` where it was not seen.
  static func point(
    _ x: Double, _ y: Double, _ confidence: Double, _ least: Double, at place: String, _ context: KeypointContext
  ) throws -> Point? {
    guard abs(x) <= farthest, abs(y) <= farthest else {
      throw context.error(place, "a point at \(x), \(y) is in no picture")
    }
    return confidence > 0 && confidence >= least && !(x == 0 && y == 0) ? Point(x: x, y: y) : nil
  }

  /// The member `fps` of a document.
  static func rate(_ json: JSON, _ context: KeypointContext) throws -> Double? {
    guard let value = json["fps"], value != .null else { return nil }
    guard let number = value.doubleValue, number > 0, number <= 1000 else {
      throw context.error("fps", "expected a number above 0 and at most 1000")
    }
    return number
  }

  /// The size of the picture under any of the usual names; `nil` where none is there.
  static func size(_ json: JSON?) -> CanvasSize? {
    guard let json, json.members != nil else { return nil }
    for name in ["canvas_", "", "image_", "img_", "frame_", "video_"] {
      if let size = size(json, name + "width", name + "height") { return size }
    }
    if let size = size(json, "imageWidth", "imageHeight") ?? size(json, "w", "h") { return size }
    for name in ["image_size", "img_size", "canvas_size", "frame_size", "resolution", "size"] {
      guard let pair = json[name]?.arrayValue, pair.count == 2, let width = pair[0].intValue,
        let height = pair[1].intValue, (1...Limits.pictureSide).contains(width),
        (1...Limits.pictureSide).contains(height)
      else { continue }
      return CanvasSize(width: width, height: height)
    }
    for name in ["image", "canvas", "meta", "metadata", "info"] {
      if let inner = json[name], let size = size(inner, "width", "height") { return size }
    }
    return json["images"]?.arrayValue?.first.flatMap { size($0, "width", "height") }
  }

  /// Width and height under the given names; `nil` where either is absent or no side of a picture.
  static func size(_ json: JSON?, _ width: String, _ height: String) -> CanvasSize? {
    let sides = 1...Limits.pictureSide
    guard let width = json?[width]?.intValue, let height = json?[height]?.intValue, sides.contains(width),
      sides.contains(height)
    else { return nil }
    return CanvasSize(width: width, height: height)
  }
}
