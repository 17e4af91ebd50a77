import Conditions
import Manifests
import Media
import Support

/// One file of a condition each.
extension ConditionFiles {
  // MARK: Camera

  func camera(
    _ row: GeneratorCondition, _ file: String, _ entry: ConditionEntry, _ video: BundleVideo
  ) throws -> ConditionOutcome {
    let size = (width: video.width ?? 1280, height: video.height ?? 720)
    guard let path = try source.path(entry, params: row.params) else {
      return ConditionOutcome(
        lost: [LostInput(input: nil, reason: "the adapter gave no camera's path, so \(file) is not written")])
    }
    let frames = row.frames ?? video.frames ?? path.poses.count
    let rate = row.fps ?? video.framesPerSecond
    let (poses, note) = Self.poses(path, frames, rate, video, size)
    let text = CameraFile.text(poses, form: row.form, size: size, lens: row.lens, framesPerSecond: rate)
    try write(Array(text.utf8), to: file)
    var outcome = ConditionOutcome(files: [
      WrittenFile(
        kind: AdapterName.short(entry.adapter), form: row.form.rawValue, file: file, framesPerSecond: rate,
        frames: frames)
    ])
    if let note { outcome.notes.append(note) }
    let farthest = poses.map(\.cameraToFirst.translation.length).max() ?? 0
    if farthest > 10 || (farthest < 0.05 && farthest > 0) {
      outcome.notes.append(
        "the path leads \(SentenceNumber.text(farthest)) units away; lengths are kept as given, and generators expect about 1 to 3"
      )
    }
    return outcome
  }

  /// A path with as many poses as a clip of the bundle has frames was taken with it and is cut with it; another leads over
  /// the whole of the video.
  private static func poses(
    _ path: CameraBlock, _ frames: Int, _ rate: Double?, _ video: BundleVideo, _ size: (width: Int, height: Int)
  ) -> (poses: [CameraFile.Pose], note: String?) {
    let count = path.poses.count
    if let clip = video.clip, let rate, clip.frames > 1, abs(clip.frames - count) <= 1 {
      let places = (0..<frames).map { (Double($0) / rate + video.start) * clip.framesPerSecond }
      return (
        CameraFile.poses(path, at: places, size: size), "a pose for each frame of the clip: it moves and ends with it"
      )
    }
    let note = count == frames ? nil : "\(count) poses become \(frames), one a frame, over the same path"
    return (CameraFile.poses(path, frames: frames, size: size), note)
  }

  // MARK: Pictures

  func pictures(
    _ row: GeneratorCondition, _ file: String, _ entry: ConditionEntry, _ video: BundleVideo
  ) throws -> Made {
    let size = size(row, video)
    let blocks = try source.blocks(entry, params: row.params, for: still(size))
    let list = PictureList(entry, blocks, video)
    guard !list.pictures.isEmpty else { return none(file) }
    var made = Made(ConditionOutcome())
    made.pictures = list
    made.used = Set(list.chosen(row.take, most: row.pictures))
    for (number, index) in made.used.sorted().enumerated() {
      let picture = list.pictures[index]
      let name = number == 0 ? file : "\(file.dropLast(4))-\(number + 1).png"
      let shaped = try shape(picture, row, size)
      made.outcome.note(cut(picture, to: (shaped.width, shaped.height), name: list.names[index]))
      try write(PNG.encode(shaped), to: name)
      made.outcome.files.append(
        WrittenFile(
          kind: AdapterName.short(entry.adapter), form: row.form.rawValue, file: name, width: shaped.width,
          height: shaped.height))
    }
    return made
  }

  // MARK: Clips

  func clip(
    _ row: GeneratorCondition, _ file: String, _ entry: ConditionEntry, _ video: BundleVideo
  ) throws -> Made {
    if row.form == .startMP4 { return try start(row, file, entry, video) }
    let survey = try source.survey(entry)
    let size = size(row, video)
    let name = entry.inputs.first?.written ?? AdapterName.short(entry.adapter)
    let length = ClipLength(row, video, survey, most: Self.mostFrames, name: name)
    let blocks = try source.blocks(entry, params: row.params, for: length.target(size, longest: Self.longestSide))
    let all = blocks.frameBlocks
    guard let block = all.first(where: \.isVideo) ?? all.first, let first = block.pictures.first else {
      return none(file)
    }
    let shaped = try shape(first, row, size)
    let (width, height) = (shaped.width, shaped.height)
    var made = Made(ConditionOutcome(notes: length.notes, warnings: length.warnings))
    if !block.isVideo {
      made.pictures = PictureList(entry, blocks, video)
      made.used = [0]
    }
    made.outcome.note(cut(first, to: (width, height), name: name))
    try write(file, row, entry, (width, height), length, &made.outcome) { index in
      try shape(block.pictures[length.place(of: index, in: block.sourceIndices)], row, (width, height))
    }
    return made
  }

