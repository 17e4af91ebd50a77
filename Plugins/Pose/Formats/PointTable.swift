import A2CPluginKit

/// A table of points: MediaPipe's landmarks as people keep them, with columns such as `x1, y1, z1, v1` or
/// `left_shoulder_x`, or a row for each landmark; with a column of frames, or one row a frame.
enum PointTable {
  private static let mostRows = 1 << 20
  private static let axes: [String: Axis] = [
    "x": .x, "y": .y, "z": .z, "v": .sure, "vis": .sure, "visibility": .sure, "score": .sure, "conf": .sure, "c": .sure,
    "confidence": .sure, "likelihood": .sure, "presence": .other, "prob": .sure, "p": .sure, "s": .sure,
  ]
  private static let frameWords: Set<String> = [
    "frame", "frameid", "framenumber", "frameno", "frameidx", "frameindex", "framenum", "image", "imageid", "img",
    "index",
    "idx", "filename", "file", "frames",
  ]
  private static let pointWords: Set<String> = [
    "landmark", "landmarkid", "landmarkname", "landmarkindex", "landmarkidx", "joint", "jointname", "jointid",
    "keypoint",
    "keypointname", "keypointid", "name", "point", "pointid", "bodypart", "part", "pointname",
  ]
  private static let personWords: Set<String> = ["person", "personid", "trackid", "poseid", "personindex", "track"]

  private enum Axis { case x, y, z, sure, other }

  static func read(_ bytes: [UInt8], _ context: KeypointContext) throws -> PoseTrack {
    let rows = try rows(bytes, context)
    guard let first = rows.first else { throw context.error("", "the table is empty", hint: hint) }
    if first.allSatisfy({ Double($0) != nil }) { return try bare(rows, context) }
    if first.first?.lowercased() == "scorer" || first.first?.lowercased() == "bodyparts" {
      return try deepLabCut(rows, context)
    }
    let columns = first.map(NamedPoints.plain)
    if let point = columns.firstIndex(where: { pointWords.contains($0) }), let x = columns.firstIndex(of: "x"),
      let y = columns.firstIndex(of: "y")
    {
      return try tall(rows, first, point: point, x: x, y: y, context)
    }
    return try wide(rows, header: first.map(heading), frame: columns.firstIndex { frameWords.contains($0) }, context)
  }

  private static let hint =
    "expected columns such as x1, y1, v1 (33 of MediaPipe, 17 of COCO), left_shoulder_x, left_shoulder_y, or rows of frame, "
    + "landmark, x, y, visibility"

  private static func rows(_ bytes: [UInt8], _ context: KeypointContext) throws -> [[String]] {
    var rows: [[String]] = []
    // Tabs and semicolons part columns where they are in the first line.
    let head = bytes.prefix { $0 != 10 }
    let separator: UInt8 = head.contains(9) ? 9 : head.contains(59) && !head.contains(44) ? 59 : 44
    for line in bytes.split(whereSeparator: { $0 == 10 || $0 == 13 }) {
      guard rows.count < mostRows else { throw context.error("", "more than \(mostRows) rows", hint: "cut the clip") }
      let cells = line.split(separator: separator, maxSplits: 8192, omittingEmptySubsequences: false).map { cell in
        String(decoding: cell, as: UTF8.self).filter { $0 != "\"" && $0 != "\u{FEFF}" }
          .split(separator: " ").joined(separator: " ")
      }
      if cells.contains(where: { !$0.isEmpty }) { rows.append(cells) }
    }
    return rows
  }

  // MARK: Headings

  /// `left_shoulder_x`, `x_12`, `x12`, `nose.x`, `landmark_0_x` → what the column holds of which point.
  private static func heading(_ text: String) -> (point: String, axis: Axis)? {
    var words = text.lowercased().split { "_.- /:[]()".contains($0) }.map(String.init)
    if words.count == 1, let word = words.first {
      // x12 and 12x
      let letters = word.filter(\.isLetter)
      let digits = word.filter(\.isNumber)
      guard !digits.isEmpty, word == letters + digits || word == digits + letters else { return nil }
      words = [letters, digits]
    }
    guard words.count > 1 else { return nil }
    for at in [words.count - 1, 0] {
      guard let axis = axes[words[at]] else { continue }
      var rest = words
      rest.remove(at: at)
      // Words before a number say nothing: landmark_12.
      if let number = rest.last, Int(number) != nil { return (number, axis) }
      return (rest.joined(separator: "_"), axis)
    }
    return nil
  }

