import Wording

/// What a sentence says of how it is filmed.
extension SentenceReading {
  private static let beforeCamera: Set<String> = [
    "the", "a", "an", "static", "handheld", "as", "then", "and", "forward", "back", "next", "meanwhile", "our", "still",
    "unmoving", "steady", "while",
    "when", "shot", "of", "with",
  ]
  private static let cameraNouns: Set<String> = ["camera", "lens"]
  /// Other names of it, where a verb of its own follows: "the shot is stationary", "the view pulls back".
  private static let framings: Set<String> = ["shot", "framing", "frame", "view", "perspective", "viewpoint", "pov"]
  private static let framingVerbs: Set<String> = [
    "is", "remains", "stays", "moves", "pans", "tilts", "zooms", "pulls", "pushes", "tracks", "rotates", "glides",
    "widens", "orbits", "circles", "drifts", "rises", "descends", "dollies", "follows", "slowly", "gradually",
    "tightens", "sinks", "dives", "swoops", "floats", "spirals", "spins", "lifts", "flips", "drops", "soars", "flies",
    "travels", "creeps", "crawls", "starts", "begins", "opens", "ends", "cuts", "swings", "whips", "sweeps", "racks",
  ]
  /// Moves as a participle names them: "drone shot flying over a city", "crane shot rising above a crowd".
  private static let travels: Set<String> = [
    "flying", "gliding", "moving", "soaring", "rising", "descending", "passing", "sweeping", "circling", "orbiting",
    "following", "tracking", "walking", "going", "traveling", "travelling", "floating", "pushing", "pulling", "panning",
    "tilting", "zooming", "hovering", "rotating", "driving", "diving", "skimming", "looking", "revealing", "showing",
    "capturing", "frames", "shows", "captures", "reveals", "moves", "glides", "lifts", "descends", "rises", "pushes",
    "pulls",
    "sweeps", "flies", "circles", "orbits", "travels", "drifts", "tracks", "follows", "pans", "tilts", "zooms",
    "slides", "running", "drifting", "racing", "speeding",
  ]
  /// What leads on from a move to what it shows.
  private static let leads: Set<String> = [
    "on", "over", "across", "through", "along", "around", "above", "towards", "toward", "into", "from", "to", "past",
    "behind", "down", "up", "of", "in", "onto", "back", "out", "forward", "low", "slowly", "closely", "smoothly", "at",
    "high", "fast", "between",
  ]

