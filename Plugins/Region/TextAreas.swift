import A2CPluginKit

/// Boxes in text files.
enum TextAreas {
  /// What a text file was found to be.
  enum Kind: String {
    /// `class cx cy w h` and perhaps a confidence; `class x1 y1 x2 y2 …` for outlines. Shares of the sides.
    case yolo
    /// `frame, id, left, top, width, height, confidence, …` (MOT Challenge). Frames count from 1, pixels.
    case mot
    /// `x1,y1,x2,y2` groups on one line (VACE's layout boxes). Pixels.
    case layout
  }

  static let hint =
    "YOLO lines 'class cx cy w h', MOT lines 'frame,id,left,top,width,height,…' or boxes 'x1,y1,x2,y2'"

  /// What lines are, by how many numbers they have and how these look; `nil` where nothing fits.
  static func kind(_ rows: [[Double]], _ bytes: [UInt8]) -> Kind? {
    guard let first = rows.first else { return nil }
    if isGrouped(bytes), rows.allSatisfy({ $0.count % 4 == 0 }) { return .layout }
    func isWhole(_ value: Double) -> Bool { value.rounded() == value }
    let isShare = rows.allSatisfy { row in row.dropFirst().allSatisfy { (-0.001...1.001).contains($0) } }
    if rows.allSatisfy({ $0.count >= 5 && isWhole($0[0]) && $0[0] >= 0 }), isShare { return .yolo }
    if first.count >= 6, rows.allSatisfy({ $0.count == first.count && isWhole($0[0]) && isWhole($0[1]) && $0[0] >= 0 })
    {
      return .mot
    }
    if rows.allSatisfy({ $0.count % 4 == 0 && !$0.isEmpty }) { return .layout }
    return nil
  }

  /// Whether spaces part groups of four numbers with commas between them.
  private static func isGrouped(_ bytes: [UInt8]) -> Bool {
    let groups = bytes.prefix(4096).split(whereSeparator: { $0 <= 32 })
    return groups.count > 1 && groups.prefix(4).allSatisfy { group in group.count { $0 == 44 } == 3 }
  }

  static func read(
    _ rows: [(line: Int, numbers: [Double])], _ kind: Kind, labels: [String], path: String
  ) throws(AdapterError) -> LabelledAreas {
    var areas: LabelledAreas
    switch kind {
    case .yolo: areas = try yolo(rows, labels, path)
    case .mot: areas = try mot(rows, labels, path)
    case .layout: areas = try layout(rows, path)
    }
    return areas
  }

  private static func label(_ number: Int, _ labels: [String]) -> String {
    labels.indices.contains(number) ? labels[number] : "class \(number)"
  }

  private static func yolo(
    _ rows: [(line: Int, numbers: [Double])], _ labels: [String], _ path: String
  ) throws(AdapterError) -> LabelledAreas {
    var areas = LabelledAreas(format: "YOLO lines")
    areas.boxForm = .cxcywh
    areas.unit = .normalised
    areas.frames = [[]]
    var counts: [Int: Int] = [:]
    for (line, row) in rows {
      guard row.count >= 5, let kind = Int(exactly: row[0]) else {
        throw AdapterError(
          .badInput, "\(row.count) numbers are no YOLO line", place: "\(path):\(line)", hint: "expected " + hint)
      }
      counts[kind, default: 0] += 1
      let object = LabelledAreas.Object(number: counts[kind], label: label(kind, labels))
      if row.count > 6, row.count % 2 == 1 {
        try areas.add(.polygons([Array(row.dropFirst())]), of: object, frame: 0)
      } else {
        try areas.add(.box(Array(row[1...4])), of: object, frame: 0)
      }
    }
    return areas
  }

  private static func mot(
    _ rows: [(line: Int, numbers: [Double])], _ labels: [String], _ path: String
  ) throws(AdapterError) -> LabelledAreas {
    var areas = LabelledAreas(format: "MOT Challenge lines")
    areas.boxForm = .xywh
    areas.unit = .pixels
    // Frames count from 1; files that count from 0 exist too.
    let first = rows.contains { $0.numbers.first == 0 } ? 0 : 1
    var unnumbered: [Int: Int] = [:]
    for (line, row) in rows {
      guard row.count >= 6, let frame = Int(exactly: row[0]), let number = Int(exactly: row[1]) else {
        throw AdapterError(
          .badInput, "\(row.count) numbers are no MOT line", place: "\(path):\(line)", hint: "expected " + hint)
      }
      // Ground truth marks what is not to be counted with 0.
      if row.count >= 9, row[6] == 0 { continue }
      let kind = row.count >= 8 ? Int(exactly: row[7]).flatMap { $0 >= 0 ? $0 : nil } : nil
      var object = LabelledAreas.Object(
        number: number, label: kind.flatMap { labels.indices.contains($0) ? labels[$0] : nil })
      if number < 0 {
        unnumbered[frame, default: 0] += 1
        object.number = nil
        areas.areThings = false
      }
      try areas.add(.box(Array(row[2...5])), of: object, frame: frame - first)
    }
    return areas
  }

  /// Three boxes and more of which each covers the one before for the most part: one that moves, and no layout.
  private static func isPath(_ row: [Double]) -> Bool {
    guard row.count >= 12, row.count % 4 == 0 else { return false }
    func area(_ box: [Double]) -> Double { max(0, box[2] - box[0]) * max(0, box[3] - box[1]) }  // checked: four numbers
    let boxes = stride(from: 0, to: row.count, by: 4).map { Array(row[$0..<($0 + 4)]) }
    return zip(boxes, boxes.dropFirst()).allSatisfy { last, next in
      let common = area([max(last[0], next[0]), max(last[1], next[1]), min(last[2], next[2]), min(last[3], next[3])])
      let whole = area(last) + area(next) - common
      return whole > 0 && common > 0.4 * whole
    }
  }

  private static func layout(
    _ rows: [(line: Int, numbers: [Double])], _ path: String
  ) throws(AdapterError) -> LabelledAreas {
    var areas = LabelledAreas(format: "layout boxes")
    areas.boxForm = .xyxy
    areas.frames = [[]]
    if let row = rows.first?.numbers, rows.count == 1, isPath(row) {
      areas.format = "layout boxes, the way of one box (each lies over the one before)"
      for start in stride(from: 0, to: row.count, by: 4) {
        try areas.add(.box(Array(row[start..<(start + 4)])), of: .init(number: 1, label: nil), frame: start / 4)
      }
      return areas
    }
    var number = 0
    for (line, row) in rows {
      guard row.count % 4 == 0 else {
        throw AdapterError(
          .badInput, "\(row.count) numbers are no boxes of four", place: "\(path):\(line)", hint: "expected " + hint)
      }
      for start in stride(from: 0, to: row.count, by: 4) {
        number += 1
        try areas.add(
          .box(Array(row[start..<(start + 4)])), of: .init(number: number, label: nil), frame: 0)
      }
    }
    return areas
  }
}
