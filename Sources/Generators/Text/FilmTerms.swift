import Claims
import Manifests
import Wording

/// What a caption says in the words of film: shot size, angle, time of day, light, colours, composition.
///
/// The terms are those that Wan 2.2's makers list for their prompts (Wan-Video/Wan2.2, wan/utils/system_prompt.py). One is
/// found only where the caption says it and nothing else of its kind: nothing is made up, and a shot that changes its size
/// has none.
struct FilmTerms {
  /// The term of each kind.
  let found: [FilmTermKind: String]
  /// The words of each kind as they stood.
  private let said: [FilmTermKind: [String]]
  /// Whether the camera moves.
  private let moves: Bool

  /// - Parameter sentences: of the caption.
  init(_ sentences: [(part: CaptionPart, text: String)]) {
    var terms: [FilmTermKind: Set<String>] = [:]
    var phrases: [FilmTermKind: [String]] = [:]
    for sentence in sentences.prefix(Self.mostSentences) {
      let words = FoldedWords.of(Self.unquoted(sentence.text))
      guard words.count <= Self.mostWords else { continue }
      for (kind, list) in FilmVocabulary.phrases {
        // "It starts as a wide shot and ends in a close-up."
        if kind == .shotSize || kind == .angle, words.contains(where: Self.changes.contains) { continue }
        for (phrase, term) in Self.matches(list, in: words) {
          terms[kind, default: []].insert(term)
          phrases[kind] = phrase
        }
      }
    }
    found = terms.compactMapValues { $0.count == 1 ? $0.first : nil }
    said = phrases
    moves = sentences.contains { sentence in
      sentence.part == .camera && CameraSentence(sentence.text) == .move
        && !FoldedWords.of(sentence.text).contains(where: Self.still.contains)
    }
  }

  private static let mostSentences = 200
  private static let mostWords = 200
  private static let changes: Set<String> = [
    "starts", "start", "begins", "opens", "ends", "end", "then", "finally", "until", "becomes", "first", "cuts",
  ]
  private static let still: Set<String> = ["still", "static", "fixed", "stands", "stays", "locked", "stationary"]
  private static let denials: Set<String> = ["no", "not", "never", "without", "instead", "than"]

  /// The kinds that are told in front of a prompt.
  func told(_ form: GeneratorTerms) -> [FilmTermKind] {
    let kinds = form.kinds.filter { found[$0] != nil && !($0 == .angle && form.angleOfStillCamera && moves) }
    return Array(kinds.prefix(form.most))
  }

  /// The terms of kinds as a list: "Medium close-up shot, night time, soft lighting."
  func list(_ kinds: [FilmTermKind]) -> String {
    SentenceEnding.closed(Formatter.capitalized(kinds.compactMap { found[$0] }.joined(separator: ", ")))
  }

  /// The terms that say all of a sentence: "It is a long shot."; `nil` where it says more.
  /// - Parameter kinds: those that are told.
  func saying(_ sentence: String, of kinds: [FilmTermKind]) -> String? {
    var words = FoldedWords.of(sentence)
    guard !words.isEmpty, !words.contains(where: Self.denials.contains) else { return nil }
    var terms: [String] = []
    for kind in kinds {
      guard let term = found[kind], let phrase = said[kind], let place = Self.place(of: phrase, in: words) else {
        continue
      }
      words.removeSubrange(place..<(place + phrase.count))
      terms.append(term)
    }
    return !terms.isEmpty && words.allSatisfy(FilmVocabulary.fillers.contains) ? terms.joined(separator: ", ") : nil
  }

  /// Each phrase of a list that stands in a sentence, the longest first and none inside another.
  private static func matches(
    _ list: [(phrase: [String], term: String)], in words: [String]
  ) -> [(phrase: [String], term: String)] {
    var words = words
    var matches: [(phrase: [String], term: String)] = []
    for entry in list {
      guard let place = place(of: entry.phrase, in: words) else { continue }
      let isDenied = words[max(0, place - 3)..<place].contains(where: denials.contains)
      words.replaceSubrange(place..<(place + entry.phrase.count), with: ["."])
      if !isDenied { matches.append(entry) }
    }
    return matches
  }

  private static func place(of phrase: [String], in words: [String]) -> Int? {
    guard let first = phrase.first, words.count >= phrase.count else { return nil }
    return words.indices.dropLast(phrase.count - 1).first { start in
      words[start] == first && words[start..<(start + phrase.count)].elementsEqual(phrase)
    }
  }

