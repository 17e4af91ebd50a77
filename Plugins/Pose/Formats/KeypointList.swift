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
    if list.contains(where: { $0.arrayValue != nil }), counts.contains(list.count) {
      return try PointListFile.points(list, at: place, context)
    }
    // Without a confidence there are pairs; but 48 numbers are MPII's 16 points and not 24 pairs.
    let areTriples =
      list.count % 3 == 0 && (counts.contains(list.count / 3) || UnreadLayout.name(list.count / 3) != nil)
    let step = areTriples ? 3 : 2
    // The numbers show that every third is a confidence: triples of which some are lost are no pairs.
    if step == 2, looksLikeTriples(list) { throw unknown(list, at: place, context) }
    guard list.count % step == 0, counts.contains(list.count / step) else { throw unknown(list, at: place, context) }
    return try (0..<(list.count / step)).map { index in
      let numbers = list[(step * index)..<(step * index + step)]
      // Some writers put null where a point was not seen.
      if numbers.contains(.null) { return nil }
      let values = numbers.compactMap(\.doubleValue)
      guard values.count == step else { throw context.error("\(place)[\(step * index)]", "expected \(step) numbers") }
      return try point(
        values[0], values[1], step == 3 ? values[2] : 1, context.minConfidence, at: "\(place)[\(step * index)]", context
      )
    }
  }

  private static func looksLikeTriples(_ list: [JSON]) -> Bool {
    let values = list.map { $0.doubleValue ?? 0 }
    let sure = stride(from: 2, to: values.count, by: 3).map { values[$0] }
    guard sure.count >= 4, sure.allSatisfy({ (0...1).contains($0) }), sure.contains(where: { $0 > 0 }) else {
      return false
    }
    let others = values.indices.filter { $0 % 3 != 2 }
    return 2 * others.count(where: { values[$0] > 1.5 }) > others.count
  }

  private static func unknown(_ list: [JSON], at place: String, _ context: KeypointContext) -> AdapterError {
    guard !list.contains(where: { $0.doubleValue == nil && $0 != .null }) else {
      return context.error(place, "expected x, y and confidence of each point, as numbers in one list")
    }
    guard list.count % 3 == 0 else {
      return context.error(
        place, "\(list.count) numbers are no points of x, y and confidence", hint: UnreadLayout.hint)
    }
    return context.error(
      place, "\(list.count) numbers; " + UnreadLayout.message(list.count / 3), hint: UnreadLayout.hint)
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
