/// Label Studio's exports (JSON and JSON-MIN): a list of tasks, one picture each, with rectangles and outlines in per cent
/// of the picture.
enum LabelStudioAreas: AreaFormat {
  static func recognises(_ json: JSON) -> Bool {
    tasks(json).contains { task in
      results(task).contains { value($0)["rectanglelabels"] != nil || value($0)["polygonlabels"] != nil }
    }
  }

  static func read(_ json: JSON) throws(AdapterError) -> LabelledAreas {
    var areas = LabelledAreas(format: "Label Studio's annotations")
    (areas.boxForm, areas.unit) = (.xywh, .normalised)
    guard tasks(json).count <= Limits.clipFrames else { throw AdapterError(.badInput, "too many pictures") }
    for (index, task) in tasks(json).enumerated() {
      if index > 0 || areas.frames.isEmpty { areas.frames.append([]) }
      var counts: [String: Int] = [:]
      for (at, entry) in results(task).enumerated() {
        let value = value(entry)
        let place = "[\(index)].result[\(at)]"
        let names = value["rectanglelabels"] ?? value["polygonlabels"]
        guard let names else {
          // Brushes, key points and choices are no areas that are read here.
          continue
        }
        let (width, height) = (side(entry, value, "original_width"), side(entry, value, "original_height"))
        if areas.width == nil { (areas.width, areas.height) = (width, height) }
        guard areas.width == width ?? areas.width, areas.height == height ?? areas.height else {
          throw AdapterError(.badInput, "the pictures have different sizes", place: place)
        }
        if let turn = value["rotation"]?.doubleValue, turn != 0 {
          throw AdapterError(
            .badInput, "a rectangle that is turned by \(turn)°", place: place, hint: "write it as an outline")
        }
        let label = names.arrayValue?.first?.stringValue
        counts[label ?? "", default: 0] += 1
        let object = LabelledAreas.Object(number: counts[label ?? ""], label: label)
        if let points = value["points"] {
          guard case .polygons(let outlines)? = try AreaItem.mask(points, place: place) else { continue }
          try areas.add(.polygons(outlines.map { $0.map { $0 / 100 } }), of: object, frame: index)
        } else {
          try areas.add(.box(try AreaItem.box(value, place: place).map { $0 / 100 }), of: object, frame: index)
        }
      }
    }
    return areas
  }

  private static func tasks(_ json: JSON) -> [JSON] { json.arrayValue ?? [json] }

  private static func results(_ task: JSON) -> [JSON] {
    if let list = task["annotations"]?.arrayValue ?? task["completions"]?.arrayValue {
      return list.first?["result"]?.arrayValue ?? []
    }
    return task["label"]?.arrayValue ?? task["result"]?.arrayValue ?? []
  }

  private static func value(_ entry: JSON) -> JSON { entry["value"] ?? entry }

  private static func side(_ entry: JSON, _ value: JSON, _ name: String) -> Int? {
    (entry[name] ?? value[name])?.intValue
  }
}
