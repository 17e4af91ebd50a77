import A2CPluginKit

/// Annotations in XML: CVAT's of clips and of pictures, Pascal VOC's and LabelMe's, which are one picture each.
enum XMLAreas {
  static let hint =
    "of XML, CVAT's 'annotations', Pascal VOC's and LabelMe's 'annotation' are read; others: export COCO or YOLO"

  static func read(_ bytes: [UInt8], path: String) throws(AdapterError) -> LabelledAreas {
    let root = try XMLReader.read(bytes, path: path)
    do throws(AdapterError) {
      switch root.name {
      case "annotations" where !root.all("track").isEmpty: return try cvatClip(root)
      case "annotations" where !root.all("image").isEmpty: return try cvatPictures(root)
      case "annotations": throw AdapterError(.badInput, "no 'track' and no 'image' was found", hint: hint)
      case "annotation": return try picture(root)
      default: throw AdapterError(.badInput, "XML of '\(root.name)' is not read", hint: hint)
      }
    } catch {
      throw AdapterError(
        error.kind, error.message, place: error.place.map { "\(path): \($0)" } ?? path, hint: error.hint ?? hint)
    }
  }

  private static func empty(_ format: String) -> LabelledAreas {
    var areas = LabelledAreas(format: format)
    (areas.boxForm, areas.unit) = (.xyxy, .pixels)
    return areas
  }

  private static func side(_ value: Double?) -> Int? {
    value.flatMap { Checked.rounded($0) }.flatMap { (1...Limits.pictureSide).contains($0) ? $0 : nil }
  }

  // MARK: CVAT

  /// A shape of CVAT's; `nil` where it is no area (points, lines) or has none.
  private static func shape(_ element: XMLElement, _ place: String) throws(AdapterError) -> LabelledAreas.Shape? {
    switch element.name {
    case "box":
      let corners = ["xtl", "ytl", "xbr", "ybr"].compactMap { element.attribute($0) }
      guard corners.count == 4 else {
        throw AdapterError(.badInput, "a box without xtl, ytl, xbr and ybr", place: place)
      }
      return corners[0] < corners[2] && corners[1] < corners[3] ? .box(corners) : nil
    case "polygon":
      let numbers = (element.attributes["points"] ?? "").split { ",; ".contains($0) }.map {
        XMLElement.number(String($0))
      }
      let points = numbers.compactMap { $0 }
      guard points.count == numbers.count, points.count >= 6, points.count % 2 == 0 else {
        throw AdapterError(.badInput, "a polygon without three points 'x,y;x,y;x,y'", place: place)
      }
      return .polygons([points])
    case "ellipse":
      let parts = ["cx", "cy", "rx", "ry"].compactMap { element.attribute($0) }
      guard parts.count == 4, parts[2] > 0, parts[3] > 0 else { return nil }
      return .box([parts[0] - parts[2], parts[1] - parts[3], parts[0] + parts[2], parts[1] + parts[3]])
    default: return nil
    }
  }

  private static func cvatClip(_ root: XMLElement) throws(AdapterError) -> LabelledAreas {
    var areas = empty("CVAT tracks")
    let task = root["meta"]?["task"] ?? root["meta"]?["job"]
    (areas.width, areas.height) = (
      side(task?["original_size"]?.number("width")), side(task?["original_size"]?.number("height"))
    )
    // Frames of the whole clip; 0 where it is not told.
    let told = task?.number("size").flatMap { Checked.rounded($0) } ?? 0
    let size = min(max(0, told), Limits.clipFrames)
    for (index, track) in root.all("track").enumerated() {
      let number = track.attribute("id").flatMap { Checked.rounded($0) } ?? index
      let object = LabelledAreas.Object(number: number, label: track.attributes["label"])
      var keys: [(frame: Int, shape: LabelledAreas.Shape?)] = []
      for (position, element) in track.children.enumerated() where element.attributes["frame"] != nil {
        let place = "track \(index + 1), shape \(position + 1)"
        guard let frame = element.attribute("frame").flatMap({ Int(exactly: $0) }), frame >= 0,
          frame < Limits.clipFrames
        else { throw AdapterError(.badInput, "'\(element.attributes["frame"] ?? "")' is no frame", place: place) }
        let isOutside = element.attributes["outside"] == "1"
        keys.append((frame, isOutside ? nil : try shape(element, place)))
      }
      keys.sort { $0.frame < $1.frame }
      for (position, key) in keys.enumerated() {
        guard let shape = key.shape else { continue }
        try areas.add(shape, of: object, frame: key.frame)
        // Between two keys CVAT draws the box on the way from one to the other, behind the last it stays.
        let next = keys.indices.contains(position + 1) ? keys[position + 1] : (size, shape)
        for frame in (key.frame + 1)..<max(key.frame + 1, next.frame) {
          let share = Double(frame - key.frame) / Double(next.frame - key.frame)
          try areas.add(between(shape, next.shape, share), of: object, frame: frame)
        }
      }
    }
    while areas.frames.count < size, !areas.frames.isEmpty { areas.frames.append([]) }
    return areas
  }

