/// Supervisely's annotation of one picture: `size` and `objects[]` with `classTitle`; rectangles and polygons.
enum SuperviselyAreas: AreaFormat {
  static func recognises(_ json: JSON) -> Bool {
    json["objects"]?.arrayValue?.contains { $0["geometryType"] != nil && $0["classTitle"] != nil } ?? false
  }

  static func read(_ json: JSON) throws(AdapterError) -> LabelledAreas {
    var areas = LabelledAreas(format: "Supervisely's annotation")
    (areas.boxForm, areas.unit) = (.xyxy, .pixels)
    (areas.width, areas.height) = (json["size"]?["width"]?.intValue, json["size"]?["height"]?.intValue)
    areas.frames = [[]]
    var counts: [String: Int] = [:]
    for (index, entry) in (json["objects"]?.arrayValue ?? []).enumerated() {
      let place = "objects[\(index)]"
      let label = entry["classTitle"]?.stringValue
      let kind = entry["geometryType"]?.stringValue ?? ""
      guard let outline = entry["points"]?["exterior"] else {
        guard kind == "bitmap" else { continue }
        throw AdapterError(
          .badInput, "a mask as a bitmap, which is not read", place: place,
          hint: "export masks as COCO, or as pictures")
      }
      counts[label ?? "", default: 0] += 1
      let object = LabelledAreas.Object(number: counts[label ?? ""], label: label)
      if kind == "rectangle" {
        let corners = (outline.arrayValue ?? []).compactMap { point -> [Double]? in
          guard let pair = point.arrayValue?.compactMap(\.doubleValue), pair.count == 2,
            pair.allSatisfy({ $0.isFinite && abs($0) < 1e9 })
          else { return nil }
          return pair
        }
        guard corners.count == 2 else {
          throw AdapterError(.badInput, "a rectangle without its two corners", place: place)
        }
        let (a, b) = (corners[0], corners[1])
        let box = [min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])]
        try areas.add(.box(box), of: object, frame: 0)
      } else if kind == "polygon", let shape = try AreaItem.mask(outline, place: place) {
        try areas.add(shape, of: object, frame: 0)
      }
    }
    return areas
  }
}
