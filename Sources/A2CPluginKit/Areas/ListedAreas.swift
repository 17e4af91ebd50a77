/// Lists of areas: COCO results, masks as SAM writes them for one picture, tracker output with frame and object
/// numbers; also objects whose keys are frame numbers.
enum ListedAreas: AreaFormat {
  static func recognises(_ json: JSON) -> Bool {
    if let list = json.arrayValue {
      guard let first = list.first(where: { $0 != .null }) else { return false }
      return AreaItem.isArea(first) || inner(first) != nil
        || first.arrayValue?.contains { AreaItem.isArea($0) } == true
    }
    if let results = json["results"]?.arrayValue ?? json["frames"]?.arrayValue { return recognises(.array(results)) }
    guard let members = json.members, let first = members.first(where: { $0.value != .null }) else { return false }
    guard Int(first.key) != nil else { return false }
    return first.value.members?.contains { AreaItem.isArea($0.value) } == true
      || first.value.arrayValue?.contains { AreaItem.isArea($0) } == true
  }

  /// What a frame's entry holds its areas in.
  private static func inner(_ json: JSON) -> [JSON]? {
    for key in ["results", "objects", "annotations", "detections", "masks", "regions", "labels"] {
      if let list = json[key]?.arrayValue { return list }
    }
    return nil
  }

  static func read(_ json: JSON) throws(AdapterError) -> LabelledAreas {
    var areas = LabelledAreas(format: "a list of areas")
    if let members = json.members, json["results"] == nil, json["frames"] == nil {
      areas.format = "masks by frame"
      try readByFrame(members, &areas)
    } else {
      let list = json.arrayValue ?? json["results"]?.arrayValue ?? json["frames"]?.arrayValue ?? []
      (areas.width, areas.height) = (json["width"]?.intValue, json["height"]?.intValue)
      if list.contains(where: { $0["image_id"] != nil }) {
        try readResults(list, &areas)
      } else {
        try readList(list, &areas)
      }
    }
    areas.adoptMaskSize()
    return areas
  }

  /// COCO results: pictures by `image_id`, in its order.
  private static func readResults(_ list: [JSON], _ areas: inout LabelledAreas) throws(AdapterError) {
    areas.format = "COCO results"
    areas.boxForm = .xywh
    areas.unit = .pixels
    let ids = Set(list.compactMap { $0["image_id"]?.intValue }).sorted()
    guard ids.count <= Limits.clipFrames else {
      throw AdapterError(.badInput, "\(ids.count) pictures are more than \(Limits.clipFrames)")
    }
    var frames: [Int: Int] = [:]
    for (index, id) in ids.enumerated() { frames[id] = index }
    areas.areThings = ids.count == 1 || list.contains { $0["track_id"]?.intValue != nil }
    for (index, entry) in list.enumerated() {
      let item = try AreaItem(entry, place: "[\(index)]")
      guard let shape = item.shape, let frame = entry["image_id"]?.intValue.flatMap({ frames[$0] }) else { continue }
      let label = entry["category_id"]?.intValue.map { "category \($0)" } ?? item.label
      let number = item.number ?? (ids.count == 1 ? index + 1 : nil)
      try areas.add(shape, of: .init(number: number, label: label), frame: frame)
    }
  }

  /// Areas with a frame number each, frames with a list of areas each, or the areas of one picture.
  private static func readList(_ list: [JSON], _ areas: inout LabelledAreas) throws(AdapterError) {
    let isNested = list.contains { $0.arrayValue != nil || (!AreaItem.isArea($0) && inner($0) != nil) }
    guard !isNested || list.count <= Limits.clipFrames else { throw AdapterError(.badInput, "too many frames") }
    var found: [(frame: Int, object: LabelledAreas.Object, shape: LabelledAreas.Shape)] = []
    var frames: Set<Int> = []
    for (index, entry) in list.enumerated() where entry != .null {
      let place = "[\(index)]"
      let item = try AreaItem(entry, place: place)
      guard isNested else {
        areas.boxForm = areas.boxForm ?? AreaItem.boxForm(entry)
        guard let shape = item.shape else { continue }
        let number = item.number ?? (item.frame == nil || item.label == nil ? index + 1 : nil)
        found.append((item.frame ?? 0, .init(number: number, label: item.label), shape))
        continue
      }
      let frame = item.frame ?? index
      frames.insert(frame)
      for (position, inside) in (entry.arrayValue ?? inner(entry) ?? []).enumerated() where inside != .null {
        let part = try AreaItem(inside, place: "\(place)[\(position)]")
        areas.boxForm = areas.boxForm ?? AreaItem.boxForm(inside)
        guard let shape = part.shape else { continue }
        let number = part.number ?? inside["id"]?.intValue ?? position + 1
        found.append((frame, .init(number: number, label: part.label), shape))
      }
    }
    try add(found, frames, &areas)
  }

  /// `{"0": {"1": runs}, "4": …}`: frame numbers, then object numbers.
  private static func readByFrame(_ members: [JSON.Member], _ areas: inout LabelledAreas) throws(AdapterError) {
    var found: [(frame: Int, object: LabelledAreas.Object, shape: LabelledAreas.Shape)] = []
    var frames: Set<Int> = []
    for member in members where member.value != .null {
      guard let frame = Int(member.key) else {
        throw AdapterError(.badInput, "'\(member.key)' is no frame number")
      }
      frames.insert(frame)
      let inside =
        member.value.members?.map { (Int($0.key), $0.value) }
        ?? (member.value.arrayValue ?? []).enumerated().map { ($0 + 1, $1) }
      for (number, value) in inside where value != .null {
        let item = try AreaItem(value, place: "\(member.key).\(number.map(String.init) ?? "?")")
        guard let shape = item.shape else { continue }
        found.append((frame, .init(number: item.number ?? number, label: item.label), shape))
      }
    }
    try add(found, frames, &areas)
  }

  /// Adds areas by the order of their frames' numbers: those may begin at 1, or leave out frames that were not looked
  /// at.
  private static func add(
    _ found: [(frame: Int, object: LabelledAreas.Object, shape: LabelledAreas.Shape)], _ frames: Set<Int>,
    _ areas: inout LabelledAreas
  ) throws(AdapterError) {
    var order: [Int: Int] = [:]
    let numbers = frames.union(found.map(\.frame)).sorted()
    guard numbers.count <= Limits.clipFrames else { throw AdapterError(.badInput, "too many frames") }
    for (index, number) in numbers.enumerated() { order[number] = index }
    for area in found { try areas.add(area.shape, of: area.object, frame: order[area.frame] ?? 0) }
    while areas.frames.count < numbers.count { areas.frames.append([]) }
  }
}
