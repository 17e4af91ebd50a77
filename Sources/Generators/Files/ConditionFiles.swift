import Conditions
import Manifests
import Media
import Support

/// Writes the condition files of one bundle.
struct ConditionFiles {
  let manifest: GeneratorManifest
  let source: ConditionSource
  /// The bundle's folder, still being written.
  let folder: String

  /// Frames of a file that keeps its condition's length.
  private static let mostFrames = 512
  /// The longest side of a picture that keeps its own size.
  private static let longestSide = 2048

  /// The rows of a generator's manifest that take an adapter's conditions.
  static func rows(_ manifest: GeneratorManifest, adapter: String) -> [GeneratorCondition] {
    let short = AdapterName.short(adapter)
    return manifest.conditions.filter { AdapterName.short($0.adapter) == short }
  }

  /// Writes what the generator takes.
  /// - Returns: the video that the bundle asks for, and what became of each condition.
  func write(_ conditions: [BundleCondition]) throws -> (video: BundleVideo, outcomes: [ConditionOutcome]) {
    let timed = try conditions.compactMap { condition -> ConditionSurvey? in
      let rows = Self.rows(manifest, adapter: condition.adapter).filter { !$0.form.isCamera && $0.form != .npy }
      guard let entry = condition.entry, rows.contains(where: { !$0.keepsLength }) else { return nil }
      return try source.survey(entry)
    }
    let video = BundleVideo(manifest.video, for: timed)
    var taken: [String: String] = [:]
    var outcomes: [ConditionOutcome] = []
    for condition in conditions {
      var outcome = ConditionOutcome()
      for row in Self.rows(manifest, adapter: condition.adapter) {
        guard let entry = condition.entry, let file = row.file else { continue }
        if row.form == .npy {
          outcome.notes.append("a2c writes no \(file): put it into the bundle yourself")
        } else if let by = taken[file] {
          outcome.notes.append("\(file) holds \(by) already, and \(manifest.name) takes one")
        } else if let other = row.beside, !outcome.files.contains(where: { $0.file == other }) {
          outcome.notes.append("\(file) goes with \(other) of the same condition, which is not there")
        } else {
          let made = try write(row, file, entry, video)
          if !made.files.isEmpty { taken[file] = AdapterName.short(condition.adapter) }
          outcome.files += made.files
          outcome.notes += made.notes
        }
      }
      outcomes.append(outcome)
    }
    return (video, outcomes)
  }

  private func write(
    _ row: GeneratorCondition, _ file: String, _ entry: ConditionEntry, _ video: BundleVideo
  ) throws -> ConditionOutcome {
    if row.form.isCamera { return try camera(row, file, entry, video) }
    if row.form == .png { return try pictures(row, file, entry, video) }
    return try clip(row, file, entry, video)
  }

  // MARK: Camera

  private func camera(
    _ row: GeneratorCondition, _ file: String, _ entry: ConditionEntry, _ video: BundleVideo
  ) throws -> ConditionOutcome {
    let size = (width: video.width ?? 1280, height: video.height ?? 720)
    guard let track = try source.track(entry, params: row.params, width: size.width, height: size.height) else {
      return ConditionOutcome(notes: ["the adapter gave no camera's maps, so \(file) is not written"])
    }
    let frames = row.frames ?? video.frames ?? track.cameras.count
    let rate = row.fps ?? video.framesPerSecond
    let poses = CameraFile.poses(track, frames: frames)
    let text = CameraFile.text(poses, form: row.form, size: size, lens: row.lens, framesPerSecond: rate)
    try write(Array(text.utf8), to: file)
    var outcome = ConditionOutcome(files: [
      WrittenFile(
        kind: AdapterName.short(entry.adapter), form: row.form.rawValue, file: file, framesPerSecond: rate,
        frames: frames)
    ])
    if track.cameras.count != frames {
      outcome.notes.append("\(track.cameras.count) poses become \(frames), one a frame, over the same path")
    }
    let farthest = poses.map(\.centre.length).max() ?? 0
    if farthest > 10 || (farthest < 0.05 && farthest > 0) {
      outcome.notes.append(
        "the path leads \(Words.number(farthest)) units away; lengths are kept as given, and generators expect about 1 to 3"
      )
    }
    return outcome
  }

  // MARK: Pictures

  private func pictures(
    _ row: GeneratorCondition, _ file: String, _ entry: ConditionEntry, _ video: BundleVideo
  ) throws -> ConditionOutcome {
    let size = size(row, video)
    let blocks = try source.blocks(entry, params: row.params, for: target(size, frames: 2))
    var all = blocks.frameBlocks.flatMap(\.pictures)
    guard !all.isEmpty else { return none(file) }
    var outcome = ConditionOutcome()
    let isLastAlone = all.count == 1 && blocks.decisions.contains { $0.key == "moments" && $0.value == "last" }
    switch row.take {
    case .first:
      if isLastAlone { return ConditionOutcome() }
      all = [all[0]]
    case .last:
      guard all.count > 1 || isLastAlone, let last = all.last else { return ConditionOutcome() }
      all = [last]
    case .all:
      if all.count > row.pictures {
        outcome.notes.append("\(row.pictures) of \(all.count) pictures: \(manifest.name) takes no more")
        all = Array(all.prefix(row.pictures))
      }
    }
    for (index, picture) in all.enumerated() {
      let name = index == 0 ? file : "\(file.dropLast(4))-\(index + 1).png"
      let shaped = try shape(picture, row, size)
      outcome.notes += Self.cut(picture, to: (shaped.width, shaped.height))
      try write(PNG.encode(shaped), to: name)
      outcome.files.append(
        WrittenFile(
          kind: AdapterName.short(entry.adapter), form: row.form.rawValue, file: name, width: shaped.width,
          height: shaped.height))
    }
    return outcome
  }

