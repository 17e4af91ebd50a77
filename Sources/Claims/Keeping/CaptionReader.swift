import Wording

/// Reads a structured caption and judges claims by it, by rules. A value: one caption is read once, and asked many times.
package struct CaptionReader: Sendable {
  let text: ReadText
  /// The parts as they compare: nothing but their letters.
  private let plain: [String]
  private let camera: CameraReading

  package init(_ caption: StructuredCaption) {
    text = ReadText(caption)
    plain = CaptionPart.allCases.map { Self.plain(caption[$0]) }
    camera = CameraReading(text)
  }

  /// Letters and digits of a sentence in lower case, words parted by a space; a semicolon parts as a word does, so that
  /// nothing is read across it.
  static func plain(_ sentence: String) -> String {
    var result = ""
    var isParted = false
    for scalar in sentence.lowercased().unicodeScalars {
      if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        if isParted, !result.isEmpty { result += " " }
        isParted = false
        result.unicodeScalars.append(scalar)
      } else {
        if scalar == ";", !result.isEmpty { result += " ;" }
        isParted = true
      }
    }
    return result
  }

  /// Whether the claim's own sentence stands in the caption.
  func tells(_ claim: ReadClaim) -> Bool { plain.contains { TextSearch.holds($0, words: claim.plain) } }

  /// The words that tell how the camera moves.
  var moveWords: Set<Int> { Set(camera.moves.map(\.word)) }

  /// The numbers of sentences that tell of moves, none of which is among these, and which exclude them.
  func otherMoves(than moves: [CameraMove]) -> [Int] { camera.others(than: moves).keys.sorted() }

  /// What the caption says of a claim.
  package func judge(_ claim: Claim) -> Verdict { judge(ReadClaim(claim)) }

  func judge(_ claim: ReadClaim) -> Verdict {
    if tells(claim) { return .kept }
    switch find(claim) {
    case .full: return .kept
    case .conflict(let word): return .contradicted(by: word < 0 ? "" : text.sentence(of: word))
    case .absent: return .missing
    }
  }

  /// The number of the sentence that contradicts a claim, whatever other sentences say.
  func contradicting(_ claim: ReadClaim) -> Int? {
    if case .conflict(let word) = find(claim), word >= 0 { return text.words[word].sentence }
    return nil
  }

  private func find(_ read: ReadClaim) -> PhraseJudge.Finding {
    let claim = read.claim
    if claim.value.contains(where: Letters.isIdeographic) { return IdeographJudge(text).find(claim) }
    if claim.aspect == .text { return TextJudge(text).find(claim) }
    let (value, sentence, units) = (read.value, read.sentence, read.units)
    let judge = PhraseJudge(text: text, owner: read.owner, said: value.words.map(\.text))
    switch claim.aspect {
    case .camera:
      let found = camera.find(claim.value)
      // "Handheld, wide-angle." holds the words of "a wide-angle shot".
      if case .absent = found, CameraReading.phases(claim.value).isEmpty { return judge.all(units) }
      return found ?? judge.all(units)
    case .count: return CountJudge(text).find(value, sentence) ?? judge.subject(units, value, sentence)
    case .absence: return judge.without(value, .weathers)
    case .place: return judge.place(units)
    case .time: return units.isDenied ? judge.without(value, .times) : judge.scene(units, value, sentence, .times)
    case .weather:
      return units.isDenied ? judge.without(value, .weathers) : judge.scene(units, value, sentence, .weathers)
    case .style: return judge.style(units, value)
    case .emotion: return judge.acting(units, .emotions)
    case .action, .interaction:
      if let other = judge.reordered(value) { return .conflict(other) }
      // "is parked without moving": what is done counts, not what is not.
      guard units.isDenied else { return judge.acting(units, .acts) }
      return units.said.map { judge.acting($0, .acts) } ?? AbsenceJudge(text).find(value)
    case .layout: return LayoutJudge(text).find(value, sentence) ?? judge.all(units)
    case .looks: return judge.looks(units, sentence)
    case .sound: return judge.sound(units)
    case .subject, .text:
      return units.isDenied ? AbsenceJudge(text).find(value) : judge.subject(units, value, sentence)
    }
  }
}
