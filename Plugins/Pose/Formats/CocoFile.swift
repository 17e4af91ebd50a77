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
    var order: [(id: JSON, name: String, canvas: CanvasSize?)] = []
    if let images = json["images"]?.arrayValue {
      let names = images.map { $0["file_name"]?.stringValue ?? "" }
      for index in images.indices.sorted(by: {
        names[$0] == names[$1] ? $0 < $1 : NaturalOrder.precedes(names[$0], names[$1])
      }) {
        guard let id = images[index]["id"] else { throw context.error("images[\(index)]", "an image without 'id'") }
        order.append((id, names[index], KeypointList.size(images[index], "width", "height")))
      }
    }
    return try CocoPeople.track(
      list, order, at: "annotations", context, categories: json["categories"]?.arrayValue ?? [])
  }
}

/// COCO's results: a bare list of people, each with its `image_id`; the third number of a point is a confidence.
enum CocoResults: KeypointFormat {
  static let id = "coco"
  static let name = "COCO results"

  static func recognises(_ json: JSON) -> Bool {
    guard let list = json.arrayValue, let first = list.first, let points = first["keypoints"]?.arrayValue else {
      return false
    }
    if first["image_id"] != nil { return true }
    // Points that name themselves are another form.
    return CocoPeople.image(first) != nil && points.first?.members == nil && first["keypoint_scores"] == nil
  }

  static func read(_ json: JSON, _ context: KeypointContext) throws -> PoseTrack {
    try CocoPeople.track(json.arrayValue ?? [], [], at: "", context)
  }
}

/// People of COCO's, gathered by their image.
enum CocoPeople {
  /// - Parameter order: the images in the order of the frames; people of others follow in natural order.
  static func track(
    _ list: [JSON], _ order: [(id: JSON, name: String, canvas: CanvasSize?)], at place: String,
    _ context: KeypointContext, categories: [JSON] = []
  ) throws -> PoseTrack {
    var frames = order.map { PoseFrame(people: [], canvas: $0.canvas) }
    var places: [String: Int] = [:]
    for (index, image) in order.enumerated() { places[image.id.text()] = index }
    var strangers = FrameGathering()
    for (index, entry) in list.enumerated() {
      let here = "\(place)[\(index)]"
      guard entry.members != nil else { throw context.error(here, "expected a person (an object)") }
      // Annotations of other things than people have no keypoints.
      guard entry["keypoints"] != nil else { continue }
      guard let image = image(entry) else { throw context.error(here, "a person without 'image_id'") }
      let person = try person(entry, try layout(entry, categories, here, context), at: here, context)
      guard let frame = places[image.text()] else {
        strangers.add(person, to: image.stringValue ?? image.text())
        continue
      }
      if !person.points.isEmpty { frames[frame].people.append(person) }
    }
    var track = strangers.track
    guard !frames.isEmpty else { return track }
    let names = order.map { $0.name.isEmpty ? $0.id.text() : Path.stem($0.name) }
    let gaps = NumberGaps(names, most: Limits.clipFrames - track.frames.count)
    let own = frames.enumerated().flatMap { index, frame in
      Array(repeating: PoseFrame(people: [], canvas: frame.canvas), count: gaps.before[index]) + [frame]
    }
    track.frames = own + track.frames
    track.missing += gaps.total
    track.jumps = max(track.jumps, gaps.jumps)
    return track
  }

  /// The picture that a person is of, under COCO's name or under one that scripts use.
  static func image(_ entry: JSON) -> JSON? {
    ["image_id", "frame", "frame_id", "frame_index", "frame_idx", "frame_number"].lazy.compactMap { entry[$0] }.first
  }

  /// What the annotation's category names, `nil` where it names no points.
  private static func layout(
    _ entry: JSON, _ categories: [JSON], _ place: String, _ context: KeypointContext
  ) throws -> BodyLayout? {
    let own = categories.first { $0["id"]?.text() == entry["category_id"]?.text() } ?? categories.first
    guard let own, let names = own["keypoints"]?.arrayValue, !names.isEmpty else { return nil }
    if let layout = NamedPoints.layout(names) { return layout }
    let words = names.compactMap(\.stringValue)
    throw context.error(
      place, "the category '\(own["name"]?.stringValue ?? "?")': " + NamedPoints.message(words), hint: NamedPoints.hint)
  }

  private static func person(
    _ json: JSON, _ named: BodyLayout?, at place: String, _ context: KeypointContext
  ) throws -> Person {
    let points = try KeypointList.points(
      json["keypoints"], named.map { [$0.pointCount] } ?? BodyLayout.all.map(\.pointCount),
      at: "\(place).keypoints", context)
    let found = points.isEmpty ? nil : named.map { $0.person(points) } ?? context.person(points)
    var person = found ?? Person(body: Array(repeating: nil, count: 18))
    func part(_ name: String, _ count: Int) throws -> [Point?] {
      try KeypointList.points(json[name], [count], at: "\(place).\(name)", context)
    }
    let (left, right, face) = (try part("lefthand_kpts", 21), try part("righthand_kpts", 21), try part("face_kpts", 68))
    if !left.isEmpty { person.leftHand = left }
    if !right.isEmpty { person.rightHand = right }
    if !face.isEmpty { person.face = face }
    if !left.isEmpty || !right.isEmpty || !face.isEmpty { person.layout = BodyLayout.wholeBody.name }
    return person
  }
}
