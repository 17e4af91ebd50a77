/// What Roboflow's inference answers: `predictions[]` with the middle and the size of each box, alone, or one answer for
/// each frame.
enum RoboflowAreas: AreaFormat {
  static func recognises(_ json: JSON) -> Bool {
    answers(json).contains { answer in
      answer["predictions"]?.arrayValue?.contains { $0["x"] != nil && $0["width"] != nil && $0["class"] != nil }
        ?? false
    }
  }

  static func read(_ json: JSON) throws(AdapterError) -> LabelledAreas {
    var areas = LabelledAreas(format: "Roboflow's predictions")
    (areas.boxForm, areas.unit) = (.cxcywh, .pixels)
    let answers = answers(json)
    guard answers.count <= Limits.clipFrames else { throw AdapterError(.badInput, "too many frames") }
    areas.areThings = answers.count == 1
    for (frame, answer) in answers.enumerated() {
      areas.frames.append([])
      let size = answer["image"]
      if areas.width == nil { (areas.width, areas.height) = (size?["width"]?.intValue, size?["height"]?.intValue) }
      var counts: [String: Int] = [:]
      for (index, entry) in (answer["predictions"]?.arrayValue ?? []).enumerated() {
        let place = "[\(frame)].predictions[\(index)]"
        let label = entry["class"]?.stringValue
        counts[label ?? "", default: 0] += 1
        let number = entry["tracker_id"]?.intValue ?? (answers.count == 1 ? counts[label ?? ""] : nil)
        if entry["tracker_id"]?.intValue != nil { areas.areThings = true }
        try areas.add(
          .box(try AreaItem.box(entry, place: place)), of: .init(number: number, label: label), frame: frame)
      }
    }
    return areas
  }

  private static func answers(_ json: JSON) -> [JSON] { json.arrayValue ?? [json] }
}
