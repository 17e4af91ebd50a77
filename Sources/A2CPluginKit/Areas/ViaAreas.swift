import Glibc

/// VGG Image Annotator, versions 1 and 2: a map of pictures, each with `filename` and `regions` whose shapes are rect,
/// polygon, circle or ellipse; in a project under `_via_img_metadata`. Pictures are frames, by the order of their names.
enum ViaAreas: AreaFormat {
  /// Corners of a circle.
  private static let corners = 24

  static func recognises(_ json: JSON) -> Bool {
    guard let first = pictures(json).first else { return false }
    guard let region = regions(first.value).first else { return json["_via_img_metadata"] != nil }
    return region.value["shape_attributes"] != nil
  }

  private static func pictures(_ json: JSON) -> [JSON.Member] {
    let members = (json["_via_img_metadata"] ?? json).members ?? []
    return members.filter { $0.value["filename"] != nil && $0.value["regions"] != nil }
  }

  /// A list, or in version 1 a map of numbers.
  private static func regions(_ picture: JSON) -> [(key: String, value: JSON)] {
    guard let regions = picture["regions"] else { return [] }
    if let list = regions.arrayValue { return list.enumerated().map { ("\($0)", $1) } }
    return (regions.members ?? []).map { ($0.key, $0.value) }
  }

  static func read(_ json: JSON) throws(AdapterError) -> LabelledAreas {
    var areas = LabelledAreas(format: "VIA regions")
    areas.boxForm = .xywh
    areas.unit = .pixels
    let pictures = self.pictures(json).sorted {
      NaturalOrder.precedes($0.value["filename"]?.stringValue ?? $0.key, $1.value["filename"]?.stringValue ?? $1.key)
    }
    guard pictures.count <= Limits.clipFrames else {
      throw AdapterError(.badInput, "\(pictures.count) pictures are more than \(Limits.clipFrames)")
    }
    areas.frames = Array(repeating: [], count: max(1, pictures.count))
    for (frame, picture) in pictures.enumerated() {
      var counts: [String: Int] = [:]
      for (key, region) in regions(picture.value) {
        let place = "\(picture.key).regions[\(key)].shape_attributes"
        let label = label(region["region_attributes"])
        // Regions of one label in one picture are told apart by their order.
        counts[label ?? "", default: 0] += 1
        guard let shape = try shape(region["shape_attributes"], place: place) else { continue }
        try areas.add(shape, of: .init(number: counts[label ?? ""], label: label), frame: frame)
      }
    }
    return areas
  }

  /// `nil` for points and lines, which are no areas.
  private static func shape(_ json: JSON?, place: String) throws(AdapterError) -> LabelledAreas.Shape? {
    func number(_ name: String) throws(AdapterError) -> Double {
      guard let value = json?[name]?.doubleValue, value.isFinite, abs(value) < 1e9 else {
        throw AdapterError(.badInput, "'\(name)' is no number", place: place)
      }
      return value
    }
    func numbers(_ name: String) throws(AdapterError) -> [Double] {
      let list = json?[name]?.arrayValue ?? []
      let values = list.compactMap(\.doubleValue).filter { $0.isFinite && abs($0) < 1e9 }
      guard values.count == list.count, values.count >= 3 else {
        throw AdapterError(.badInput, "'\(name)' is no list of three numbers or more", place: place)
      }
      return values
    }
    switch json?["name"]?.stringValue {
    case "rect"?: return .box([try number("x"), try number("y"), try number("width"), try number("height")])
    case "polygon"?:
      let (xs, ys) = (try numbers("all_points_x"), try numbers("all_points_y"))
      guard xs.count == ys.count else {
        throw AdapterError(.badInput, "\(xs.count) x and \(ys.count) y of an outline", place: place)
      }
      return .polygons([zip(xs, ys).flatMap { [$0, $1] }])
    case "circle"?:
      let radius = try number("r")
      return .polygons([ellipse(try number("cx"), try number("cy"), radius, radius)])
    case "ellipse"?:
      return .polygons([ellipse(try number("cx"), try number("cy"), try number("rx"), try number("ry"))])
    default: return nil
    }
  }

  private static func ellipse(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> [Double] {
    (0..<corners).flatMap { corner -> [Double] in
      let angle = 2 * Double.pi * Double(corner) / Double(corners)
      return [x + width * cos(angle), y + height * sin(angle)]
    }
  }

  /// What a person called it: the attribute that is usually the name, else the only one.
  private static func label(_ json: JSON?) -> String? {
    let usual = ["class", "label", "name", "object", "category", "type"]
    let members = json?.members ?? []
    let member =
      usual.lazy.compactMap { name in members.first { $0.key.lowercased() == name } }.first
      ?? (members.count == 1 ? members.first : nil)
    guard let value = member?.value else { return nil }
    if let text = value.stringValue { return text.isEmpty ? nil : text }
    // Boxes that are ticked: {"dog": true}.
    return value.members?.first { $0.value == true }?.key
  }
}