  /// A clip that holds the first picture, or the first and the last, and is grey between.
  private func start(
    _ row: GeneratorCondition, _ file: String, _ entry: ConditionEntry, _ video: BundleVideo
  ) throws -> Made {
    let size = size(row, video)
    let length = ClipLength(
      row, video, try source.survey(entry), most: Self.mostFrames,
      name: entry.inputs.first?.written ?? AdapterName.short(entry.adapter))
    let blocks = try source.blocks(entry, params: row.params, for: still(size))
    let list = PictureList(entry, blocks, video)
    guard let sample = list.pictures.first else { return none(file) }
    var made = Made(ConditionOutcome())
    made.pictures = list
    var places: [Int: Int] = [:]
    for (take, frame) in [(GeneratorCondition.Take.first, 0), (.last, length.frames - 1)]
    where take == .first || row.take == .ends {
      if let index = list.chosen(take, most: 1).first, places[frame] == nil { places[frame] = index }
    }
    guard !places.isEmpty else { return made }
    made.used = Set(places.values)
    let shaped = try shape(sample, row, size)
    let (width, height) = (shaped.width, shaped.height)
    for index in places.values.sorted() {
      made.outcome.note(cut(list.pictures[index], to: (width, height), name: list.names[index]))
    }
    try write(file, row, entry, (width, height), length, &made.outcome) { frame in
      guard let index = places[frame] else { return Picture(width: width, height: height, fill: (127, 127, 127)) }
      return try shape(list.pictures[index], row, (width, height))
    }
    if let mask = row.mask {
      try write(mask, row, entry, (width, height), length, &made.outcome) { frame in
        let tone: UInt8 = places[frame] == nil ? 255 : 0
        return Picture(width: width, height: height, fill: (tone, tone, tone))
      }
    }
    return made
  }

  func write(
    _ file: String, _ row: GeneratorCondition, _ entry: ConditionEntry, _ size: (width: Int, height: Int),
    _ length: ClipLength, _ outcome: inout ConditionOutcome, _ picture: (Int) throws -> Picture
  ) throws {
    if row.form == .pngFrames {
      for index in 0..<length.frames {
        let digits = "\(index)"
        let name = String(repeating: "0", count: max(0, 5 - digits.count)) + digits + ".png"
        try write(PNG.encode(picture(index)), to: "\(file)/\(name)")
      }
    } else {
      let writer = try VideoWriter(
        place(file), width: size.width, height: size.height, framesPerSecond: length.framesPerSecond)
      for index in 0..<length.frames { try writer.add(picture(index)) }
      try writer.finish()
    }
    outcome.files.append(
      WrittenFile(
        kind: AdapterName.short(entry.adapter), form: row.form.rawValue, file: file, width: size.width,
        height: size.height, framesPerSecond: row.form == .pngFrames ? nil : length.framesPerSecond,
        frames: length.frames))
  }

  // MARK: Sizes and places

  /// `nil` where pictures keep their own.
  func size(_ row: GeneratorCondition, _ video: BundleVideo) -> (width: Int, height: Int)? {
    guard row.size == .video, let width = video.width, let height = video.height else { return nil }
    return (width, height)
  }

  /// For pictures: of a clip its first and last frame.
  private func still(_ size: (width: Int, height: Int)?) -> FrameTarget {
    if let size { return FrameTarget(width: size.width, height: size.height, frames: 2) }
    return FrameTarget(width: Self.longestSide, height: Self.longestSide, fit: .within, frames: 2)
  }

  func shape(
    _ picture: Picture, _ row: GeneratorCondition, _ size: (width: Int, height: Int)?
  ) throws -> Picture {
    // A clip has even sides.
    let even = row.form.isClip ? ~1 : ~0
    let wanted = size ?? (max(2, picture.width & even), max(2, picture.height & even))
    var shaped = try BundlePictures.middle(picture, width: wanted.width, height: wanted.height)
    if row.stretch { shaped = BundlePictures.stretched(shaped) }
    if row.invert { shaped = BundlePictures.inverted(shaped) }
    return shaped
  }

  /// What is lost at the edges, where it is more than a trifle.
  private func cut(_ picture: Picture, to size: (width: Int, height: Int), name: String) -> (String, Bool)? {
    let (across, down) = (
      1 - Double(size.width) / Double(picture.width), 1 - Double(size.height) / Double(picture.height)
    )
    let most = max(across, down)
    guard most > 0.03 else { return nil }
    let percent = SentenceNumber.text((most * 100).rounded())
    let edges = across > down ? "left and right" : "top and bottom"
    return ("\(name): scaled to cover \(size.width) x \(size.height); \(percent) % is cut off at \(edges)", most > 0.1)
  }

  private func none(_ file: String) -> Made {
    Made(
      ConditionOutcome(
        lost: [LostInput(input: nil, reason: "the adapter gave no pictures, so \(file) is not written")]))
  }

  func write(_ bytes: [UInt8], to file: String) throws {
    try StagedFile.write(bytes, to: place(file))
  }

  /// Where a file goes; its folders are made.
  func place(_ file: String) throws -> String {
    let path = Path.join(folder, file)
    try StagedOutput.makeFolders(Path.parent(path))
    return path
  }
}

extension ConditionOutcome {
  /// A loss at the edges: a note, and a warning where it is large.
  fileprivate mutating func note(_ cut: (text: String, isLarge: Bool)?) {
    guard let cut else { return }
    if cut.isLarge { warnings.append(cut.text) } else { notes.append(cut.text) }
  }
}
