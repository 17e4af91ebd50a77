/// The judgement of claims about the whole scene: where, when, in what weather, how it looks and sounds.
extension PhraseJudge {
  func place(_ units: ClaimUnits) -> Finding {
    let found = all(units)
    if case .absent = found {
      if let cue = cue(units) { return .full(cue) }
      let graph = KindsGraph.shared
      let heads = units.units.map(\.head)
      let isKnown = heads.contains { head in
        text.found(head).contains { !text.words[$0].isDenied } && !graph.values(head.meanings, .places).isEmpty
      }
      guard !isKnown else { return found }
      // A scene is in one place: what stands behind "in" or "on", or is called the setting.
      if let other = excluding(heads, .places, where: { isScene($0) }) { return .conflict(other) }
      let indoor = SynonymsStem.of("indoors")
      let outdoor = SynonymsStem.of("outdoors")
      for (mine, theirs) in [(indoor, outdoor), (outdoor, indoor)] where heads.contains(where: { $0.stem == mine }) {
        if let other = text.places[theirs]?.first(where: { isScene($0) || text.words[$0].stem == theirs }) {
          return .conflict(other)
        }
      }
    }
    return found
  }

  /// What is seen of a place tells of it, where its own name is all that is missing.
  private func cue(_ units: ClaimUnits) -> Int? {
    guard let unit = units.units.first(where: { PlaceCues.table[$0.head.key] != nil }), units.units.count == 1,
      unit.bound.isEmpty, let cues = PlaceCues.table[unit.head.key]
    else { return nil }
    guard unit.loose.allSatisfy({ loose in text.found(loose).contains { !text.words[$0].isDenied } }) else {
      return nil
    }
    func places(_ keys: Set<String>) -> [(key: String, index: Int)] {
      keys.sorted().compactMap { key in
        text.places[key]?.first { !text.words[$0].isDenied }.map { (key, $0) }
      }
    }
    if let one = places(cues.alone).first { return one.index }
    let several = places(cues.together)
    return Set(several.map(\.index)).count > 1 ? several.first?.index : nil
  }

  private func isScene(_ index: Int) -> Bool {
    let range = text.sentences[text.words[index].sentence].words
    var at = index - text.words[index].length
    while at >= range.lowerBound, index - at < 7 {
      let word = text.words[at].text
      if ["in", "on", "at", "inside", "across", "through", "along", "into", "within", "is", "by", "as", "down"]
        .contains(word)
      {
        return true
      }
      if ["of", "with", "behind", "to", "toward", "towards", "from", "like", "over", "beyond", "for"].contains(word) {
        return false
      }
      at -= 1
    }
    return at < range.lowerBound && text.part(of: index) == .background
      && !text.words[range.lowerBound..<index].contains(where: ReadClauses.isVerb)
  }

  /// Time and weather: one for the whole scene.
  func scene(_ units: ClaimUnits, _ value: ReadText, _ sentence: ReadText, _ field: KindsGraph.Field) -> Finding {
    let found = all(units)
    if case .full = found { return found }
    // "drifting snow": that it snows counts, not how.
    let told = value.words.filter { !KindsGraph.shared.values($0.meanings, field).isEmpty }.map { word in
      text.found(word).first { !text.words[$0].isDenied }
    }
    if let first = told.first, let first, told.allSatisfy({ $0 != nil }) { return .full(first) }
    let own = value.words.filter { !KindsGraph.shared.values($0.meanings, field).isEmpty }
    let words = own.isEmpty ? sentence.words : own
    let same = words.contains { word in
      !KindsGraph.shared.values(word.meanings, field).isEmpty && text.found(word).contains { !text.words[$0].isDenied }
    }
    if !same, let other = excluding(words, field, where: { _ in true }) { return .conflict(other) }
    if !same, field == .weathers, let clear = clearAir(words) { return .conflict(clear) }
    return found
  }