  mutating func readCamera() {
    readWalk()
    if readFlight() { return }
    readShotInFront()
    // "vertical phone video": its format is the camera's, the rest a look.
    for index in texts.indices.dropLast()
    where ["vertical", "horizontal"].contains(texts[index]) && !words[index].isQuoted && !words[index + 1].opensClause
      && (index == 0 || words[index].opensClause) && ["video", "phone", "footage", "clip"].contains(texts[index + 1])
    {
      add(.camera, index..<(index + 1))
    }
    if let camera = framing(0) ?? texts.prefix(7).firstIndex(where: Self.cameraNouns.contains), !words[camera].isQuoted,
      !isAside[camera], camera + 1 == texts.count || !["flare", "flares"].contains(texts[camera + 1]),
      (0..<camera).allSatisfy({
        Self.beforeCamera.contains(texts[$0]) || Self.adverb(texts[$0]) || VerbWords.form(texts[$0]) == .participle
      }) || framing(0) != nil
    {
      // "Static camera, a woman reads a letter": the rest is another clause.
      if camera + 1 < words.count, words[camera + 1].opensClause, texts[camera] == "camera" {
        add(.camera, 0..<(camera + 1))
        markAside(0..<(camera + 1))
      } else {
        // A sentence about the camera: what it shows belongs to it.
        let end = behindTags(camera)
        if end < words.count { add(.camera, 0..<end) } else { addWhole(.camera) }
        if let scene = ShownByCamera.scene(in: sentence) {
          for claim in SentenceReading(scene).claims where claim.aspect != .camera { add(claim.aspect, claim.value) }
        } else {
          readShown(by: camera)
        }
        for index in words.indices { isAside[index] = true }
        return
      }
    }
    for camera in texts.indices where texts[camera] == "camera" && !words[camera].isQuoted {
      // "…, the camera slowly pans left": from the clause's or its connective's beginning to the next mark.
      // "the camera on the table" is a thing.
      guard camera + 1 < texts.count,
        texts[camera + 1].hasSuffix("s") || Self.adverb(texts[camera + 1])
          || (Self.travels.contains(texts[camera + 1])
            || [
              "locked", "fixed", "static", "stationary", "bumped", "shaking", "jolted", "wobbling", "swaying",
              "trembling",
              "mounted", "held", "tilted", "still", "circling",
            ].contains(texts[camera + 1]))
            && (camera == 0 || words[camera].opensClause || Self.beforeCamera.contains(texts[camera - 1])),
        camera == 0 || words[camera].opensClause || Self.beforeCamera.contains(texts[camera - 1]),
        !EnglishWords.prepositions.contains(texts[camera + 1]), !texts[camera + 1].hasSuffix("'s")
      else { continue }
      var start = camera
      if start > 0, texts[start - 1] == "the" { start -= 1 }
      let end = clauseEnd(from: camera)
      add(.camera, start..<end)
      for index in start..<end { isAside[index] = true }
      if start > 0, ["as", "while", "and", "when", "with"].contains(texts[start - 1]) { isAside[start - 1] = true }
    }
    var index = 0
    while index < words.count {
      let length = PromptPhrases.camera.length(in: texts, at: index)
      guard length > 0, !words[index].isQuoted, !isAside[index], isOfCamera(index) else {
        index += 1
        continue
      }
      var range = index..<(index + length)
      // "a 4k close up of …", "in extreme slow motion", "aerial view".
      if range.lowerBound > 0, texts[range.lowerBound] == "from", !words[range.lowerBound].opensClause,
        ["seen", "shot", "viewed", "filmed", "captured"].contains(texts[range.lowerBound - 1])
      {
        range = (range.lowerBound - 1)..<range.upperBound
      }
      while range.lowerBound > 0, !words[range.lowerBound].opensClause,
        Self.beforeShot.contains(texts[range.lowerBound - 1])
          || PromptPhrases.style.length(in: texts, at: range.lowerBound - 1) == 1
      {
        range = (range.lowerBound - 1)..<range.upperBound
      }
      while range.upperBound < words.count, !words[range.upperBound].opensClause,
        ["shot", "view", "footage", "video", "angle", "perspective", "camera"].contains(texts[range.upperBound])
          || PromptPhrases.camera.length(in: texts, at: range.upperBound) > 1
      {
        // "low angle tracking shot" is one phrase of two.
        range =
          range.lowerBound..<(range.upperBound + max(1, PromptPhrases.camera.length(in: texts, at: range.upperBound)))
      }
      // "slow dolly forward"
      while range.upperBound < words.count, !words[range.upperBound].opensClause,
        ["forward", "forwards", "backward", "backwards", "left", "right", "upward", "downward", "upwards", "downwards"]
          .contains(texts[range.upperBound])
      {
        range = range.lowerBound..<(range.upperBound + 1)
      }
      readWalker(behind: range)
      let shown = shown(behind: range)
      // "Jib up from the campfire to the sky, friends singing": its way tells nobody.
      let clause = clauseEnd(from: max(index, range.upperBound - 1))
      if clause < words.count, range.upperBound < clause, texts[range.upperBound] == "from",
        texts[range.upperBound..<clause].contains("to"), words.count - clause > 1
      {
        mark(.camera, range.lowerBound..<clause)
        index = clause
        continue
      }
      // "Crane shot rising above a crowd": the move is told with what it shows.
      if shown > range.upperBound, Self.travels.contains(texts[range.upperBound]) {
        add(.camera, trimmed(range.lowerBound..<clauseEnd(from: shown - 1)))
      } else {
        add(.camera, trimmed(range))
      }
      markAside(range.lowerBound..<shown)
      index = shown
    }
  }

  /// "POV walking through a haunted house": who films does it.
  private mutating func readWalker(behind range: Range<Int>) {
    guard texts[range].contains(where: { ["pov", "first-person", "person", "fpv", "gopro"].contains($0) }),
      range.upperBound < texts.count, !words[range.upperBound].opensClause,
      VerbWords.form(texts[range.upperBound]) == .participle
    else { return }
    add(.action, range.upperBound..<clauseEnd(from: range.upperBound))
  }

  /// "FPV drone dives off a cliff": what it films, and what it does.
  private mutating func readFlight() -> Bool {
    let start = texts.first.map { ["a", "an", "the"].contains($0) } == true ? 1 : 0
    guard
      let noun = (start..<min(start + 3, texts.count)).first(where: { ["drone", "quadcopter"].contains(texts[$0]) }),
      (start..<noun).allSatisfy({ ["fpv", "racing", "small", "camera", "aerial"].contains(texts[$0]) }),
      start == 0 || noun > start || texts[0] == "the",
      noun + 1 < texts.count, VerbWords.form(texts[noun + 1]) == .third, !words[noun + 1].opensClause
    else { return false }
    let end = clauseEnd(from: noun)
    add(.camera, 0..<end)
    add(.action, (noun + 1)..<end)
    readPlaces((noun + 1)..<end)
    readTimes()
    for index in words.indices { isAside[index] = true }
    return true
  }

