import A2CPluginKit

/// Brings boxes and masks of a file to shares of the picture; every choice is told to the sink.
struct RegionResolver {
  let parameters: RegionParameters
  let sink: Sink
  let path: String

  private static let usualSide = 512
  /// Numbers of the objects of one condition.
  private static let mostObjects = 512
  /// Regions times frames.
  private static let mostCells = 1 << 20

  func resolve(_ areas: LabelledAreas) throws -> RegionClip {
    guard areas.objects.count <= Self.mostObjects else {
      throw AdapterError(.badInput, "\(areas.objects.count) regions are more than \(Self.mostObjects)", place: path)
    }
    guard let cells = Checked.product(areas.objects.count, areas.frames.count), cells <= Self.mostCells else {
      throw AdapterError(
        .badInput, "\(areas.objects.count) regions in \(areas.frames.count) frames are too many", place: path)
    }
    guard !areas.objects.isEmpty else { throw AdapterError(.badInput, "the file holds no region", place: path) }
    let boxes = areas.frames.flatMap { $0 }.compactMap { item -> [Double]? in
      if case .box(let box) = item.shape { box } else { nil }
    }
    let unit = try unit(areas, boxes)
    let form = try form(areas, boxes, unit)
    for box in boxes where !isProper(Self.corners(box, form)) {
      throw AdapterError(
        .badInput, "a box of \(box.map { "\($0)" }.joined(separator: ", ")) as \(form.rawValue) has no area",
        place: path,
        hint: "the parameter box says how the four numbers are meant")
    }
    let size = try size(areas, boxes.map { Self.corners($0, form) }, unit)
    let (w, h) = unit == .normalised ? (1.0, 1.0) : (Double(size.width), Double(size.height))
    let (all, given) = (names(areas), labels(areas))
    var paths = all.enumerated().map { index, name in
      RegionPath(
        name: name, ink: Ink.number(index), isNamed: given[index] == name && !Self.isNumber(name),
        extents: Array(repeating: nil, count: areas.frames.count),
        outlines: Array(repeating: [], count: areas.frames.count))
    }
    for (frame, items) in areas.frames.enumerated() {
      for item in items {
        let (extent, outlines) = try measure(item.shape, form, w, h)
        guard let extent else { continue }
        let old = paths[item.object].extents[frame]
        paths[item.object].extents[frame] = old.map { Self.joined($0, extent) } ?? extent
        paths[item.object].outlines[frame] += outlines
      }
    }
    // Long sides are drawn smaller.
    let shrink = min(1, 1024 / Double(max(size.width, size.height)))
    return RegionClip(
      width: max(1, Checked.rounded(Double(size.width) * shrink) ?? 1),
      height: max(1, Checked.rounded(Double(size.height) * shrink) ?? 1), isSizeKnown: size.isKnown,
      framesPerSecond: areas.framesPerSecond, paths: paths, frameCount: areas.frames.count)
  }

  // MARK: Choices

  private func unit(_ areas: LabelledAreas, _ boxes: [[Double]]) throws -> LabelledAreas.Unit {
    if let unit = parameters.unit ?? areas.unit { return unit }
    let numbers =
      boxes.flatMap { $0 }
      + areas.frames.flatMap { $0 }.flatMap { item -> [Double] in
        if case .polygons(let polygons) = item.shape { polygons.flatMap { $0 } } else { [] }
      }
    guard !numbers.isEmpty else { return .pixels }
    let isNormalised = numbers.allSatisfy { (-0.1...1.1).contains($0) }
    try sink.decide(
      "units", isNormalised ? "normalised" : "pixels",
      because: isNormalised ? "all coordinates lie between 0 and 1" : "coordinates go beyond 1")
    return isNormalised ? .normalised : .pixels
  }

  private func form(
    _ areas: LabelledAreas, _ boxes: [[Double]], _ unit: LabelledAreas.Unit
  ) throws -> LabelledAreas.BoxForm {
    if let form = parameters.boxForm ?? areas.boxForm { return form }
    guard !boxes.isEmpty else { return .xyxy }
    let right = unit == .normalised ? 1.001 : areas.width.map { Double($0) + 0.5 }
    let bottom = unit == .normalised ? 1.001 : areas.height.map { Double($0) + 0.5 }
    func fits(_ form: LabelledAreas.BoxForm) -> Bool {
      boxes.allSatisfy { box in
        let corners = Self.corners(box, form)
        return isProper(corners) && corners[2] <= right ?? .infinity && corners[3] <= bottom ?? .infinity
      }
    }
    let (form, reason): (LabelledAreas.BoxForm, String) =
      switch (fits(.xyxy), fits(.xywh)) {
      case (true, false): (.xyxy, "widths and heights of these numbers would lead out of the picture")
      case (false, true): (.xywh, "right edges of these numbers would lie left of left ones")
      case (true, true): (.xyxy, "corners and sizes are both possible; the parameter box settles it")
      default: (.xywh, "neither corners nor sizes fit; the parameter box settles it")
      }
    try sink.decide("box", form.rawValue, because: reason)
    return form
  }