  private static func between(
    _ start: LabelledAreas.Shape, _ end: LabelledAreas.Shape?, _ share: Double
  ) -> LabelledAreas.Shape {
    guard case .box(let a) = start, case .box(let b)? = end else { return start }
    return .box(zip(a, b).map { $0 + ($1 - $0) * share })
  }

  private static func cvatPictures(_ root: XMLElement) throws(AdapterError) -> LabelledAreas {
    var areas = empty("CVAT pictures")
    let images = root.all("image")
    guard images.count <= Limits.clipFrames else {
      throw AdapterError(.badInput, "\(images.count) pictures are more than \(Limits.clipFrames)")
    }
    for (frame, image) in images.enumerated() {
      areas.width = areas.width ?? side(image.attribute("width"))
      areas.height = areas.height ?? side(image.attribute("height"))
      while areas.frames.count <= frame { areas.frames.append([]) }
      var counts: [String: Int] = [:]
      for (position, element) in image.children.enumerated() {
        guard let shape = try shape(element, "image \(frame + 1), shape \(position + 1)") else { continue }
        let label = element.attributes["label"]
        counts[label ?? "", default: 0] += 1
        try areas.add(shape, of: .init(number: counts[label ?? ""], label: label), frame: frame)
      }
    }
    return areas
  }

  // MARK: VOC and LabelMe

  private static func picture(_ root: XMLElement) throws(AdapterError) -> LabelledAreas {
    let isLabelMe =
      root["imagesize"] != nil || root.all("object").contains { $0["polygon"] != nil && $0["bndbox"] == nil }
    var areas = empty(isLabelMe ? "LabelMe XML" : "Pascal VOC")
    areas.width = side(root["size"]?.number("width") ?? root["imagesize"]?.number("ncols"))
    areas.height = side(root["size"]?.number("height") ?? root["imagesize"]?.number("nrows"))
    areas.frames = [[]]
    var counts: [String: Int] = [:]
    for (index, object) in root.all("object").enumerated() where object.word("deleted") != "1" {
      let place = "object \(index + 1)"
      let shape: LabelledAreas.Shape
      if let box = object["bndbox"] {
        let corners = ["xmin", "ymin", "xmax", "ymax"].compactMap { box.number($0) }
        guard corners.count == 4 else {
          throw AdapterError(.badInput, "a box without xmin, ymin, xmax and ymax", place: place)
        }
        guard corners[0] < corners[2], corners[1] < corners[3] else { continue }
        shape = .box(corners)
      } else if let polygon = object["polygon"] ?? object["segm"]?["polygon"] {
        let points = polygon.all("pt").flatMap { [$0.number("x"), $0.number("y")] }
        let numbers = points.compactMap { $0 }
        guard numbers.count == points.count, numbers.count >= 6 else {
          throw AdapterError(.badInput, "an outline of fewer than three points", place: place)
        }
        shape = .polygons([numbers])
      } else {
        continue
      }
      let label = object.word("name")
      counts[label ?? "", default: 0] += 1
      let number = object.number("track_id").flatMap { Checked.rounded($0) } ?? counts[label ?? ""]
      try areas.add(shape, of: .init(number: number, label: label), frame: 0)
    }
    return areas
  }
}
