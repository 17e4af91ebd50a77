import Wording

/// How a sentence of a prompt is laid out: marks in front of what it tells ("Shot 2:", "[0-3s]"), options behind it
/// ("--ar 16:9", "#cute"), and pieces with a label ("Subject: a fox").
struct PromptLayout {
  struct Piece {
    let label: PromptLabel?
    /// As it stands in the sentence, without marks at its ends.
    let text: String
  }

  private(set) var pieces: [Piece] = []
  /// What stands behind number signs.
  private(set) var tags: [String] = []

  init(_ sentence: String) {
    var text = Array(sentence)
    takeOptions(&text)
    takeTags(&text)
    let start = Self.behindMarks(text)
    if let heading = ScreenplayHeading(String(text[start...])) {
      pieces = [Piece(label: .place, text: heading.place)]
      if let time = heading.time { pieces.append(Piece(label: .time, text: time)) }
      return
    }
    split(Array(text[start...]))
  }

  // MARK: Options and tags

  /// "--ar 16:9 --no cars": of such options only what must not be there tells of the video.
  private mutating func takeOptions(_ text: inout [Character]) {
    guard
      let start = text.indices.first(where: { index in
        index > 0 && index + 2 < text.count && text[index - 1] == " " && text[index] == "-" && text[index + 1] == "-"
          && text[index + 2].isLetter
      })
    else { return }
    let options = String(text[start...]).split(separator: " ")
    if let no = options.firstIndex(of: "--no") {
      let names = options[(no + 1)...].prefix { !$0.hasPrefix("--") }.joined(separator: " ")
      let absent = names.trimmingSuffix { ".!?".contains($0) }
      if !absent.isEmpty { pieces.append(Piece(label: .absence, text: "no " + absent)) }
    }
    text = Array(String(text[..<start]).trimmingSuffix { $0.isWhitespace || $0 == "," })
  }

  /// Number signs at both ends: "#cat #cute a kitten sleeps #cozy".
  private mutating func takeTags(_ text: inout [Character]) {
    guard text.contains("#") else { return }
    var words = String(text).split(separator: " ")
    func isTag(_ word: Substring) -> Bool {
      guard word.first == "#", word.count > 2 else { return false }
      return word.dropFirst().first?.isLetter == true
    }
    while let first = words.first, isTag(first) {
      tags.append(String(first.dropFirst().filter(Letters.isWordPart)))
      words.removeFirst()
    }
    while let last = words.last, isTag(last) {
      tags.append(String(last.dropFirst().filter(Letters.isWordPart)))
      words.removeLast()
    }
    text = Array(words.joined(separator: " "))
  }

  // MARK: Marks in front

  /// Where the text begins behind list numbers, times, "Shot 2:" and pictures.
  private static func behindMarks(_ text: [Character]) -> Int {
    var start = 0
    for _ in 0..<4 {
      while start < text.count, !Letters.isWordPart(text[start]), !"\"'“‘«「『([{<".contains(text[start]) { start += 1 }
      guard let next = mark(text, at: start) else { break }
      start = next
    }
    return start < text.count ? start : 0
  }

  /// The end of a mark that begins at a place, `nil` where none does.
  private static func mark(_ text: [Character], at start: Int) -> Int? {
    guard start < text.count else { return nil }
    let closers: [Character: Character] = ["[": "]", "(": ")"]
    if let closer = closers[text[start]] {
      guard let end = text[start...].prefix(24).firstIndex(of: closer), end + 1 < text.count else { return nil }
      let inside = text[(start + 1)..<end]
      let word = String(inside.prefix { $0.isLetter }).lowercased()
      let isTime = inside.first?.isNumber == true && inside.allSatisfy { $0.isNumber || ":.-–—s ".contains($0) }
      return isTime || PromptLabel.numbered.contains(word) ? end + 1 : nil
    }
    guard text[start].isNumber else { return nil }
    var end = start
    while end < text.count, text[end].isNumber || ":.-–—s".contains(text[end]) { end += 1 }
    let token = text[start..<end]
    guard end < text.count, text[end] == " " || text[end] == ")" else { return nil }
    // "1.", "1)"
    if text[end] == ")" || token.last == "." && token.dropLast().allSatisfy(\.isNumber) { return end + 1 }
    // "0:00 -", "0-3s:", "00:05 to 00:10"
    let isTime = token.contains(":") || token.contains("s")
    guard isTime else { return nil }
    let isMarked = token.last == ":" || token.last == "s" && token.contains("-")
    let follows = text[end...].first { $0 != " " }
    return isMarked || follows.map { "-–—:|".contains($0) } == true ? end : nil
  }

  // MARK: Labels