  private func size(
    _ areas: LabelledAreas, _ corners: [[Double]], _ unit: LabelledAreas.Unit
  ) throws -> (width: Int, height: Int, isKnown: Bool) {
    if let width = parameters.width ?? areas.width, let height = parameters.height ?? areas.height {
      return (width, height, true)
    }
    if unit == .normalised {
      try sink.decide("canvas", "\(Self.usualSide)×\(Self.usualSide)", because: "coordinates are shares of the sides")
      return (Self.usualSide, Self.usualSide, true)
    }
    var (right, bottom) = (16.0, 16.0)
    for box in corners { (right, bottom) = (max(right, box[2]), max(bottom, box[3])) }
    for case .polygons(let polygons) in areas.frames.joined().map(\.shape) {
      for points in polygons {
        for at in stride(from: 0, to: points.count - 1, by: 2) {
          (right, bottom) = (max(right, points[at]), max(bottom, points[at + 1]))
        }
      }
    }
    let size = (Checked.rounded(min(right * 1.05, 8192)) ?? 512, Checked.rounded(min(bottom * 1.05, 8192)) ?? 512)
    try sink.decide(
      "canvas", "\(size.0)×\(size.1)",
      because: "the file tells no size; this holds all regions, and width and height set it")
    return (size.0, size.1, false)
  }

  /// What names an object in the file or the parameters.
  private func labels(_ areas: LabelledAreas) -> [String?] {
    areas.objects.enumerated().map { index, object in
      object.label ?? (parameters.labels.indices.contains(index) ? parameters.labels[index] : nil)
    }
  }

  /// `class 3`, which names nothing.
  private static func isNumber(_ name: String) -> Bool {
    let words = name.split { $0 == " " || $0 == "_" }
    return words.count == 2 && Int(words[1]) != nil && ["class", "object", "region", "track"].contains(words[0])
  }

  /// Labels; several of one are told apart by their order.
  private func names(_ areas: LabelledAreas) -> [String] {
    let words = labels(areas).enumerated().map { index, label in
      label ?? (areas.areThings ? "region \(areas.objects[index].number ?? index + 1)" : "regions")
    }
    var totals: [String: Int] = [:]
    for word in words { totals[word, default: 0] += 1 }
    var counts: [String: Int] = [:]
    return words.map { word in
      counts[word, default: 0] += 1
      return totals[word] ?? 0 > 1 ? "\(word) \(counts[word] ?? 0)" : word
    }
  }

  // MARK: Shapes

  /// Left, top, right, bottom.
  static func corners(_ box: [Double], _ form: LabelledAreas.BoxForm) -> [Double] {
    switch form {
    case .xyxy: box
    case .xywh: [box[0], box[1], box[0] + box[2], box[1] + box[3]]
    case .cxcywh: [box[0] - box[2] / 2, box[1] - box[3] / 2, box[0] + box[2] / 2, box[1] + box[3] / 2]
    }
  }

  private func isProper(_ corners: [Double]) -> Bool { corners[2] > corners[0] && corners[3] > corners[1] }

  private func measure(
    _ shape: LabelledAreas.Shape, _ form: LabelledAreas.BoxForm, _ w: Double, _ h: Double
  ) throws -> (AreaExtent?, [[Drawing.Point]]) {
    switch shape {
    case .box(let numbers):
      let box = Self.corners(numbers, form)
      let (left, top, right, bottom) = (box[0] / w, box[1] / h, box[2] / w, box[3] / h)
      return (
        Self.clipped(left, top, right, bottom), [[(left, top), (right, top), (right, bottom), (left, bottom)]]
      )
    case .polygons(let polygons):
      let outlines = polygons.map { points in
        stride(from: 0, to: points.count - 1, by: 2).map { (x: points[$0] / w, y: points[$0 + 1] / h) }
      }
      let all = outlines.flatMap { $0 }
      guard let left = all.map(\.x).min(), let right = all.map(\.x).max(), let top = all.map(\.y).min(),
        let bottom = all.map(\.y).max()
      else { return (nil, []) }
      var extent = Self.clipped(left, top, right, bottom)
      let share = extent?.share ?? 0
      if outlines.count == 1 { extent?.share = min(share, Self.area(outlines[0])) }
      extent?.wholeness = outlines.count == 1 ? 1 : 0.5
      return (extent, outlines)
    case .runs(let runs):
      let mask = try runs.mask()
      let extent = AreaSurvey(mask.bits.map { Int32($0) }, width: mask.width, height: mask.height, ignoring: [0])
        .extents[1]
      guard let extent else { return (nil, []) }
      return (
        extent,
        [
          [
            (extent.left, extent.top), (extent.right, extent.top), (extent.right, extent.bottom),
            (extent.left, extent.bottom),
          ]
        ]
      )
    }
  }

  /// Twice the signed area of a polygon, halved and positive.
  private static func area(_ points: [Drawing.Point]) -> Double {
    guard var last = points.last else { return 0 }
    var sum = 0.0
    for point in points {
      sum += last.x * point.y - point.x * last.y
      last = point
    }
    return abs(sum) / 2
  }

  /// The part of a box inside of the picture, `nil` where it lies outside.
  private static func clipped(_ left: Double, _ top: Double, _ right: Double, _ bottom: Double) -> AreaExtent? {
    let (l, t, r, b) = (max(0, left), max(0, top), min(1, right), min(1, bottom))
    return l < r && t < b ? AreaExtent(left: l, top: t, right: r, bottom: b) : nil
  }

  /// Two pieces of one object: the box around both, not one piece.
  private static func joined(_ a: AreaExtent, _ b: AreaExtent) -> AreaExtent {
    AreaExtent(
      left: min(a.left, b.left), top: min(a.top, b.top), right: max(a.right, b.right), bottom: max(a.bottom, b.bottom),
      share: min(1, a.share + b.share), wholeness: 0.5)
  }
}