  private struct Cells {
    var x: Int?, y: Int?, sure: Int?
  }

  /// The layout of points that have numbers, from 0 or 1, or names.
  private static func layout(_ points: [String], _ context: KeypointContext) throws -> BodyLayout {
    let numbers = points.compactMap { Int($0) }
    if numbers.count == points.count {
      guard let low = numbers.min(), low <= 1, numbers.sorted() == Array(low..<(low + points.count)),
        points.count == BodyLayout.mediaPipe.pointCount || points.count == BodyLayout.coco17.pointCount
      else { throw context.error("", UnreadLayout.message(points.count), hint: hint) }
      return points.count == BodyLayout.mediaPipe.pointCount ? .mediaPipe : .coco17
    }
    guard let layout = NamedPoints.layout(points) else {
      throw context.error("", NamedPoints.message(points), hint: NamedPoints.hint)
    }
    return layout
  }

  // MARK: Forms

  /// All points of a frame in one row.
  private static func wide(
    _ rows: [[String]], header: [(point: String, axis: Axis)?], frame: Int?, from start: Int = 1,
    _ context: KeypointContext
  ) throws -> PoseTrack {
    var names: [String] = []
    var cells: [String: Cells] = [:]
    for (column, heading) in header.enumerated() {
      guard let heading else { continue }
      if cells[heading.point] == nil { names.append(heading.point) }
      switch heading.axis {
      case .x: cells[heading.point, default: Cells()].x = column
      case .y: cells[heading.point, default: Cells()].y = column
      case .sure: cells[heading.point, default: Cells()].sure = column
      case .z, .other: cells[heading.point, default: Cells()] = cells[heading.point] ?? Cells()
      }
    }
    names = names.filter { cells[$0]?.x != nil && cells[$0]?.y != nil }
    guard names.count >= 12 else { throw context.error("", "the columns are no points of a body", hint: hint) }
    // Numbers in order, whatever order their columns have.
    if names.allSatisfy({ Int($0) != nil }) { names.sort { (Int($0) ?? 0) < (Int($1) ?? 0) } }
    let layout = try layout(names, context)
    let columns = names.map { cells[$0] ?? Cells() }
    var gathered = FrameGathering()
    for (index, row) in rows.dropFirst(start).enumerated() {
      let points = try columns.map { try point(row, $0, "row \(index + start + 1)", context) }
      gathered.add(layout.person(points), to: key(row, frame) ?? "\(index)")
    }
    return gathered.track
  }

  /// A row for each point.
  private static func tall(
    _ rows: [[String]], _ header: [String], point: Int, x: Int, y: Int, _ context: KeypointContext
  ) throws -> PoseTrack {
    let columns = header.map(NamedPoints.plain)
    let frame = columns.indices.first { $0 != point && frameWords.contains(columns[$0]) }
    let person = columns.firstIndex { personWords.contains($0) }
    let sure = columns.firstIndex { axes[$0] == .sure }
    struct Cell { var name: String, point: Point? }
    var people: [(frame: String, person: String, cells: [Cell])] = []
    var index: [String: Int] = [:]
    for (number, row) in rows.dropFirst().enumerated() {
      guard row.indices.contains(point) else { continue }
      let name = row[point]
      let (frame, who) = (key(row, frame) ?? "0", person.flatMap { row.indices.contains($0) ? row[$0] : nil } ?? "")
      let key = frame + "\n" + who
      let at = index[key] ?? people.count
      if at == people.count {
        index[key] = at
        people.append((frame, who, []))
      }
      let found = try self.point(row, Cells(x: x, y: y, sure: sure), "row \(number + 2)", context)
      people[at].cells.append(Cell(name: name, point: found))
    }
    guard let longest = people.map(\.cells.count).max(), longest >= 12,
      let model = people.first(where: { $0.cells.count == longest })
    else { throw context.error("", "the rows are no points of a body", hint: hint) }
    var names = model.cells.map(\.name)
    if names.allSatisfy({ Int($0) != nil }) { names.sort { (Int($0) ?? 0) < (Int($1) ?? 0) } }
    let layout = try layout(names, context)
    var gathered = FrameGathering()
    for entry in people {
      var places: [String: Point] = [:]
      for cell in entry.cells { places[cell.name] = cell.point }
      gathered.add(layout.person(names.map { places[$0] }), to: entry.frame)
    }
    return gathered.track
  }

