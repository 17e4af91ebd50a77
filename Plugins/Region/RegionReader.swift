import A2CPluginKit

/// Recognises inputs by their content and reads them; every choice is told to the sink.
struct RegionReader {
  let parameters: RegionParameters
  let host: Host
  let sink: Sink

  private static let fileLimit = 128 << 20

  func read(_ path: String) throws -> RegionClip {
    let resolver = RegionResolver(parameters: parameters, sink: sink, path: path)
    let files = try host.files(path)
    let pictures: Set<String> = [
      "png", "jpg", "jpeg", "webp", "bmp", "tif", "tiff", "gif", "mp4", "mov", "mkv", "webm",
    ]
    let documents = files.filter { !pictures.contains(Path.fileExtension($0)) && Path.name($0) != "classes.txt" }
    if documents.isEmpty {
      let media = try host.open(path)
      guard let areas = try boxes(media) else { return try masks(media) }
      return try resolver.resolve(areas)
    }
    guard documents.count <= Limits.clipFrames else {
      throw AdapterError(.badInput, "\(documents.count) files are more than \(Limits.clipFrames) frames", place: path)
    }
    let labels = try labels(beside: files)
    var areas: LabelledAreas?
    for file in documents {
      try host.checkCancellation()
      let one = try document(file, labels, isOnly: documents.count == 1)
      if areas == nil { areas = one } else { try areas?.append(one) }
    }
    guard let areas else { throw AdapterError(.badInput, "there is no file", place: path) }
    try sink.decide("format", areas.format, because: "by the form of the file")
    return try resolver.resolve(areas)
  }

  /// Names of the classes: the parameter, else a `classes.txt` in the folder.
  private func labels(beside files: [String]) throws -> [String] {
    guard parameters.labels.isEmpty, let file = files.first(where: { Path.name($0) == "classes.txt" }) else {
      return parameters.labels
    }
    let bytes = try host.read(file, limit: 1 << 20)
    try sink.decide("labels", "classes.txt", because: "it lies beside the boxes")
    return String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).map { String($0.prefix(80)) }
  }

  private func document(_ file: String, _ labels: [String], isOnly: Bool) throws -> LabelledAreas {
    let bytes = try host.read(file, limit: Self.fileLimit)
    let first = bytes.first { $0 > 32 && $0 < 127 }
    if parameters.format == .json || (parameters.format == .auto && (first == 0x7B || first == 0x5B || first == 0x60)) {
      return try AreaDocument.read(bytes, path: file)
    }
    if parameters.format == .auto, XMLReader.recognises(bytes) { return try XMLAreas.read(bytes, path: file) }
    // YOLO writes an empty file for a frame without boxes.
    if !isOnly, first == nil, bytes.count < 64 {
      var empty = LabelledAreas(format: "YOLO lines")
      empty.frames = [[]]
      return empty
    }
    if parameters.format == .auto, BoxTable.recognises(bytes) { return try BoxTable.read(bytes, path: file) }
    guard let rows = NumberLines.read(bytes), !rows.isEmpty else {
      let columns = BoxTable.title(bytes).map { $0.prefix(12).joined(separator: ", ") }
      throw AdapterError(
        .badInput,
        columns.map { "the columns \($0) are no boxes: xmin, ymin, xmax and ymax are, or x, y, width and height" }
          ?? "the file holds no boxes", place: file,
        hint: "expected JSON (\(AreaDocument.hint)), XML of CVAT, Pascal VOC or LabelMe, or text: \(TextAreas.hint)")
    }
    let asked = TextAreas.Kind(rawValue: parameters.format.rawValue)
    guard let kind = asked ?? TextAreas.kind(rows.map(\.numbers), bytes) else {
      throw AdapterError(
        .badInput, "the form of these lines is not known", place: file, hint: "expected " + TextAreas.hint)
    }
    return try TextAreas.read(rows, kind, labels: labels, path: file)
  }

  /// Boxes that are drawn in pictures; `nil` where the pictures are of another kind.
  private func boxes(_ media: Media) throws -> LabelledAreas? {
    guard parameters.format == .auto, media.frameCount > 0 else { return nil }
    let drawn = try DrawnBoxes(
      frameCount: media.frameCount, width: media.width, height: media.height,
      framesPerSecond: media.isRateAssumed ? nil : media.framesPerSecond
    ) {
      try host.checkCancellation()
      return try media.frame($0)
    }
    guard let areas = drawn?.areas else { return nil }
    let count = areas.objects.count
    try sink.decide(
      "format", "drawn boxes",
      because: "the pictures show \(count == 1 ? "one upright box" : "\(count) upright boxes") on a plain background")
    return areas
  }

  /// White areas of black pictures.
  private func masks(_ media: Media) throws -> RegionClip {
    guard media.frameCount > 0 else { throw AdapterError(.badInput, "no frames", place: media.path) }
    try sink.decide("format", "a mask", because: "the input is pictures; white is the region")
    var extents: [AreaExtent?] = []
    var outlines: [[[Drawing.Point]]] = []
    for index in 0..<media.frameCount {
      try host.checkCancellation()
      let pixels = try media.frame(index, as: .gray8).bytes
      let extent = AreaSurvey(
        pixels.map { $0 >= 128 ? 1 : 0 }, width: media.width, height: media.height, ignoring: [0]
      ).extents[1]
      extents.append(extent)
      outlines.append(
        extent.map { [[($0.left, $0.top), ($0.right, $0.top), ($0.right, $0.bottom), ($0.left, $0.bottom)]] } ?? [])
    }
    guard extents.contains(where: { $0 != nil }) else {
      throw AdapterError(.badInput, "no pixel is white", place: media.path)
    }
    let name = parameters.labels.first ?? "the region"
    let shrink = min(1, 1024 / Double(max(media.width, media.height)))
    var clip = RegionClip(
      width: max(1, Checked.rounded(Double(media.width) * shrink) ?? 1),
      height: max(1, Checked.rounded(Double(media.height) * shrink) ?? 1), isSizeKnown: true,
      framesPerSecond: media.isRateAssumed ? nil : media.framesPerSecond,
      paths: [RegionPath(name: name, ink: Ink.number(0), extents: extents, outlines: outlines)],
      frameCount: media.frameCount)
    // Who names the region has looked at it.
    guard parameters.labels.isEmpty else { return clip }
    let look = try PictureLook.of(SpreadFrames.indices(of: media.frameCount, most: 3).map { try media.frame($0) })
    if look != .mask { clip.look = look }
    return clip
  }
}
