/// A plain form for writing by hand, and that of GLIGEN:
///
/// ```json
/// {"width": 640, "height": 360, "fps": 8, "format": "xywh", "units": "pixels",
///  "regions": [{"label": "dog", "boxes": [[10, 20, 60, 80], null, [14, 20, 60, 80]]},
///              {"label": "sky", "polygon": [[0, 0], [640, 0], [640, 100], [0, 100]]}]}
/// {"phrases": ["a dog"], "boxes": [[0.1, 0.2, 0.4, 0.9]]}
/// ```
///
/// `boxes` and `masks` have an entry a frame, `box`, `polygon` and `mask` hold for all frames.
enum RegionAreas: AreaFormat {
  static func recognises(_ json: JSON) -> Bool {
    json["regions"]?.arrayValue != nil || json["boxes"]?.arrayValue != nil
  }

  static func read(_ json: JSON) throws(AdapterError) -> LabelledAreas {
    var areas = LabelledAreas(format: json["regions"] == nil ? "boxes with phrases" : "plain regions")
    (areas.width, areas.height) = (json["width"]?.intValue, json["height"]?.intValue)
    areas.framesPerSecond = json["fps"]?.doubleValue.flatMap { $0 >= 0.01 && $0 <= 1000 ? $0 : nil }
    areas.boxForm = try word(json, "format")
    areas.unit = try word(json, "units")
    guard let regions = json["regions"]?.arrayValue else {
      try readBoxes(json, &areas)
      return areas
    }
    // What holds for all frames is added once their number is known.
    var lasting: [(LabelledAreas.Shape, LabelledAreas.Object)] = []
    for (index, region) in regions.enumerated() {
      let place = "regions[\(index)]"
      let item = try AreaItem(region, place: place)
      let object = LabelledAreas.Object(number: item.number ?? index + 1, label: item.label)
      areas.boxForm = areas.boxForm ?? AreaItem.boxForm(region)
      if let shape = item.shape { lasting.append((shape, object)) }
      for (frame, value) in (region["boxes"]?.arrayValue ?? []).enumerated() where value != .null {
        try areas.add(.box(try AreaItem.box(value, place: "\(place).boxes[\(frame)]")), of: object, frame: frame)
      }
      for (frame, value) in (region["masks"]?.arrayValue ?? []).enumerated() where value != .null {
        if let shape = try AreaItem.mask(value, place: "\(place).masks[\(frame)]") {
          try areas.add(shape, of: object, frame: frame)
        }
      }
      let count = max(region["boxes"]?.arrayValue?.count ?? 0, region["masks"]?.arrayValue?.count ?? 0)
      guard count <= Limits.clipFrames else { throw AdapterError(.badInput, "too many frames", place: place) }
      while areas.frames.count < count { areas.frames.append([]) }
    }
    if areas.frames.isEmpty { areas.frames = [[]] }
    guard let count = Checked.product(areas.frames.count, lasting.count), count <= 1 << 20 else {
      throw AdapterError(.badInput, "too many regions")
    }
    for frame in areas.frames.indices {
      for (shape, object) in lasting { try areas.add(shape, of: object, frame: frame) }
    }
    areas.adoptMaskSize()
    return areas
  }

  /// Boxes of one picture; their labels lie beside them.
  private static func readBoxes(_ json: JSON, _ areas: inout LabelledAreas) throws(AdapterError) {
    let labels = ["phrases", "labels", "names", "classes"].lazy.compactMap { json[$0]?.arrayValue }.first
    areas.frames = [[]]
    if json["phrases"] != nil { areas.boxForm = areas.boxForm ?? .xyxy }
    for (index, value) in (json["boxes"]?.arrayValue ?? []).enumerated() {
      let label = labels.flatMap { $0.indices.contains(index) ? $0[index].stringValue : nil }
      let box = try AreaItem.box(value, place: "boxes[\(index)]")
      try areas.add(.box(box), of: .init(number: index + 1, label: label), frame: 0)
    }
  }

  private static func word<T: RawRepresentable<String> & CaseIterable>(
    _ json: JSON, _ key: String
  ) throws(AdapterError) -> T? {
    guard let value = json[key], value != .null else { return nil }
    guard let word = value.stringValue, let found = T(rawValue: word) else {
      let known = T.allCases.map(\.rawValue).joined(separator: ", ")
      throw AdapterError(.badInput, "'\(key)' is none of \(known)", place: key)
    }
    return found
  }
}