  /// "the air over the fields is crisp and clear" where fog is asked for.
  private func clearAir(_ words: [ReadWord]) -> Int? {
    let fog = SynonymsStem.of("foggy")
    guard words.contains(where: { $0.says(fog) || $0.names.contains { KindsGraph.shared.names(fog).contains($0) } })
    else { return nil }
    return text.words.indices.first { index in
      guard text.words[index].text == "clear", !text.words[index].isDenied else { return false }
      let range = text.sentences[text.words[index].sentence].words
      return text.words[max(range.lowerBound, index - 7)..<min(range.upperBound, index + 3)].contains {
        ["air", "view", "visibility", "horizon"].contains($0.text)
      }
    }
  }

  /// What the time or the weather is not: "without rain" is kept where it is dry.
  func without(_ value: ReadText, _ field: KindsGraph.Field) -> Finding {
    let finding = AbsenceJudge(text).find(value)
    guard case .absent = finding else { return finding }
    return excluding(value.words, field, where: { _ in true }).map { .full($0) } ?? .absent
  }

  func style(_ units: ClaimUnits, _ value: ReadText) -> Finding {
    var named = units
    named.units = units.units.filter { !Self.styleNouns.contains($0.head.text) || $0.bound.count + $0.loose.count > 0 }
      .map { unit in
        // "neon lighting", "warm colors": what kind of it counts.
        guard Self.styleNouns.contains(unit.head.text), let kind = unit.bound.first ?? unit.loose.first else {
          return unit
        }
        var kinds = unit.bound + unit.loose
        kinds.removeFirst()
        return ClaimUnits.Unit(head: kind, loose: kinds)
      }
    let found = all(named)
    if case .full = found { return found }
    // "old sepia film look": the manner counts, not the words around it.
    let manners = value.words.filter { word in
      // "8mm film look": film has a width.
      !KindsGraph.shared.values(word.meanings, .styles).isEmpty
        || word.text.hasSuffix("mm") && word.text.first?.isNumber == true
    }
    let told = manners.compactMap { manner in text.found(manner).first { !text.words[$0].isDenied } }
    if let first = told.first, told.count == manners.count { return .full(first) }
    if let other = excluding(
      value.words, .styles,
      where: { index in
        // "nostalgic, like an oil painting" is no oil painting.
        if text.words[max(0, index - 4)..<index].contains(where: { $0.text == "like" }) { return false }
        let range = text.sentences[text.words[index].sentence].words
        return text.part(of: index) == .style || Self.strongMedia.contains(text.words[index].stem)
          || text.words[index..<min(range.upperBound, index + 4)].contains { Self.styleNouns.contains($0.text) }
          || KindsGraph.shared.values(text.words[index].meanings, .styles).contains { $0.line <= 1 }
      })
    {
      return .conflict(other)
    }
    return found
  }

  /// Nouns of what a manner is told of; they say nothing by themselves.
  private static let styleNouns: Set<String> = [
    "lighting", "light", "lights", "colors", "colours", "color", "colour", "tones", "tone", "palette", "look", "mood",
    "aesthetic", "feel", "vibe", "style", "effect", "grading", "grade", "hues", "atmosphere", "scene", "footage",
    "picture", "visuals", "cinematography", "photography",
  ]
  private static let strongMedia: Set<String> = Set(
    ["animation", "animated", "cartoon", "illustration", "documentary", "comedy", "horror", "anime", "claymation"]
      .map { SynonymsStem.of($0) })

  /// What cannot be done without a sound.
  private static let noises = [
    "laugh", "shout", "scream", "sing", "music", "song", "roar", "bark", "applaud", "cheer", "thunder", "explode",
    "howl",
    "yell", "drum", "honk", "siren", "loud", "band", "trumpet", "blare",
  ].map { SynonymsStem.of($0) }

  func sound(_ units: ClaimUnits) -> Finding {
    let found = all(units)
    if case .absent = found {
      let quiet = ["silence", "silent", "soundless", "mute", "muted"].map { SynonymsStem.of($0) }
      let isQuiet = units.words.contains { quiet.contains($0.stem) }
      if isQuiet, let index = Self.noises.lazy.compactMap({ text.places[$0]?.first { !text.words[$0].isDenied } }).first
      {
        return .conflict(index)
      }
      if !isQuiet, let index = quiet.lazy.compactMap({ text.places[$0]?.first { !text.words[$0].isDenied } }).first {
        return .conflict(index)
      }
    }
    return found
  }
}