  /// Where behind a camera's phrase the thing stands that it shows; the end of the phrase where none does.
  private func shown(behind range: Range<Int>) -> Int {
    var index = range.upperBound
    guard index < texts.count, !words[index].opensClause else { return index }
    let isMove = Self.travels.contains(texts[index])
    guard
      isMove
        || range.lowerBound <= 5
          && [
            "on", "across", "from", "over", "onto", "around", "through", "into", "past", "toward", "towards", "along",
            "behind",
          ].contains(texts[index])
    else { return index }
    if isMove { index += 1 }
    while index < texts.count, !words[index].opensClause, Self.leads.contains(texts[index]) { index += 1 }
    guard index < texts.count, !words[index].opensClause, !texts[index].isEmpty else { return range.upperBound }
    // "close up on top of": nothing that is shown.
    return index
  }

  /// "The shot is stationary", "The view pulls back": where the noun stands.
  /// "The camera orbits around her, warm spotlight, film grain": where what is told of the camera ends, in front of short
  /// phrases of look, time and weather.
  private mutating func behindTags(_ camera: Int) -> Int {
    var end = words.count
    while end > camera + 2 {
      let start = clauseStart(of: end - 1)
      guard start > camera + 1, end - start <= 4,
        let aspect = KeywordReading.aspect(Array(texts[start..<end])), [.style, .time, .weather].contains(aspect)
      else { break }
      add(aspect, start..<end)
      end = start
    }
    return end
  }

  private func framing(_ start: Int) -> Int? {
    // "Drone circles above.": a noun without an article that films.
    if start + 1 < texts.count, Self.carriers.contains(texts[start]), Self.framingVerbs.contains(texts[start + 1]),
      texts[start + 1] != "is"
    {
      return start
    }
    let noun = start < texts.count && texts[start] == "the" ? start + 1 : start
    guard noun > start, noun + 1 < texts.count, Self.framings.contains(texts[noun]) else { return nil }
    let verb = texts[noun + 1]
    guard Self.framingVerbs.contains(verb) else { return nil }
    if verb == "is" {
      guard noun + 2 < texts.count else { return nil }
      let state = texts[noun + 2]
      return ["static", "stationary", "fixed", "still", "locked", "steady", "handheld", "wide", "close", "motionless"]
        .contains(state) || Self.travels.contains(state) ? noun : nil
    }
    return noun
  }

  /// "We move forward through the wheat": who looks on is the camera.
  private mutating func readWalk() {
    guard texts.count > 2, texts[0] == "we" else { return }
    let verb = Self.adverb(texts[1]) ? 2 : 1
    guard verb + 1 < texts.count, Self.walks.contains(texts[verb]) else { return }
    let end = clauseEnd(from: 0)
    add(.camera, 0..<end)
    let shown = (verb + 1..<max(verb + 1, end)).first {
      EnglishWords.prepositions.contains(texts[$0]) && !["in", "on"].contains(texts[$0])
        || EnglishWords.determiners.contains(texts[$0])
    }
    markAside(0..<(shown ?? end))
  }

  private static let walks: Set<String> = [
    "move", "fly", "glide", "float", "drift", "travel", "soar", "push", "pull", "zoom", "descend", "rise", "pan",
    "follow", "circle", "orbit", "track", "sweep", "tilt", "dolly", "swoop",
  ]
  /// What carries a camera.
  private static let carriers: Set<String> = ["drone", "steadicam", "gimbal", "crane"]
  /// Words that are about a camera only where no other noun follows: "a handheld fan", "an overhead light".
  private static let loose: Set<String> = [
    "handheld", "hand-held", "aerial", "macro", "pov", "dolly", "orbit", "tripod",
  ]
  private static let picture: Set<String> = [
    "shot", "shots", "view", "footage", "video", "angle", "perspective", "camera", "style", "feel", "look", "movement",
    "photography", "close-up", "tracking", "documentary", "filming", "camerawork", "clip", "pov", "lens", "zoom", "pan",
    "drone", "push-in", "shaky", "wide", "medium",
  ]

