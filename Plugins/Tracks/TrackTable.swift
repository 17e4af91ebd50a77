import A2CPluginKit

/// Tracks as a table: a title that names the columns `x`, `y` and, where there are several frames or points, `frame` and
/// `id`; or three numbers a line, frame, x and y, as trackers of compositing programs write one point.
enum TrackTable {
  private static let names = [
    "x": ["x", "pos_x", "x_px", "pixel_x", "cx"], "y": ["y", "pos_y", "y_px", "pixel_y", "cy"],
    "frame": ["frame", "frame_id", "frame_index", "frame_idx", "frame_number", "t", "time"],
    "id": ["id", "track_id", "point", "point_id", "track", "particle", "object_id"],
  ]
  private static let mostLines = 1 << 21

  /// The columns of x, y, frame and id.
  private struct Columns {
    var x, y: Int
    var frame, id: Int?
    var isTitled: Bool
  }

  static func recognises(_ bytes: [UInt8]) -> Bool { columns(bytes) != nil }

  static func read(_ bytes: [UInt8], path: String) throws -> PointTracks {
    guard let columns = columns(bytes) else { throw badTracks(path, "no columns x and y") }
    var found: [(frame: Double, id: String, place: PointTracks.Place)] = []
    var rows: [String: Int] = [:]
    for (index, line) in lines(bytes).enumerated() {
      guard index < mostLines else { throw badTracks(path, "more than \(mostLines) lines") }
      let cells = cells(line)
      if cells.isEmpty || (columns.isTitled && found.isEmpty && rows.isEmpty && number(cells, columns.x) == nil) {
        continue
      }
      let id = columns.id.flatMap { cells.indices.contains($0) ? cells[$0] : nil } ?? ""
      rows[id, default: 0] += 1
      let frame = columns.frame.map { number(cells, $0) } ?? Double(rows[id] ?? 1)
      guard let frame, let x = number(cells, columns.x), let y = number(cells, columns.y) else {
        throw badTracks("\(path):\(index + 1)", "a cell that is no number", hint: "x and y of one point a line")
      }
      found.append((frame, id, (x, y)))
    }
    let frames = Set(found.map(\.frame)).sorted()
    let ids = Set(found.map(\.id)).sorted { NaturalOrder.precedes($0, $1) }
    guard !frames.isEmpty, frames.count <= Limits.clipFrames, ids.count <= PointTracks.mostPoints,
      let total = Checked.product(frames.count, ids.count), total <= PointTracks.mostPlaces / 4
    else { throw badTracks(path, "the file holds no tracks that can be read") }
    let frameOf = Dictionary(uniqueKeysWithValues: frames.enumerated().map { ($1, $0) })
    let pointOf = Dictionary(uniqueKeysWithValues: ids.enumerated().map { ($1, $0) })
    var points = [[PointTracks.Place?]](repeating: Array(repeating: nil, count: frames.count), count: ids.count)
    for entry in found {
      guard let point = pointOf[entry.id], let frame = frameOf[entry.frame] else { continue }
      points[point][frame] = entry.place
    }
    return PointTracks(format: "a table of places", frameCount: frames.count, points: points)
  }

  private static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    bytes.drop { !(9...126).contains($0) }.split { $0 == 10 || $0 == 13 }
  }

  private static func cells(_ line: ArraySlice<UInt8>) -> [String] {
    let text = String(decoding: line.prefix(4096), as: UTF8.self)
    let marks: [Character] = [",", ";", "\t", " "]
    guard let mark = marks.first(where: { text.contains($0) }) else { return [] }
    return text.split(separator: mark, omittingEmptySubsequences: mark == " ").map { cell in
      cell.filter { !" \"()[]\r".contains($0) }
    }
  }

  private static func number(_ cells: [String], _ column: Int) -> Double? {
    guard cells.indices.contains(column), cells[column].utf8.count < 64, let value = Double(cells[column]),
      value.isFinite, abs(value) < 1e7
    else { return nil }
    return value
  }

  private static func columns(_ bytes: [UInt8]) -> Columns? {
    let head = lines(Array(bytes.prefix(1 << 14)))
    guard let first = head.first.map(cells) else { return nil }
    let title = first.map { $0.lowercased() }
    func column(_ name: String) -> Int? { title.firstIndex { names[name]?.contains($0) ?? false } }
    if let x = column("x"), let y = column("y") {
      return Columns(x: x, y: y, frame: column("frame"), id: column("id"), isTitled: true)
    }
    let rows = head.dropLast().prefix(64).map { line in cells(line).map { Double($0) ?? .nan } }
    guard rows.count > 1, rows.allSatisfy({ $0.allSatisfy(\.isFinite) }) else { return nil }
    // Pairs in brackets.
    if rows.allSatisfy({ $0.count == 2 }) { return Columns(x: 0, y: 1, isTitled: false) }
    // Frames that follow each other.
    guard rows.allSatisfy({ $0.count == 3 }), zip(rows, rows.dropFirst()).allSatisfy({ $1[0] == $0[0] + 1 }) else {
      return nil
    }
    return Columns(x: 1, y: 2, frame: 0, isTitled: false)
  }
}