  // MARK: Clips

  private func clip(
    _ row: GeneratorCondition, _ file: String, _ entry: ConditionEntry, _ video: BundleVideo
  ) throws -> ConditionOutcome {
    let survey = try source.survey(entry)
    let size = size(row, video)
    let length = ClipLength(row, video, survey, most: Self.mostFrames)
    let blocks = try source.blocks(
      entry, params: row.params, for: target(size, frames: row.form == .startMP4 ? 2 : length.frames))
    let list = blocks.frameBlocks
    guard let block = list.first(where: \.isVideo) ?? list.first, let first = block.pictures.first else {
      return none(file)
    }
    let shaped = try shape(first, row, size)
    let (width, height) = (shaped.width, shaped.height)
    let frames: [Picture]
    if row.form == .startMP4 {
      frames = [first]
    } else {
      frames = block.pictures
    }
    func picture(_ index: Int) throws -> Picture {
      if row.form == .startMP4, index > 0 { return Picture(width: width, height: height, fill: (127, 127, 127)) }
      return try shape(frames[length.place(of: index, in: frames.count)], row, (width, height))
    }
    var outcome = ConditionOutcome(notes: row.form == .startMP4 ? [] : length.notes)
    outcome.notes += Self.cut(first, to: (width, height))
    func note(_ file: String) {
      outcome.files.append(
        WrittenFile(
          kind: AdapterName.short(entry.adapter), form: row.form.rawValue, file: file, width: width, height: height,
          framesPerSecond: row.form == .pngFrames ? nil : length.framesPerSecond, frames: length.frames))
    }
    if row.form == .pngFrames {
      for index in 0..<length.frames {
        let digits = "\(index)"
        let name = String(repeating: "0", count: max(0, 5 - digits.count)) + digits + ".png"
        try write(PNG.encode(picture(index)), to: "\(file)/\(name)")
      }
    } else {
      try self.video(file, width, height, length, picture)
    }
    note(file)
    if let mask = row.mask {
      try self.video(mask, width, height, length) { index in
        let tone: UInt8 = index == 0 ? 0 : 255
        return Picture(width: width, height: height, fill: (tone, tone, tone))
      }
      note(mask)
    }
    return outcome
  }

  private func video(
    _ file: String, _ width: Int, _ height: Int, _ length: ClipLength, _ picture: (Int) throws -> Picture
  ) throws {
    let path = try place(file)
    let writer = try VideoWriter(path, width: width, height: height, framesPerSecond: length.framesPerSecond)
    for index in 0..<length.frames { try writer.add(picture(index)) }
    try writer.finish()
  }

  // MARK: Sizes and places

  /// `nil` where pictures keep their own.
  private func size(_ row: GeneratorCondition, _ video: BundleVideo) -> (width: Int, height: Int)? {
    guard row.size == .video, let width = video.width, let height = video.height else { return nil }
    return (width, height)
  }

  private func target(_ size: (width: Int, height: Int)?, frames: Int) -> FrameTarget {
    if let size { return FrameTarget(width: size.width, height: size.height, frames: frames) }
    return FrameTarget(width: Self.longestSide, height: Self.longestSide, fit: .within, frames: frames)
  }

  private func shape(
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
  private static func cut(_ picture: Picture, to size: (width: Int, height: Int)) -> [String] {
    let (across, down) = (
      1 - Double(size.width) / Double(picture.width), 1 - Double(size.height) / Double(picture.height)
    )
    guard max(across, down) > 0.03 else { return [] }
    let percent = Words.number((max(across, down) * 100).rounded())
    let edges = across > down ? "left and right" : "top and bottom"
    return ["scaled to cover \(size.width) x \(size.height); \(percent) % is cut off at \(edges)"]
  }

  private func none(_ file: String) -> ConditionOutcome {
    ConditionOutcome(notes: ["the adapter gave no pictures, so \(file) is not written"])
  }

  private func write(_ bytes: [UInt8], to file: String) throws {
    try StagedFile.write(bytes, to: place(file))
  }

  /// Where a file goes; its folders are made.
  private func place(_ file: String) throws -> String {
    let path = Path.join(folder, file)
    try StagedOutput.makeFolders(Path.parent(path))
    return path
  }
}

/// Names of adapters as people write them.
enum AdapterName {
  static func short(_ id: String) -> String {
    id.hasPrefix("org.a2c.") ? String(id.dropFirst("org.a2c.".count)) : id
  }
}
