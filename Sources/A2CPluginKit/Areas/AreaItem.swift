/// One entry of an annotation file, whatever it calls its members.
struct AreaItem {
  var frame: Int?
  var number: Int?
  var label: String?
  var shape: LabelledAreas.Shape?

  private static let frameKeys = ["frame", "frame_index", "frame_idx", "frame_id", "frameIndex"]
  private static let numberKeys = ["track_id", "object_id", "obj_id", "instance_id"]
  private static let labelKeys = [
    "label", "category", "class", "class_name", "category_name", "name", "phrase", "classTitle",
  ]
  private static let maskKeys = ["segmentation", "mask", "rle", "polygon", "polygons"]
  private static let boxKeys = ["bbox", "box", "xyxy", "xywh", "bbox_xyxy", "bbox_xywh", "bbox_2d", "box2d", "box_2d"]

  /// - Throws: ``AdapterError`` where a member of a known name cannot be read.
  init(_ json: JSON, place: String) throws(AdapterError) {
    if json["counts"] != nil {
      shape = .runs(try MaskRuns(json, place: place))
      return
    }
    frame = Self.first(json, Self.frameKeys)?.intValue
    number = Self.first(json, Self.numberKeys)?.intValue
    // Where a class is a number, its name stands beside it.
    label = Self.labelKeys.lazy.compactMap { json[$0]?.stringValue }.first
    for key in Self.maskKeys {
      guard let value = json[key], value != .null else { continue }
      if let found = try Self.mask(value, place: "\(place).\(key)") {
        shape = found
        return
      }
    }
    for key in Self.boxKeys {
      guard let value = json[key], value != .null else { continue }
      shape = .box(try Self.box(value, place: "\(place).\(key)"))
      return
    }
  }

  /// Whether an object holds an area.
  static func isArea(_ json: JSON) -> Bool {
    json["counts"] != nil || (maskKeys + boxKeys).contains { json[$0] != nil }
  }

  /// How boxes are meant where the member's name tells.
  static func boxForm(_ json: JSON) -> LabelledAreas.BoxForm? {
    if ["xyxy", "bbox_xyxy", "bbox_2d"].contains(where: { json[$0] != nil }) { return .xyxy }
    if boxKeys.contains(where: { json[$0].map { corners($0).count == 4 } ?? false }) { return .xyxy }
    if json["xywh"] != nil || json["bbox_xywh"] != nil { return .xywh }
    return nil
  }

  private static func first(_ json: JSON, _ keys: [String]) -> JSON? {
    for key in keys { if let value = json[key], value != .null { return value } }
    return nil
  }

  /// Runs, a polygon or several; `nil` where the list is empty.
  static func mask(_ json: JSON, place: String) throws(AdapterError) -> LabelledAreas.Shape? {
    if json["counts"] != nil { return .runs(try MaskRuns(json, place: place)) }
    guard let list = json.arrayValue else {
      throw AdapterError(.badInput, "an area is neither runs nor polygons", place: place)
    }
    guard let first = list.first else { return nil }
    // [x, y, x, y …], [[x, y], …], or several of either.
    if first.doubleValue != nil { return .polygons([try polygon(list, place)]) }
    if let pair = first.arrayValue, pair.count == 2, pair[0].doubleValue != nil, list.count > 2 {
      return .polygons([try polygon(list, place)])
    }
    var polygons: [[Double]] = []
    for item in list {
      guard let points = item.arrayValue else {
        throw AdapterError(.badInput, "an outline is no list", place: place)
      }
      if !points.isEmpty { polygons.append(try polygon(points, place)) }
    }
    return polygons.isEmpty ? nil : .polygons(polygons)
  }

  private static func polygon(_ list: [JSON], _ place: String) throws(AdapterError) -> [Double] {
    var numbers: [Double] = []
    for item in list {
      if let number = item.doubleValue, number.isFinite, abs(number) < 1e9 {
        numbers.append(number)
      } else if let pair = item.arrayValue, pair.count == 2, let x = pair[0].doubleValue, let y = pair[1].doubleValue,
        x.isFinite, y.isFinite, abs(x) < 1e9, abs(y) < 1e9
      {
        numbers += [x, y]
      } else {
        throw AdapterError(.badInput, "an outline holds something else than coordinates", place: place)
      }
    }
    guard numbers.count >= 6, numbers.count % 2 == 0 else {
      throw AdapterError(.badInput, "an outline of \(numbers.count) numbers; three points are the fewest", place: place)
    }
    return numbers
  }

  /// The two corners of a box that names them.
  private static func corners(_ json: JSON) -> [JSON] {
    let names = [["x1", "y1", "x2", "y2"], ["xmin", "ymin", "xmax", "ymax"], ["left", "top", "right", "bottom"]]
    return names.lazy.map { $0.compactMap { json[$0] } }.first { $0.count == 4 } ?? []
  }

  static func box(_ json: JSON, place: String) throws(AdapterError) -> [Double] {
    let corners = corners(json)
    let list =
      json.arrayValue ?? (corners.isEmpty ? ["x", "y", "width", "height"].compactMap { json[$0] } : corners)
    var numbers: [Double] = []
    for item in list {
      guard let number = item.doubleValue, number.isFinite, abs(number) < 1e9 else {
        throw AdapterError(.badInput, "a box holds something else than numbers", place: place)
      }
      numbers.append(number)
    }
    guard numbers.count == 4 else {
      throw AdapterError(.badInput, "a box of \(numbers.count) numbers instead of 4", place: place)
    }
    return numbers
  }
}