  /// What is written on a sign is no word of film.
  private static func unquoted(_ text: String) -> String {
    let characters = Array(text)
    let spans = TextSpans(characters)
    return String(characters.indices.map { spans.quoted[$0] ? " " : characters[$0] })
  }
}

/// The words that people use for film terms.
enum FilmVocabulary {
  /// Of each kind: phrases, the longest first, each with its term.
  static let phrases: [FilmTermKind: [(phrase: [String], term: String)]] = {
    var all: [FilmTermKind: [(phrase: [String], term: String)]] = [:]
    for (kind, text) in lines {
      let pair = text.split(separator: "=", maxSplits: 1).map(String.init)
      guard pair.count == 2 else { continue }
      for phrase in pair[1].split(separator: "|") {
        all[kind, default: []].append((FoldedWords.of(String(phrase)), pair[0]))
      }
    }
    return all.mapValues { $0.sorted { $0.phrase.count > $1.phrase.count } }
  }()

  /// Words that say nothing beside a term.
  static let fillers: Set<String> = [
    "a", "an", "the", "it", "this", "is", "as", "in", "of", "at", "with", "from", "and", "shot", "framed", "scene",
    "camera", "view", "light", "lighting", "set", "place", "takes", "plays", "time", "picture", "framing", "seen",
    "lit",
    "video", "has",
  ]

  private static let lines: [(FilmTermKind, String)] = [
    (.shotSize, "extreme close-up shot=extreme close up|extreme closeup|macro shot"),
    (.shotSize, "medium close-up shot=medium close up|medium closeup"),
    (.shotSize, "close-up shot=close up|closeup|close shot|tight shot"),
    (.shotSize, "medium wide shot=medium wide shot|medium long shot|cowboy shot"),
    (.shotSize, "medium shot=medium shot|mid shot|waist up"),
    (.shotSize, "extreme wide shot=extreme wide shot|extreme long shot|very long shot"),
    (.shotSize, "wide shot=wide shot|long shot|full shot|wide view|establishing shot"),
    (.angle, "low angle shot=low angle|from below|worm s eye"),
    (.angle, "high angle shot=high angle|from a height"),
    (.angle, "overhead shot=overhead shot|overhead view|from overhead|top down|bird s eye"),
    (.angle, "aerial shot=aerial shot|aerial view|drone shot|drone view"),
    (.angle, "Dutch angle shot=dutch angle|canted angle"),
    (.angle, "over-the-shoulder shot=over the shoulder"),
    (.daytime, "night time=at night|by night|night time|nighttime|night scene"),
    (.daytime, "dawn time=at dawn|at daybreak|daybreak"),
    (.daytime, "sunrise time=at sunrise|sunrise"),
    (.daytime, "day time=daytime|day time|by day|in daylight|at noon|at midday"),
    (.light, "daylight=natural light|daylight"),
    (.light, "moonlight=moonlight|moonlit"),
    (.light, "firelight=firelight|candlelight|candle light|lit by fire"),
    (.light, "fluorescent lighting=fluorescent"),
    (.light, "overcast lighting=overcast"),
    (.light, "sunny lighting=sunlight|sunlit|sunny"),
    (.light, "artificial lighting=artificial light|artificial lighting"),
    (.light, "practical lighting=practical light|practical lights|practical lighting"),
    (.hardness, "soft lighting=soft light|soft lighting|softly lit|soft shadows|diffuse light|diffused light"),
    (.hardness, "hard lighting=hard light|hard lighting|harsh light|hard shadows|harsh shadows"),
    (.direction, "edge lighting=edge lighting|edge light|rim light|rim lighting|backlit|backlight"),
    (.direction, "side lighting=side lighting|side light|side lit|lit from the side"),
    (.direction, "top lighting=top lighting|top light|lit from above"),
    (.direction, "underlighting=underlighting|underlit|lit from below"),
    (.colors, "warm colors=warm colors|warm colours|warm tones|warm palette|warm light"),
    (.colors, "cool colors=cool colors|cool colours|cool tones|cold colors|cold colours|cool palette|cold light"),
    (.composition, "center composition=center composition|centered composition|centred composition"),
    (.composition, "symmetrical composition=symmetrical composition|symmetric composition|symmetrical framing"),
    (.composition, "balanced composition=balanced composition"),
    (.composition, "left-heavy composition=left heavy composition"),
    (.composition, "right-heavy composition=right heavy composition"),
    (.composition, "short-side composition=short side composition"),
  ]
}
