/// What a caption says of the camera: its moves in their order, and how it is framed.
struct CameraReading: Sendable {
  let text: ReadText
  let moves: [ReadMove]

  init(_ text: ReadText) {
    self.text = text
    moves = text.sentences.indices.flatMap { number in
      CameraMoveReading.moves(text, sentence: number) + Self.ideographs(text, number)
    }
  }

  /// Moves that a Chinese sentence tells, one after the other.
  private static func ideographs(_ text: ReadText, _ number: Int) -> [ReadMove] {
    let sentence = text.sentences[number]
    guard !sentence.words.isEmpty else { return [] }
    let moves = IdeographMoves.moves(sentence.text, isCamera: sentence.part == .camera)
    return moves.enumerated().map { index, move in
      ReadMove(
        kinds: [move.kind], way: move.way, word: sentence.words.lowerBound,
        phase: Double(number) * 1000 + Double(index))
    }
  }

  /// What is said of a claim's value; `nil` where it is no matter of moves and framing.
  func find(_ value: String) -> PhraseJudge.Finding? {
    let phases = Self.phases(value)
    let framing = framing(value)
    guard !phases.isEmpty else { return framing }
    let finding = find(phases)
    if case .full = finding, let framing { return framing }
    return finding
  }

  /// The moves that a value names, also in words of a prompt: "the camera slowly circles her".
  static func phases(_ value: String) -> [[CameraMove]] {
    let exact = CameraMove.list(value)
    let pieces = value.split(separator: ";").reduce(0) { $0 + $1.split(separator: ",").count }
    if !exact.isEmpty, exact.reduce(0, { $0 + $1.count }) == pieces { return exact }
    let ideographs = IdeographMoves.moves(value, isCamera: false)
    if !ideographs.isEmpty { return ideographs.map { [$0] } }
    let text = ReadText("The camera: " + value)
    var phases: [[CameraMove]] = []
    var last: Double?
    for move in text.sentences.indices.flatMap({ CameraMoveReading.moves(text, sentence: $0) }).sorted(by: {
      $0.phase < $1.phase
    }) {
      guard let kind = move.kinds.sorted(by: { $0.rawValue < $1.rawValue }).first else { continue }
      if move.phase != last { phases.append([]) }
      last = move.phase
      phases[phases.count - 1].append(CameraMove(kind, move.way))
    }
    return phases
  }

  private func find(_ phases: [[CameraMove]]) -> PhraseJudge.Finding {
    let claimed = phases.flatMap { $0 }
    var first: Int?
    for move in claimed {
      guard let told = moves.first(where: { $0.says(move) }) else {
        return conflict(move, claimed).map { .conflict($0) } ?? .absent
      }
      first = first ?? told.word
    }
    guard isInOrder(phases) else { return .conflict(first ?? -1) }
    return first.map { .full($0) } ?? .absent
  }

  /// Where the caption says something that cannot be true together with a move that it does not tell.
  private func conflict(_ move: CameraMove, _ claimed: [CameraMove]) -> Int? {
    moves.first { other in
      if claimed.contains(where: { other.says($0) }) { return false }
      if other.kinds == [.static] { return move.kind != .static }
      if move.kind == .static { return true }
      // Other kinds of moves may go on beside it.
      return other.kinds.contains(move.kind) && !other.way.isEmpty && !move.way.isEmpty
    }?.word
  }

  /// Whether some part of the caption tells the phases in their order, or none tells all of them.
  private func isInOrder(_ phases: [[CameraMove]]) -> Bool {
    guard phases.count > 1 else { return true }
    var isTold = false
    for part in Set(text.sentences.map(\.part)) {
      let own = moves.filter { text.part(of: $0.word) == part }
      var last = -Double.infinity
      var isOrdered = true
      var isWhole = true
      for phase in phases {
        let places = phase.compactMap { move in own.filter { $0.says(move) }.map(\.phase) }.flatMap { $0 }
        guard let latest = places.filter({ $0 >= last }).min() else {
          if places.isEmpty { isWhole = false } else { isOrdered = false }
          continue
        }
        last = latest
      }
      if isWhole, isOrdered { return true }
      if isWhole || !isOrdered { isTold = true }
    }
    return !isTold
  }

  /// Sentences that tell moves of which none is a claimed one, by their numbers. Only of moves that exclude those.
  func others(than claimed: [CameraMove]) -> [Int: Int] {
    var found: [Int: Int] = [:]
    for (number, sentence) in text.sentences.enumerated() {
      let own = moves.filter { sentence.words.contains($0.word) }
      guard let first = own.first, !own.contains(where: { move in claimed.contains { move.says($0) } }) else {
        continue
      }
      let reading = own.first { other in
        claimed.contains { move in
          if other.kinds == [.static] { return move.kind != .static }
          if move.kind == .static { return true }
          if other.kinds.contains(move.kind) { return !other.way.isEmpty && !move.way.isEmpty }
          return ![.handheld, .follow].contains(move.kind) && other.kinds.isDisjoint(with: [.handheld, .follow])
        }
      }
      if reading != nil { found[number] = first.word }
    }
    return found
  }

  /// Shot size, angle, speed, lens.
  private func framing(_ value: String) -> PhraseJudge.Finding? {
    let graph = KindsGraph.shared
    var asked: [Int: Set<KindsGraph.Value>] = [:]
    for word in ReadText(value).words {
      for found in graph.values(word.meanings, .shots) { asked[found.line, default: []].insert(found) }
    }
    guard !asked.isEmpty else { return nil }
    var first: Int?
    var other: Int?
    for (index, word) in text.words.enumerated() where !word.isDenied && !word.isQuoted {
      for found in graph.values(word.meanings, .shots) {
        guard let mine = asked[found.line] else { continue }
        if mine.contains(found) { first = first ?? index } else { other = other ?? index }
      }
    }
    if let first { return .full(first) }
    // "through the dog's eyes"
    let own = graph.values([SynonymsStem.of("pov")], .shots)
    if own.contains(where: { asked[$0.line]?.contains($0) == true }),
      let eyes = text.words.indices.first(where: { index in
        ["eyes", "eye"].contains(text.words[index].text)
          && text.words[max(0, index - 4)..<index].contains { $0.text == "through" }
      })
    {
      return .full(eyes)
    }
    return other.map { .conflict($0) } ?? .absent
  }
}
