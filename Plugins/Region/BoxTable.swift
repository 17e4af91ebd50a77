import A2CPluginKit

/// Boxes as a table whose first line names the columns, as TensorFlow's and many people's own scripts write them: corners or
/// a corner and a size, and perhaps the picture, what it shows, its number and the picture's size.
enum BoxTable {
  private static let corners = [
    ["xmin", "ymin", "xmax", "ymax"], ["x_min", "y_min", "x_max", "y_max"], ["x1", "y1", "x2", "y2"],
    ["left", "top", "right", "bottom"],
  ]
  private static let sizes = [
    ["x", "y", "w", "h"], ["x", "y", "width", "height"], ["left", "top", "width", "height"],
    ["bbox_x", "bbox_y", "bbox_width", "bbox_height"], ["bbox_left", "bbox_top", "bbox_width", "bbox_height"],
    ["bb_left", "bb_top", "bb_width", "bb_height"],
  ]
  private static let pictures = [
    "frame", "frame_id", "frame_index", "frame_idx", "frame_number", "image_id", "imageid", "filename", "file_name",
    "image", "image_name", "image_path", "path",
  ]
  private static let labels = ["class", "label", "name", "category", "class_name", "label_name", "labelname"]
  private static let numbers = ["track_id", "id", "object_id", "obj_id", "instance_id", "trackid"]
  private static let mostLines = 1 << 20

  private struct Columns {
    var box: [Int]
    var form: LabelledAreas.BoxForm
    var picture, label, number, width, height: Int?
  }

  /// The names of the columns, in small letters; `nil` where the first line is no title.
  static func title(_ bytes: [UInt8]) -> [String]? {
    guard let line = lines(bytes).first else { return nil }
    let names = cells(line).map { $0.lowercased() }
    return names.count >= 4 && names.allSatisfy { Double($0) == nil && $0.contains(where: \.isLetter) } ? names : nil
  }

  static func recognises(_ bytes: [UInt8]) -> Bool { title(bytes).map { columns($0) != nil } ?? false }

  static func read(_ bytes: [UInt8], path: String) throws(AdapterError) -> LabelledAreas {
    guard let title = title(bytes), let columns = columns(title) else {
      throw AdapterError(.badInput, "no columns of boxes", place: path)
    }
    let lines = lines(bytes)
    guard lines.count <= mostLines else { throw AdapterError(.badInput, "more than \(mostLines) lines", place: path) }
    var rows: [(picture: String, object: LabelledAreas.Object, box: [Double])] = []
    var areas = LabelledAreas(format: "a table of boxes")
    areas.boxForm = columns.form
    for (index, line) in lines.enumerated().dropFirst() {
      let cells = cells(line)
      func cell(_ column: Int?) -> String? { column.flatMap { cells.indices.contains($0) ? cells[$0] : nil } }
      func size(_ column: Int?) -> Int? {
        cell(column).flatMap { Double($0) }.flatMap { Checked.rounded($0) }.flatMap {
          (1...Limits.pictureSide).contains($0) ? $0 : nil
        }
      }
      let box = columns.box.compactMap { cell($0).flatMap { Double($0) } }
      guard box.count == 4, box.allSatisfy({ $0.isFinite && abs($0) < 1e9 }) else {
        throw AdapterError(
          .badInput, "\(columns.box.map { title[$0] }.joined(separator: ", ")) are four numbers",
          place: "\(path):\(index + 1)")
      }
      areas.width = areas.width ?? size(columns.width)
      areas.height = areas.height ?? size(columns.height)
      let number = cell(columns.number).flatMap { Double($0) }.flatMap { Int(exactly: $0) }
      rows.append((cell(columns.picture) ?? "", .init(number: number, label: cell(columns.label)), box))
    }
    let pictures = Set(rows.map(\.picture)).sorted { NaturalOrder.precedes($0, $1) }
    guard pictures.count <= Limits.clipFrames else {
      throw AdapterError(.badInput, "\(pictures.count) pictures are more than \(Limits.clipFrames)", place: path)
    }
    let frames = Dictionary(uniqueKeysWithValues: pictures.enumerated().map { ($1, $0) })
    // Several of one label in one picture are things of a kind and not one thing.
    var seen: Set<String> = []
    for row in rows where !seen.insert("\(row.picture)\n\(row.object.number ?? -1)\n\(row.object.label ?? "")").inserted
    {
      areas.areThings = false
    }
    for row in rows { try areas.add(.box(row.box), of: row.object, frame: frames[row.picture] ?? 0) }
    return areas
  }

  private static func columns(_ title: [String]) -> Columns? {
    func find(_ names: [String]) -> [Int]? {
      let found = names.compactMap { title.firstIndex(of: $0) }
      return found.count == names.count ? found : nil
    }
    let (edges, size) = (corners.lazy.compactMap(find).first, sizes.lazy.compactMap(find).first)
    guard let box = edges ?? size else { return nil }
    func one(_ names: [String]) -> Int? {
      names.lazy.compactMap { title.firstIndex(of: $0) }.first { !box.contains($0) }
    }
    return Columns(
      box: box, form: edges == nil ? .xywh : .xyxy, picture: one(pictures), label: one(labels), number: one(numbers),
      width: one(["width", "image_width", "img_width"]), height: one(["height", "image_height", "img_height"]))
  }

  private static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    bytes.split { $0 == 10 || $0 == 13 }.filter { $0.contains { $0 > 32 } }
  }

  private static func cells(_ line: ArraySlice<UInt8>) -> [String] {
    let marks = [UInt8(ascii: ","), UInt8(ascii: ";"), 9]
    guard let mark = marks.first(where: { line.contains($0) }) else { return [] }
    return line.prefix(4096).split(separator: mark, omittingEmptySubsequences: false).map { cell in
      let kept = cell.drop { $0 <= 34 }.reversed().drop { $0 <= 34 }.reversed()
      return String(decoding: Array(kept), as: UTF8.self)
    }
  }
}
