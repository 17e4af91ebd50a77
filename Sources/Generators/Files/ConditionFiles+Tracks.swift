import Conditions
import Manifests
import Media
import Support
import Tensors

extension ConditionFiles {
  /// Where points are over time, in the spelling of the generator.
  func tracks(
    _ row: GeneratorCondition, _ file: String, _ entry: ConditionEntry, _ video: BundleVideo
  ) throws -> ConditionOutcome {
    func lost(_ reason: String) -> ConditionOutcome {
      ConditionOutcome(lost: [LostInput(input: nil, reason: reason)])
    }
    guard let width = video.width, let height = video.height else { return lost("the video has no size to count in") }
    var timed = video
    if let moments = row.frames, moments > 1, let frames = video.frames, frames > 1, let rate = video.framesPerSecond {
      // Over the whole of the video, however many frames it has.
      timed.framesPerSecond = rate * Double(moments - 1) / Double(frames - 1)
    }
    let survey = try source.survey(entry)
    let name = entry.inputs.first?.written ?? AdapterName.short(entry.adapter)
    let length = ClipLength(row, timed, survey, most: Self.mostFrames, name: name)
    let looks = try source.blocks(entry, for: FrameTarget(width: 1024, height: 1024, fit: .within, frames: 2))
    let params = JSON.object([JSON.Member("show", "points")] + (row.params.members ?? []))
    let blocks = try source.blocks(entry, params: params, for: length.target(nil, longest: Self.longestSide))
    guard let picture = looks.frameBlocks.first?.pictures.first, let block = blocks.frameBlocks.first(where: \.isVideo)
    else { return lost("the adapter gave no points over time, so \(file) is not written") }
    let moments = (0..<length.frames).map { block.pictures[length.place(of: $0, in: block.sourceIndices)] }
    let size = (width: width, height: height)
    guard
      let tracks = TrackFile(
        moments, ratio: Double(picture.width) / Double(max(1, picture.height)), size: size, most: row.points),
      !tracks.tracks.isEmpty
    else { return lost("these are drawn tracks and no points, so \(file) is not written") }
    var outcome = ConditionOutcome(notes: length.notes, warnings: length.warnings)
    var text: String?
    let count = tracks.tracks.count
    switch row.form {
    case .tracksJSON:
      text = tracks.json
      try write(Array(tracks.json.utf8), to: file)
    case .tracksFlow:
      try NPY.write(
        floats: tracks.flow(size: size), shape: [length.frames, height, width, 2], to: place(file))
    default:
      try NPY.write(floats: tracks.places, shape: [length.frames, count, 2], to: place(file))
      if let mask = row.mask {
        try NPY.write(bytes: tracks.visibility, shape: [length.frames, count], to: place(mask))
      }
    }
    outcome.notes.append("\(count) points at \(length.frames) moments, in pixels of \(width) x \(height)")
    if let canvas = looks.decisions.first(where: { $0.key == "canvas" }), canvas.reason.contains("no size") {
      outcome.warnings.append(
        "\(name): the file does not tell the size of its picture, \(canvas.value) was taken; the parameters width and "
          + "height set it")
    }
    for name in [file] + (row.form == .tracksNPY ? [row.mask].compactMap(\.self) : []) {
      outcome.files.append(
        WrittenFile(
          kind: AdapterName.short(entry.adapter), form: row.form.rawValue, file: name,
          framesPerSecond: length.framesPerSecond, frames: length.frames, text: name == file ? text : nil))
    }
    return outcome
  }
}
