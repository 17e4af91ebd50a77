/// LabelMe: one picture's `shapes`, each a rectangle of two corners or a polygon.
enum LabelMeAreas: AreaFormat {
  static func recognises(_ json: JSON) -> Bool { json["shapes"]?.arrayValue != nil }

  static func read(_ json: JSON) throws(AdapterError) -> LabelledAreas {
    var areas = LabelledAreas(format: "LabelMe shapes")
    areas.boxForm = .xyxy
    areas.unit = .pixels
    (areas.width, areas.height) = (json["imageWidth"]?.intValue, json["imageHeight"]?.intValue)
    areas.frames = [[]]
    var counts: [String: Int] = [:]
    for (index, shape) in (json["shapes"]?.arrayValue ?? []).enumerated() {
      let place = "shapes[\(index)].points"
      let label = shape["label"]?.stringValue
      let kind = shape["shape_type"]?.stringValue ?? "polygon"
      // LabelMe's name for what is to be left out.
      guard label != "__ignore__" else { continue }
      guard kind == "rectangle" || kind == "polygon" else { continue }
      var points: [Double] = []
      for point in shape["points"]?.arrayValue ?? [] {
        guard let pair = point.arrayValue, pair.count == 2, let x = pair[0].doubleValue, let y = pair[1].doubleValue,
          x.isFinite, y.isFinite, abs(x) < 1e9, abs(y) < 1e9
        else { throw AdapterError(.badInput, "a point is no pair of numbers", place: place) }
        points += [x, y]
      }
      // Shapes of one label in one picture are told apart by their order where they have no group.
      counts[label ?? "", default: 0] += 1
      let number = shape["group_id"]?.intValue ?? counts[label ?? ""]
      let object = LabelledAreas.Object(number: number, label: label)
      if kind == "rectangle" {
        guard points.count == 4 else {
          throw AdapterError(.badInput, "a rectangle of \(points.count / 2) points instead of 2", place: place)
        }
        let box = [
          min(points[0], points[2]), min(points[1], points[3]), max(points[0], points[2]), max(points[1], points[3]),
        ]
        try areas.add(.box(box), of: object, frame: 0)
      } else {
        guard points.count >= 6 else {
          throw AdapterError(.badInput, "an outline of \(points.count / 2) points; three are the fewest", place: place)
        }
        try areas.add(.polygons([points]), of: object, frame: 0)
      }
    }
    return areas
  }
}