  /// "no zooms" asks for none, and a robot arm that pans left is no camera.
  private func isOfCamera(_ index: Int) -> Bool {
    let before = texts[max(0, index - 3)..<index]
    if texts[max(0, index - 2)..<index].contains(where: { ["no", "without", "not", "never", "don't"].contains($0) }) {
      return false
    }
    let length = PromptPhrases.camera.length(in: texts, at: index)
    let next = index + length < texts.count ? texts[index + length] : ""
    let isFree = index == 0 || words[index].opensClause
    // "A handheld fan whirs": a thing.
    if Self.loose.contains(texts[index]), length == 1, !isFree, EnglishWords.determiners.contains(texts[index - 1]),
      !next.isEmpty, !words[index + 1].opensClause, !EnglishWords.prepositions.contains(next),
      !EnglishWords.conjunctions.contains(next), !Self.picture.contains(next),
      PromptPhrases.style.length(in: texts, at: index + 1) == 0
    {
      return false
    }
    // "a man zooming in on his phone" films nothing.
    if texts[index].hasSuffix("ing"), VerbWords.form(texts[index]) == .participle, length > 1,
      !Self.picture.contains(texts[index + length - 1])
    {
      return isFree || ["slowly", "smoothly", "camera", "then", "and"].contains(texts[index - 1])
    }
    // Seen "from above" is how it is filmed; light that comes from above is not.
    if texts[index] == "from", !isFree || !next.isEmpty && !words[index + length].opensClause {
      return before.contains {
        ["seen", "shot", "viewed", "filmed", "view", "footage", "close-up", "captured"].contains($0)
      }
    }
    // "a truck left the road", "men pull out a net"
    if ["push", "pull", "truck", "roll", "zoom", "pan", "tilt", "orbit", "crane", "dolly"].contains(texts[index]) {
      if EnglishWords.determiners.contains(next), index + length < words.count, !words[index + length].opensClause {
        return false
      }
      // "a dolly loaded with boxes", "pushes a dolly"
      if length == 1 {
        return isFree
          && (next.isEmpty || words[index + 1].opensClause
            || ["on", "to", "across", "from", "into", "around", "through", "over", "past", "toward", "towards"]
              .contains(next))
      }
      return isFree
        || ["slow", "smooth", "gentle", "fast", "quick", "a", "camera", "then", "subtle", "dramatic", "and"]
          .contains(texts[index - 1])
        || VerbWords.form(texts[index - 1]) == nil && length > 1 && texts[index - 1].hasSuffix("ly")
    }
    if texts[index] == "tripod", !isFree { return false }
    guard VerbWords.form(texts[index]) == .third || ["pans", "tilts", "zooms"].contains(texts[index]) else {
      return true
    }
    if index == 0 || words[index].opensClause { return true }
    return texts[..<index].contains { ["camera", "lens", "shot", "view", "it"].contains($0) }
  }

  private static let beforeShot: Set<String> = [
    "in", "extreme", "slow", "a", "an", "the", "of", "wide", "smooth", "very", "beautiful", "view", "dramatic",
    "gentle",
    "super", "fast", "quick", "subtle", "sweeping", "intimate", "low-angle", "aerial", "cinematic", "stunning",
    "continuous",
    "single",
  ]

  static func adverb(_ word: String) -> Bool { word.hasSuffix("ly") && word.count > 4 && !noAdverbs.contains(word) }

  private static let noAdverbs: Set<String> = [
    "family", "butterfly", "dragonfly", "firefly", "jelly", "belly", "bully", "assembly", "italy", "supply", "anomaly",
    "monopoly", "lonely", "lovely", "friendly", "elderly", "curly", "silly", "early", "daily", "lively", "ghostly",
    "deadly", "cuddly", "woolly", "bubbly", "wobbly", "grizzly", "chilly", "hilly", "smelly", "underbelly", "molly",
    "billy", "sally", "emily", "kelly", "holly", "lily", "potbelly", "barfly", "housefly", "wrinkly", "prickly",
  ]

  /// Without an article or a preposition at the ends.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var range = range
    while let first = range.first, range.count > 1, ["in", "a", "an", "the", "of", "with", "at"].contains(texts[first])
    { range = range.dropFirst() }
    while let last = range.last, range.count > 1, ["of", "with"].contains(texts[last]) { range = range.dropLast() }
    return range
  }

  /// "The camera follows behind a white SUV as …": whom it keeps in view is the subject.
  private mutating func readShown(by camera: Int) {
    let showing: Set<String> = [
      "follows", "tracks", "reveals", "shows", "showing", "captures", "circles", "orbits", "revealing", "capturing",
      "following",
    ]
    guard let verb = texts[camera...].firstIndex(where: showing.contains) else { return }
    var start = verb + 1
    while start < texts.count, ["behind", "closely", "around", "after", "from", "slowly"].contains(texts[start]) {
      start += 1
    }
    guard start < texts.count, EnglishWords.determiners.contains(texts[start]) else { return }
    let end = nounPhraseEnd(from: start, allowing: ["of", "with"])
    guard end > start + 1, !["his", "her", "their", "its"].contains(texts[start]) else { return }
    add(.subject, start..<end)
  }
}
