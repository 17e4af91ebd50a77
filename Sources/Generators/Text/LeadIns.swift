import Wording

/// Openings that say nothing of the video: makers ask for prompts that begin with what is seen ("Start directly with the
/// action", LTX-2; "begin directly without 'The video showcases'", CogVideoX).
///
/// Only sentences that a core wrote are shortened; a user's stays as it is.
enum LeadIns {
  private static let things = [
    "video", "clip", "scene", "image", "picture", "shot", "footage", "frame", "film", "sequence",
  ]
  private static let showing = [
    "shows", "depicts", "features", "captures", "showcases", "presents", "displays", "portrays", "opens with",
    "begins with", "starts with",
  ]
  private static let subjects = ["subject", "object", "focus", "character", "person", "figure"]
  /// Words with which a noun begins: behind "is" anything else may be a verb or an adjective.
  private static let determiners: Set<String> = [
    "a", "an", "the", "one", "two", "three", "four", "five", "six", "several", "some", "many", "his", "her", "its",
    "their",
  ]
  private static let numbers: Set<String> = ["two", "three", "four", "five", "six"]
  /// Words behind "shows" that begin a clause.
  private static let clauses: Set<String> = ["that", "how", "what", "when", "where", "why", "who", "us", "them"]

  private struct Opening {
    let words: [Substring]
    /// Whether a determiner must follow.
    let isStrict: Bool
    /// Whether what follows was named before: it is the same one, not a second.
    let isKnown: Bool
  }

  private static let openings: [Opening] = {
    var found: [Opening] = []
    func add(_ text: String, strict: Bool, known: Bool = false) {
      found.append(Opening(words: text.split(separator: " "), isStrict: strict, isKnown: known))
    }
    for thing in things {
      for article in ["the", "this"] {
        for verb in showing { add("\(article) \(thing) \(verb)", strict: false) }
        for rest in ["there is", "there are", "we see", "we can see", "one can see", "one sees"] {
          add("in \(article) \(thing) \(rest)", strict: true)
          add("in \(article) \(thing), \(rest)", strict: true)
        }
        add("in \(article) \(thing),", strict: false)
        // What a frame or a picture has may be a thing of its own.
        if !["frame", "picture", "image"].contains(thing) { add("\(article) \(thing) has", strict: true) }
        for verb in ["shown", "framed", "seen", "captured", "filmed"] {
          add("\(article) \(thing) is \(verb) in", strict: true)
        }
      }
    }
    for subject in subjects {
      for kind in ["main", "central", "primary"] {
        for verb in ["is", "are"] {
          for ending in ["", "s"] {
            add("the \(kind) \(subject)\(ending) \(verb)", strict: true, known: true)
            for thing in things {
              add("the \(kind) \(subject)\(ending) of the \(thing) \(verb)", strict: true, known: true)
            }
          }
        }
      }
    }
    for text in ["we see", "we can see", "you can see", "one can see"] { add(text, strict: true) }
    for text in [
      "with it one sees", "with her one sees", "with him one sees", "sharing the frame:", "the whole has", "this is",
    ] {
      add(text, strict: true)
    }
    for place in ["background", "setting", "backdrop"] {
      for verb in ["is", "shows", "features"] { add("the \(place) \(verb)", strict: true) }
    }
    // The longest goes first.
    return found.sorted { $0.words.count > $1.words.count }
  }()

  /// Endings that say nothing, behind a thing that was named before.
  private static let endings: [[String]] = ["main", "central", "primary"].flatMap { kind in
    subjects.flatMap { subject in
      [["is", "the", kind, subject], ["are", "the", kind, subject + "s"]]
    }
  }

  /// "A woman in black is the main subject." is the woman that was named.
  private static func withoutEnding(_ sentence: String) -> String? {
    guard sentence.hasSuffix(".") else { return nil }
    var words = sentence.dropLast().split(separator: " ").map(String.init)
    guard let first = words.first?.lowercased(), first == "a" || first == "an" || first == "the",
      let ending = endings.first(where: { words.count > $0.count + 1 && words.suffix($0.count).elementsEqual($0) })
    else { return nil }
    words.removeLast(ending.count)
    words[0] = "The"
    return words.joined(separator: " ") + "."
  }

  /// The sentence without such an opening.
  static func removed(from sentence: String) -> String {
    if let left = withoutEnding(sentence) { return left }
    let words = sentence.split(separator: " ")
    guard let opening = openings.first(where: { matches(words, $0) }) else { return sentence }
    var rest = Array(words[opening.words.count...])
    if opening.isKnown, let next = rest.first?.lowercased() {
      // "The main subject is a woman" speaks of the woman that was named; "A woman" would be one more.
      if next == "a" || next == "an" {
        rest[0] = "the"
      } else if numbers.contains(next) {
        rest.insert("the", at: 0)
      }
    }
    return Formatter.capitalized(rest.joined(separator: " "))
  }

  private static func matches(_ words: [Substring], _ opening: Opening) -> Bool {
    guard words.count > opening.words.count + 1 else { return false }
    guard zip(words, opening.words).allSatisfy({ $0.lowercased() == $1 }) else { return false }
    let next = words[opening.words.count].lowercased()
    return opening.isStrict ? determiners.contains(next) : !clauses.contains(next)
  }
}
