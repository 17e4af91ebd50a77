import A2CPluginKit

/// Nested lists of numbers, as arrays of networks become JSON: 17 or 18 points of two or three numbers, for one person or
/// several, in one frame or many. MoveNet's are y, x and score in shares of the picture; 56 numbers are a person of its
/// multipose model.
enum PointListFile: KeypointFormat {
  static let id = "movenet"
  static let name = "lists of points"
  private static let keys = [
    "keypoints_with_scores", "output_0", "keypoints", "frames", "poses", "data", "predictions", "outputs", "points",
  ]

  static func recognises(_ json: JSON) -> Bool { nest(json) != nil }

  static func read(_ json: JSON, _ context: KeypointContext) throws -> PoseTrack {
    guard let (nest, key) = nest(json) else { throw context.error("", "no lists of points", hint: KeypointFile.hint) }
    var frames: [[[Row]]] = []
    try collect(nest, key ?? "", context, into: &frames)
    let order = PointOrder(
      frames.flatMap { $0 }, isNamed: key == "keypoints_with_scores" || context.path.lowercased().contains("movenet"))
    let track = try frames.enumerated().map { index, people in
      PoseFrame(
        people: try people.compactMap { rows in
          let points = try rows.map { row -> Point? in
            guard let row else { return nil }
            let (x, y) = order.isYFirst ? (row.b, row.a) : (row.a, row.b)
            return try KeypointList.point(x, y, row.sure, context.strictConfidence, at: "[\(index)]", context)
          }
          guard let person = context.person(points) else {
            throw context.error("[\(index)]", UnreadLayout.message(points.count), hint: UnreadLayout.hint)
          }
          return person.points.isEmpty ? nil : person
        }, canvas: KeypointList.size(json))
    }
    var result = PoseTrack(frames: track, framesPerSecond: try KeypointList.rate(json, context))
    result.order = order
    return result
  }

  /// A point's numbers as they stand; `nil` where it was not seen.
  typealias Row = (a: Double, b: Double, sure: Double)?

  /// Pairs and triples in one list.
  static func points(_ list: [JSON], at place: String, _ context: KeypointContext) throws -> [Point?] {
    try list.enumerated().map { index, entry in
      guard let row = row(entry) else { return nil }
      return try KeypointList.point(
        row.a, row.b, row.sure, context.minConfidence, at: "\(place)[\(index)]", context)
    }
  }

  private static func row(_ json: JSON) -> Row {
    guard let list = json.arrayValue, (2...3).contains(list.count), let a = list[0].doubleValue,
      let b = list[1].doubleValue
    else { return nil }
    return (a, b, list.count == 3 ? list[2].doubleValue ?? 0 : 1)
  }

  // MARK: Nesting

  private static func nest(_ json: JSON) -> (JSON, String?)? {
    if json.arrayValue != nil { return depth(json) == nil ? nil : (json, nil) }
    for key in keys {
      if let inner = json[key], inner.arrayValue != nil, depth(inner) != nil { return (inner, key) }
    }
    return nil
  }

  /// How many lists stand around a person's; `nil` where there is none. The first entries are looked at.
  private static func depth(_ json: JSON, _ above: Int = 0) -> Int? {
    guard above < 4, let list = json.arrayValue else { return nil }
    if isPerson(list) { return above }
    return list.prefix(50).lazy.compactMap { depth($0, above + 1) }.first
  }

  private static func isPerson(_ list: [JSON]) -> Bool {
    if list.count == 56 { return list.allSatisfy { $0.doubleValue != nil } }
    guard (13...26).contains(list.count) || list.count == 133 || list.count == 136 else { return false }
    let rows = list.count { $0.arrayValue.map { (2...3).contains($0.count) && $0[0].doubleValue != nil } ?? false }
    return 2 * rows > list.count && list.allSatisfy { $0.arrayValue != nil || $0 == .null }
  }

  /// The outermost list of more than one entry is frames, the next one people.
  private static func collect(
    _ json: JSON, _ place: String, _ context: KeypointContext, into frames: inout [[[Row]]]
  ) throws {
    guard let levels = depth(json), let list = json.arrayValue else {
      throw context.error(place, "no lists of points", hint: KeypointFile.hint)
    }
    if levels == 0 { return frames.append([person(list)]) }
    if levels > 1, list.count == 1 { return try collect(list[0], "\(place)[0]", context, into: &frames) }
    for (index, entry) in list.enumerated() {
      guard let inner = entry.arrayValue else { throw context.error("\(place)[\(index)]", "expected a list of points") }
      guard levels > 1 else {
        // Several people of a single frame and several frames of a single person look alike; these are frames.
        frames.append(inner.isEmpty ? [] : [person(inner)])
        continue
      }
      var people: [[Row]] = []
      try gather(entry, into: &people)
      frames.append(people)
    }
  }

  private static func gather(_ json: JSON, into people: inout [[Row]], _ level: Int = 0) throws {
    guard let list = json.arrayValue, !list.isEmpty, level < 4 else { return }
    if isPerson(list) { return people.append(person(list)) }
    for entry in list { try gather(entry, into: &people, level + 1) }
  }

  private static func person(_ list: [JSON]) -> [Row] {
    guard list.count == 56, list[0].doubleValue != nil else { return list.map(row) }
    // The last number is how sure it is that somebody is there at all.
    let isThere = (list[55].doubleValue ?? 0) >= 0.2
    return (0..<17).map { index in
      guard isThere, let y = list[3 * index].doubleValue, let x = list[3 * index + 1].doubleValue,
        let sure = list[3 * index + 2].doubleValue
      else { return nil }
      return (y, x, sure)
    }
  }
}

/// Whether points are x, y or y, x, where nothing says it.
struct PointOrder: Equatable {
  var isYFirst = false
  var reason = ""

  init(_ people: some Sequence<[PointListFile.Row]>, isNamed: Bool) {
    var (first, second, most) = (0.0, 0.0, 0.0)
    for rows in people {
      let seen = rows.compactMap { $0 }
      most = max(most, seen.map { max(abs($0.a), abs($0.b)) }.max() ?? 0)
      // From the head to the feet, which are at the two ends of the layouts of 17 and 18.
      guard rows.count == 17 || rows.count == 56, let head = rows[0] else { continue }
      let low = [11, 12, 13, 14, 15, 16].compactMap { rows.indices.contains($0) ? rows[$0] : nil }
      guard !low.isEmpty else { continue }
      first += low.reduce(0) { $0 + $1.a - head.a } / Double(low.count)
      second += low.reduce(0) { $0 + $1.b - head.b } / Double(low.count)
    }
    if isNamed {
      (isYFirst, reason) = (true, "MoveNet's lists are y, x and score")
    } else if most <= 1.5, first > 1.5 * abs(second) {
      (isYFirst, reason) = (true, "so people stand upright; MoveNet's lists are y, x and score")
    } else if most <= 1.5, second > 1.5 * abs(first) {
      reason = "so people stand upright"
    }
  }
}