  private mutating func split(_ text: [Character]) {
    let spans = TextSpans(text)
    var last: (label: PromptLabel?, start: Int) = (nil, 0)
    for colon in text.indices where text[colon] == ":" && !spans.quoted[colon] {
      guard colon + 1 == text.count || text[colon + 1].isWhitespace || text[colon + 1] == "*",
        let start = Self.labelStart(text, before: colon, from: last.start), !spans.inside[start] || spans.inside[colon]
      else { continue }
      let words = String(text[start..<colon]).lowercased().split { !(Letters.isWordPart($0) || $0 == "-") }
      // "Product shot: headphones …", "Fade in: a barn": how it is made, in front of what is told.
      if let aspect = Self.shot(words.map(String.init)) {
        add(text[last.start..<start], last.label)
        add(text[start..<colon], aspect)
        last = (.general, colon + 1)
        continue
      }
      guard let label = PromptLabel(words.map(String.init)) ?? Self.lead(words.map(String.init), start) else {
        continue
      }
      add(text[last.start..<start], last.label)
      if label == .style, PromptLabel(words.map(String.init)) == nil { add(text[start..<colon], .style) }
      // "POV: you ride a coaster" tells how it is filmed and what is seen.
      if words == ["pov"] {
        add(text[start..<colon], .camera)
        last = (.general, colon + 1)
        continue
      }
      let isLead = PromptLabel(words.map(String.init)) == nil
      last = (isLead ? .general : label, colon + 1)
    }
    add(text[last.start...], last.label)
  }

  /// Where the words before a colon begin, behind the mark before them.
  private static func labelStart(_ text: [Character], before colon: Int, from first: Int) -> Int? {
    var index = colon
    while index > first, !",;.|•!?\n—–(".contains(text[index - 1]) {
      index -= 1
      if colon - index > 60 { return nil }
    }
    while index < colon, !Letters.isWordPart(text[index]) { index += 1 }
    return index < colon ? index : nil
  }

  /// "Black and white film noir: a man …", "A commercial for a perfume: …": a manner in front of what is told in it.
  private static func lead(_ words: [String], _ start: Int) -> PromptLabel? {
    guard start == 0, words.count <= 7, !words.contains(where: { VerbWords.form($0) == .third }) else { return nil }
    if words.first == "made", words.count <= 4, words.count > 2, words[1] == "of" { return .style }
    let isManner =
      words.indices.contains { PromptPhrases.style.length(in: words, at: $0) > 0 }
      || words.contains { genres.contains($0) || words.count <= 4 && SentenceReading.genres.contains($0) }
    return isManner ? .style : nil
  }

  private static func shot(_ words: [String]) -> PromptLabel? {
    if words.count == 1, let word = words.first,
      [
        "bodycam", "dashcam", "rewind", "overhead", "aerial", "gopro", "cctv",
        "timelapse", "time-lapse", "closeup", "close-up", "macro", "hyperlapse",
      ].contains(word)
    {
      return .camera
    }
    guard words.count >= 2, words.count <= 4, let last = words.last, let first = words.first,
      ["shot", "video", "footage", "in", "out", "black"].contains(last), !["main", "camera", "final"].contains(first),
      !PromptLabel.numbered.contains(first) || first == "cut"
    else { return nil }
    if PromptPhrases.style.length(in: words, at: 0) == words.count { return .style }
    switch KeywordReading.aspect(words) {
    case .camera: return first == "product" ? .style : .camera
    case .style: return .style
    default: return nil
    }
  }

  private static let genres: Set<String> = [
    "commercial", "ad", "advert", "trailer", "teaser", "horror", "comedy", "western", "thriller", "documentary", "vlog",
    "sitcom", "musical", "style", "aesthetic", "film", "movie", "sci-fi", "fantasy",
  ]

  private mutating func add(_ text: ArraySlice<Character>, _ label: PromptLabel?) {
    var text = text
    while let first = text.first, !Letters.isWordPart(first), !Letters.isOpener(first) { text = text.dropFirst() }
    while let last = text.last, last.isWhitespace || ",;|:.。!！".contains(last) { text = text.dropLast() }
    guard text.contains(where: Letters.isWordPart) else { return }
    pieces.append(Piece(label: label, text: String(text)))
  }
}

/// "EXT. DESERT - DAY": where and when, as screenplays head their scenes.
private struct ScreenplayHeading {
  let place: String
  var time: String?

  init?(_ text: String) {
    guard text.hasPrefix("EXT") || text.hasPrefix("INT"), let stop = text.firstIndex(where: { $0 == "." || $0 == " " }),
      text.distance(from: text.startIndex, to: stop) == 3
    else { return nil }
    let rest = text[text.index(after: stop)...].drop { $0 == " " || $0 == "." }
    let sides = String(rest.trimmingSuffix { ".!?".contains($0) }).split(separator: " - ")
    guard let first = sides.first, first.count < 60, first.allSatisfy({ !$0.isLowercase }) else { return nil }
    place = String(first)
    let last = sides.count > 1 ? sides.last.map(String.init) : nil
    time = last.flatMap { PromptPhrases.time.length(in: [$0.lowercased()], at: 0) > 0 || $0 == "DAY" ? $0 : nil }
  }
}
