import A2CPluginKit

/// Recognises inputs by their content and reads them; every choice is told to the sink.
struct SegmentationReader {
  let parameters: SegmentationParameters
  let names: SegmentNames?
  let host: Host
  let sink: Sink

  /// An annotation file, in bytes.
  private static let documentLimit = 128 << 20
  /// Objects that are looked for in folders of their own: 000 … 255.
  private static let folders = 256
  private static let pictureEndings: Set<String> = [
    "png", "jpg", "jpeg", "webp", "bmp", "tif", "tiff", "gif", "mp4", "mov", "mkv", "webm", "avi", "m4v",
  ]

  func read(_ path: String) throws -> SegmentationInput {
    let files: [String]
    do {
      files = try host.files(path)
    } catch {
      guard error.kind == .missing, let found = try objectFolders(path) else { throw error }
      return .labelled(found)
    }
    let documents = files.filter { Path.fileExtension($0) == "json" }
    if !documents.isEmpty, documents.count == files.count || !files.contains(where: isPicture) {
      return .labelled(try annotations(documents, path))
    }
    if files.count == 1, !isPicture(files[0]) {
      let bytes = try host.read(files[0], limit: Self.documentLimit)
      if NumpyFile.isNumpy(bytes) { return .labelled(try LabelArrays.read(bytes, path: files[0], names, sink)) }
      if let first = bytes.first(where: { $0 > 32 }), first == 0x7B || first == 0x5B {
        return .labelled(try annotations(files, path))
      }
    }
    let media = try host.open(path)
    guard media.frameCount > 0 else { throw AdapterError(.badInput, "no frames", place: path) }
    var isCartoon = false
    // A palette, or who names the classes, says that it is one.
    if !media.isIndexed, names == nil, parameters.format == .auto, parameters.classes == nil, !parameters.isUnnamed {
      let look = try PictureLook.of(SpreadFrames.indices(of: media.frameCount, most: 3).map { try media.frame($0) })
      // Labels of small numbers look black.
      if let look, look != .blank || !media.isGray,
        [.blank, .lines, .colouredLines, .trails, .skeletons, .depth, .normals, .text].contains(look)
      {
        try sink.decide("format", "pictures", because: "they look like \(look.words); they are shown as they are")
        return .pictures(media, look)
      }
      isCartoon = look == .cartoon
    }
    return try MediaSegments(
      media: media, parameters: parameters, names: names, sink: sink, isCartoon: isCartoon
    ).read()
  }

  private func isPicture(_ path: String) -> Bool { Self.pictureEndings.contains(Path.fileExtension(path)) }

  /// A folder for each object, named by its number in three digits, as SAM 2 writes them.
  private func objectFolders(_ path: String) throws -> Segmentation? {
    var media: [(number: Int, media: Media)] = []
    for number in 0..<Self.folders {
      let digits = String(number)
      let folder = Path.join(path, String(repeating: "0", count: 3 - digits.count) + digits)
      guard (try? host.files(folder)) != nil else { continue }
      guard media.count < 60 else {
        throw AdapterError(.unsupported, "more than 60 folders of masks", place: path)
      }
      media.append((number, try host.open(folder)))
    }
    guard !media.isEmpty else { return nil }
    guard let source = ObjectFolders(media.map(\.media)) else {
      throw AdapterError(.badInput, "the folders hold different numbers or sizes of masks", place: path)
    }
    try sink.decide("format", "masks by object", because: "\(media.count) numbered folders lie in it")
    var classes: [Int32: SegmentClass] = [0: SegmentClass("background", .black, isNothing: true)]
    for (index, entry) in media.enumerated() {
      classes[Int32(index + 1)] = SegmentClass(
        names?[entry.number] ?? "object \(entry.number)", ClassSet.numbered((index + 1) % 256), moves: true)
    }
    return Segmentation(source: source, classes: classes, areThings: true, title: nil, isExact: true)
  }

  private func annotations(_ files: [String], _ path: String) throws -> Segmentation {
    guard files.count <= Limits.clipFrames else {
      throw AdapterError(.badInput, "\(files.count) files are more than \(Limits.clipFrames) frames", place: path)
    }
    var areas: LabelledAreas?
    for file in files {
      try host.checkCancellation()
      let one = try AreaDocument.read(try host.read(file, limit: Self.documentLimit), path: file)
      if areas == nil { areas = one } else { try areas?.append(one) }
    }
    guard var areas, let width = areas.width, let height = areas.height else {
      throw AdapterError(
        .badInput, "the size of the pictures is not told", place: path, hint: "add width and height to the document")
    }
    let count = areas.frames.reduce(0) { sum, items in
      sum + items.reduce(0) { if case .box = $1.shape { $0 } else { $0 + 1 } }
    }
    guard count > 0 else {
      throw AdapterError(
        .badInput, "the document holds boxes and no masks", place: path, hint: "use the adapter region for boxes")
    }
    // A mask of this size must be possible before frames of it are made.
    _ = try AreaMask(width: width, height: height)
    try sink.decide("format", areas.format, because: "the document's members are those of it")
    if areas.frames.isEmpty { areas.frames = [[]] }
    var seen: [String: Int] = [:]
    let labels = areas.objects.enumerated().map { index, object in
      names?[object.number ?? index + 1] ?? object.label ?? object.number.map { "object \($0)" }
        ?? "object \(index + 1)"
    }
    for label in labels { seen[label, default: 0] += 1 }
    var classes: [Int32: SegmentClass] = [0: SegmentClass("background", .black, isNothing: true)]
    var order: [String: Int] = [:]
    for (index, label) in labels.enumerated() {
      order[label, default: 0] += 1
      // Several of one label are told apart by their order.
      let name = seen[label] ?? 0 > 1 ? "\(label) \(order[label] ?? 0)" : label
      classes[Int32(clamping: index + 1)] = SegmentClass(name, ClassSet.numbered((index + 1) % 256), moves: true)
    }
    return Segmentation(
      source: AnnotatedAreas(areas: areas, width: width, height: height), classes: classes, areThings: areas.areThings,
      title: nil, isExact: true)
  }
}
