import A2CPluginKit

/// COCO's and COCO-WholeBody's annotations: `images[]` (the frames) and `annotations[]`, each the `keypoints` of one
/// person, with `foot_kpts`, `face_kpts`, `lefthand_kpts` and `righthand_kpts` beside it.
enum CocoFile: KeypointFormat {
  static let id = "coco"
  static let name = "COCO annotations"

  static func recognises(_ json: JSON) -> Bool {
    json["annotations"]?.arrayValue?.contains { $0["keypoints"] != nil } ?? false
  }

  static func read(_ json: JSON, _ context: KeypointContext) throws -> PoseTrack {
    let list = json["annotations"]?.arrayValue ?? []
    var order: [JSON] = []
    var canvases: [CanvasSize?] = []
    if let images = json["images"]?.arrayValue {
      let names = images.map { $0["file_name"]?.stringValue ?? "" }
      for index in images.indices.sorted(by: {
        names[$0] == names[$1] ? $0 < $1 : NaturalOrder.precedes(names[$0], names[$1])
      }) {
        guard let id = images[index]["id"] else { throw context.error("images[\(index)]", "an image without 'id'") }
        order.append(id)
        canvases.append(KeypointList.size(images[index], "width", "height"))
      }
    }
    return try CocoPeople.track(
      list, order, canvases, at: "annotations", context, categories: json["categories"]?.arrayValue ?? [])
  }
}

/// COCO's results: a bare list of people, each with its `image_id`; the third number of a point is a confidence.
enum CocoResults: KeypointFormat {
  static let id = "coco"
  static let name = "COCO results"

  static func recognises(_ json: JSON) -> Bool {
    guard let list = json.arrayValue, let first = list.first else { return false }
    return first["keypoints"]?.arrayValue != nil && first["image_id"] != nil
  }

  static func read(_ json: JSON, _ context: KeypointContext) throws -> PoseTrack {
    try CocoPeople.track(json.arrayValue ?? [], [], [], at: "", context)
  }
}

/// People of COCO's, gathered by their image.
enum CocoPeople {
  /// - Parameter order: the ids of the images in the order of the frames; people of others follow in natural order.
  static func track(
    _ list: [JSON], _ order: [JSON], _ canvases: [CanvasSize?], at place: String, _ context: KeypointContext,
    categories: [JSON] = []
  ) throws -> PoseTrack {
    var frames = canvases.map { PoseFrame(people: [], canvas: $0) }
    var places: [String: Int] = [:]
    for (index, id) in order.enumerated() { places[id.text()] = index }
    var strangers: [(key: String, person: Person)] = []
    for (index, entry) in list.enumerated() {
      let here = "\(place)[\(index)]"
      guard entry.members != nil else { throw context.error(here, "expected a person (an object)") }
      // Annotations of other things than people have no keypoints.
      guard entry["keypoints"] != nil else { continue }
      guard let image = entry["image_id"] else { throw context.error(here, "a person without 'image_id'") }
      let person = try person(entry, try layout(entry, categories, here, context), at: here, context)
      if person.points.isEmpty { continue }
      if let frame = places[image.text()] {
        frames[frame].people.append(person)
      } else {
        strangers.append((image.stringValue ?? image.text(), person))
      }
    }
    var last: String?
    let sorted = strangers.enumerated().sorted { a, b in
      a.element.key == b.element.key ? a.offset < b.offset : NaturalOrder.precedes(a.element.key, b.element.key)
    }
    for (_, stranger) in sorted {
      if stranger.key != last { frames.append(PoseFrame(people: [], canvas: nil)) }
      last = stranger.key
      frames[frames.count - 1].people.append(stranger.person)
    }
    return PoseTrack(frames: frames, framesPerSecond: nil)
  }

  /// What the annotation's category names, `nil` where it names no points.
  private static func layout(
    _ entry: JSON, _ categories: [JSON], _ place: String, _ context: KeypointContext
  ) throws -> BodyLayout? {
    let own = categories.first { $0["id"]?.text() == entry["category_id"]?.text() } ?? categories.first
    guard let own, let names = own["keypoints"]?.arrayValue, !names.isEmpty else { return nil }
    if let layout = NamedPoints.layout(names) { return layout }
    let some = names.prefix(6).compactMap(\.stringValue).joined(separator: ", ")
    throw context.error(
      place, "the category '\(own["name"]?.stringValue ?? "?")' names other points than a person's: \(some), …",
      hint: "skeletons of people alone are drawn; give a clip with the skeleton drawn, as format: drawn")
  }

  private static func person(
    _ json: JSON, _ named: BodyLayout?, at place: String, _ context: KeypointContext
  ) throws -> Person {
    let points = try KeypointList.points(
      json["keypoints"], named.map { [$0.pointCount] } ?? BodyLayout.all.map(\.pointCount),
      at: "\(place).keypoints", context)
    var person =
      (points.isEmpty ? nil : named ?? BodyLayout.of(points.count))?.person(points)
      ?? Person(body: Array(repeating: nil, count: 18))
    func part(_ name: String, _ count: Int) throws -> [Point?] {
      try KeypointList.points(json[name], [count], at: "\(place).\(name)", context)
    }
    let (left, right, face) = (try part("lefthand_kpts", 21), try part("righthand_kpts", 21), try part("face_kpts", 68))
    if !left.isEmpty { person.leftHand = left }
    if !right.isEmpty { person.rightHand = right }
    if !face.isEmpty { person.face = face }
    if !person.face.isEmpty || !person.leftHand.isEmpty { person.layout = BodyLayout.wholeBody.name }
    return person
  }
}