  /// No header: 33 points of MediaPipe, or 17 of COCO with a confidence.
  private static func bare(_ rows: [[String]], _ context: KeypointContext) throws -> PoseTrack {
    let count = rows[0].count
    for (numbers, points, step) in [(132, 33, 4), (99, 33, 3), (51, 17, 3), (34, 17, 2)] {
      guard count == numbers || count == numbers + 1 else { continue }
      let first = count - numbers
      let header: [(point: String, axis: Axis)?] = (0..<count).map { column in
        guard column >= first else { return nil }
        let place = (column - first) % step
        let third: Axis = step == 4 || points == 33 ? .z : .sure
        return ("\((column - first) / step)", [.x, .y, third, .sure][place])
      }
      return try wide(rows, header: header, frame: first == 1 ? 0 : nil, from: 0, context)
    }
    throw context.error("", "\(count) columns of numbers without a header", hint: hint)
  }

  /// Three rows of headings: who scored, the part, the axis.
  private static func deepLabCut(_ rows: [[String]], _ context: KeypointContext) throws -> PoseTrack {
    guard let parts = rows.first(where: { $0.first?.lowercased() == "bodyparts" }),
      let at = rows.firstIndex(where: { $0.first?.lowercased() == "coords" }), parts.count == rows[at].count
    else { throw context.error("", "DeepLabCut's table without rows 'bodyparts' and 'coords'", hint: hint) }
    let header: [(point: String, axis: Axis)?] = zip(parts, rows[at]).map { part, axis in
      axes[axis.lowercased()].map { (part, $0) }
    }
    let names = parts.dropFirst().reduce(into: [String]()) { if $0.last != $1 { $0.append($1) } }
    guard NamedPoints.layout(names) != nil else {
      throw context.error("", "DeepLabCut's points: " + NamedPoints.message(names), hint: NamedPoints.hint)
    }
    return try wide(rows, header: header, frame: 0, from: at + 1, context)
  }

  // MARK: Cells

  private static func key(_ row: [String], _ column: Int?) -> String? {
    guard let column, row.indices.contains(column), !row[column].isEmpty else { return nil }
    // 12.0 is frame 12.
    return Double(row[column]).flatMap { Checked.rounded($0) }.map { "\($0)" } ?? row[column]
  }

  private static func point(
    _ row: [String], _ cells: Cells, _ place: String, _ context: KeypointContext
  ) throws -> Point? {
    func number(_ column: Int?) -> Double? {
      guard let column, row.indices.contains(column) else { return nil }
      return Double(row[column]).flatMap { $0.isFinite ? $0 : nil }
    }
    guard let x = number(cells.x), let y = number(cells.y) else {
      // A frame without anybody is a row of empty cells.
      let texts = [cells.x, cells.y].compactMap { $0.flatMap { row.indices.contains($0) ? row[$0] : nil } }
      if texts.allSatisfy({ $0.isEmpty || ["nan", "none", "null", "na", "-"].contains($0.lowercased()) }) {
        return nil
      }
      throw context.error(place, "'\(texts.first ?? "")' is no number", hint: hint)
    }
    let sure = cells.sure == nil ? 1 : number(cells.sure) ?? 0
    return try KeypointList.point(x, y, sure, context.strictConfidence, at: place, context)
  }
}
