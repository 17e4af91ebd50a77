import Conditions
import Manifests
import Media

extension ConditionFiles {
  /// Two conditions that become one clip: their places in the run and their rows, the one in front first.
  struct Pair {
    let front: (index: Int, entry: ConditionEntry, row: GeneratorCondition)
    let back: (index: Int, entry: ConditionEntry, row: GeneratorCondition)
  }

  /// The pair that the user asks for, where the generator takes both as the same clip and that may be composed.
  func pair(_ conditions: [BundleCondition]) -> Pair? {
    guard combine.count == 2 else { return nil }
    let found = combine.compactMap { kind -> (index: Int, entry: ConditionEntry, row: GeneratorCondition)? in
      let short = AdapterName.short(kind)
      guard let index = conditions.firstIndex(where: { $0.kind == short && $0.entry != nil }),
        let entry = conditions[index].entry,
        let row = rows(conditions[index]).first(where: { $0.composes && $0.form == .mp4 && $0.file != nil })
      else { return nil }
      return (index, entry, row)
    }
    guard found.count == 2, found[0].row.file == found[1].row.file, found[0].index != found[1].index else { return nil }
    return Pair(front: found[0], back: found[1])
  }

  /// Writes the clip of both.
  /// - Returns: what became of the condition in front and of the one behind.
  func compose(_ pair: Pair, _ file: String, _ video: BundleVideo) throws -> [ConditionOutcome]? {
    guard let front = try read(pair.front.row, pair.front.entry, video),
      let back = try read(pair.back.row, pair.back.entry, video)
    else { return nil }
    var composed = ComposedClip()
    var outcome = ConditionOutcome(notes: front.length.notes, warnings: front.length.warnings)
    try write(file, pair.front.row, pair.front.entry, front.size, front.length, &outcome) { index in
      composed.frame(
        try front.picture(index),
        over: try Resampling.bicubic(back.picture(index), width: front.size.width, height: front.size.height))
    }
    let (kinds, share) = (combine.map(AdapterName.short), SentenceNumber.text((composed.share * 100).rounded()))
    outcome.notes.append(
      "one clip of two, as asked for: \(kinds[0]) where it shows something and around it, \(share) % of the picture on "
        + "average; \(kinds[1]) elsewhere")
    var other = outcome
    (other.warnings, other.notes) = (back.length.warnings, back.length.notes + outcome.notes.suffix(1))
    other.files = outcome.files.map { written in
      var written = written
      written.kind = kinds[1]
      return written
    }
    return [outcome, other]
  }

  /// A condition's frames at the video's size and moments.
  private struct Frames {
    let size: (width: Int, height: Int)
    let length: ClipLength
    let picture: (Int) throws -> Picture
  }

  private func read(_ row: GeneratorCondition, _ entry: ConditionEntry, _ video: BundleVideo) throws -> Frames? {
    let size = size(row, video)
    let name = entry.inputs.first?.written ?? AdapterName.short(entry.adapter)
    let length = ClipLength(row, video, try source.survey(entry), most: Self.mostFrames, name: name)
    let blocks = try source.blocks(entry, params: row.params, for: length.target(size, longest: Self.longestSide))
    let all = blocks.frameBlocks
    guard let block = all.first(where: \.isVideo) ?? all.first, let first = block.pictures.first else { return nil }
    let shaped = try shape(first, row, size)
    let chosen = (width: shaped.width, height: shaped.height)
    return Frames(size: chosen, length: length) { index in
      try shape(block.pictures[length.place(of: index, in: block.sourceIndices)], row, chosen)
    }
  }
}
