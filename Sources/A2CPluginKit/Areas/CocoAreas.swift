/// COCO annotations: `images`, `annotations`, `categories`; with tracks over time also those of YouTube-VIS.
enum CocoAreas: AreaFormat {
  static func recognises(_ json: JSON) -> Bool { json["annotations"]?.arrayValue != nil }

  private struct Image {
    let id: Int
    let name: String
    let width, height: Int?
  }

  static func read(_ json: JSON) throws(AdapterError) -> LabelledAreas {
    var areas = LabelledAreas(format: "COCO annotations")
    areas.boxForm = .xywh
    areas.unit = .pixels
    var names: [Int: String] = [:]
    for category in json["categories"]?.arrayValue ?? [] {
      if let id = category["id"]?.intValue { names[id] = category["name"]?.stringValue }
    }
    let annotations = json["annotations"]?.arrayValue ?? []
    if annotations.contains(where: { $0["segments_info"] != nil }) {
      throw AdapterError(
        .badInput, "COCO's panoptic annotations: their masks stand in the PNG that each names", place: "annotations",
        hint:
          "give those PNGs as a segmentation, or boxes as \"annotations\": [{\"image_id\", \"bbox\", \"category_id\"}]")
    }
    if annotations.contains(where: { $0["segmentations"] != nil || $0["bboxes"] != nil }) {
      try readVideo(json, annotations, names, &areas)
      return areas
    }
    let images = try images(json, annotations)
    var frames: [Int: Int] = [:]
    for (index, image) in images.enumerated() { frames[image.id] = index }
    (areas.width, areas.height) = (images.first?.width, images.first?.height)
    for image in images where image.width != areas.width || image.height != areas.height {
      throw AdapterError(
        .badInput, "the pictures have different sizes", place: "images",
        hint: "a condition is one picture or one clip: keep the annotations of that")
    }
    let tracked = annotations.contains { $0["track_id"]?.intValue != nil || $0["instance_id"]?.intValue != nil }
    areas.areThings = tracked || images.count == 1
    for (index, annotation) in annotations.enumerated() {
      let place = "annotations[\(index)]"
      let item = try AreaItem(annotation, place: place)
      guard let shape = item.shape else { continue }
      guard let frame = annotation["image_id"]?.intValue.flatMap({ frames[$0] }) ?? (images.isEmpty ? 0 : nil) else {
        throw AdapterError(.badInput, "image_id is that of no picture", place: place)
      }
      let category = annotation["category_id"]?.intValue
      let label = category.map { names[$0] ?? "category \($0)" } ?? item.label
      let number = tracked ? item.number : images.count > 1 ? nil : index + 1
      try areas.add(shape, of: .init(number: number, label: label), frame: frame)
    }
    while areas.frames.count < images.count { areas.frames.append([]) }
    areas.adoptMaskSize()
    return areas
  }

  /// The pictures in the order of the clip.
  private static func images(_ json: JSON, _ annotations: [JSON]) throws(AdapterError) -> [Image] {
    if let list = json["images"]?.arrayValue {
      guard list.count <= Limits.clipFrames else {
        throw AdapterError(.badInput, "\(list.count) pictures are more than \(Limits.clipFrames)", place: "images")
      }
      var images: [Image] = []
      for (index, image) in list.enumerated() {
        guard let id = image["id"]?.intValue else {
          throw AdapterError(.badInput, "a picture without an id", place: "images[\(index)]")
        }
        images.append(
          Image(
            id: id, name: image["file_name"]?.stringValue ?? "", width: image["width"]?.intValue,
            height: image["height"]?.intValue))
      }
      return images.sorted {
        $0.name == $1.name ? $0.id < $1.id : NaturalOrder.precedes($0.name, $1.name)
      }
    }
    let ids = Set(annotations.compactMap { $0["image_id"]?.intValue })
    guard ids.count <= Limits.clipFrames else {
      throw AdapterError(.badInput, "\(ids.count) pictures are more than \(Limits.clipFrames)")
    }
    return ids.sorted().map { Image(id: $0, name: "", width: nil, height: nil) }
  }

  /// Annotations with one area a frame, of the first video.
  private static func readVideo(
    _ json: JSON, _ annotations: [JSON], _ names: [Int: String], _ areas: inout LabelledAreas
  ) throws(AdapterError) {
    let video = json["videos"]?.arrayValue?.first
    (areas.width, areas.height) = (video?["width"]?.intValue, video?["height"]?.intValue)
    let id = video?["id"]?.intValue
    for (index, annotation) in annotations.enumerated() {
      if let id, let own = annotation["video_id"]?.intValue, own != id { continue }
      let label = annotation["category_id"]?.intValue.map { names[$0] ?? "category \($0)" }
      let object = LabelledAreas.Object(number: annotation["id"]?.intValue ?? index + 1, label: label)
      let masks = annotation["segmentations"]?.arrayValue
      for (frame, value) in (masks ?? annotation["bboxes"]?.arrayValue ?? []).enumerated() where value != .null {
        let place = "annotations[\(index)].\(masks == nil ? "bboxes" : "segmentations")[\(frame)]"
        if masks != nil {
          if let shape = try AreaItem.mask(value, place: place) { try areas.add(shape, of: object, frame: frame) }
        } else {
          try areas.add(.box(try AreaItem.box(value, place: place)), of: object, frame: frame)
        }
      }
    }
    areas.adoptMaskSize()
    if let length = video?["length"]?.intValue, length <= Limits.clipFrames {
      while areas.frames.count < length { areas.frames.append([]) }
    }
  }
}
