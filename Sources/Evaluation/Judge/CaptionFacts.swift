package import Claims
import Synthesis

/// The facts that a structured caption tells, read from its text alone.
///
/// Each kind of fact is read in the part that is about it; the dense part, which repeats the others, is not read. Values
/// stand under the names of the facts (`subjects[0].garment`), as in `facts.json`.
package struct CaptionFacts: Sendable, Equatable {
  package private(set) var values: [String: String] = [:]

  /// Somebody or something that the main object part tells of.
  private struct Figure {
    var kind: SubjectKind
    var gender: Gender?
    var garment: Garment?
    var colour: Colour?
  }

  private var figures: [Figure] = []

  package init(_ caption: StructuredCaption) {
    readSubjects(caption[.mainObject])
    readBackground(Tokens.of(caption[.background]))
    readCamera(Tokens.of(caption[.camera]))
    if let style = Phrases.styles.first(Tokens.of(caption[.style])[...]) { set(.style, style.value.rawValue) }
    readActions(caption[.action])
  }

  /// These facts, and those of another caption about which this one says nothing.
  func completed(by other: Self) -> Self {
    var facts = self
    facts.values.merge(other.values) { own, _ in own }
    return facts
  }

  package static func == (a: CaptionFacts, b: CaptionFacts) -> Bool { a.values == b.values }

  /// The first telling counts.
  private mutating func set(_ slot: Slot, _ value: String) {
    if values[slot.name] == nil { values[slot.name] = value }
  }

  // MARK: Subjects

  private static let pronouns: Set<String> = ["he", "she", "it", "they", "his", "her", "its"]
  private static let numbers = ["one": 1, "two": 2, "three": 3, "four": 4, "five": 5]

  private mutating func readSubjects(_ text: String) {
    for tokens in Tokens.sentences(text) {
      if let count = Self.count(tokens) {
        set(.count, "\(count)")
        continue
      }
      let isContinued = Self.pronouns.contains(tokens[0]) || tokens.starts(with: ["this", "figure"])
      if !isContinued, let found = Phrases.kinds.first(tokens[...]) { introduce(found.value, found.range, tokens) }
      guard let index = figures.indices.last else { continue }
      readLooks(tokens, index)
    }
  }

  private static func count(_ tokens: [String]) -> Int? {
    for index in tokens.indices.dropLast() where tokens[index + 1] == "subject" || tokens[index + 1] == "subjects" {
      if let number = numbers[tokens[index]] ?? Int(tokens[index]) { return number }
    }
    return nil
  }

  private mutating func introduce(_ kind: SubjectKind, _ range: Range<Int>, _ tokens: [String]) {
    let index = figures.count
    var figure = Figure(kind: kind)
    set(.kind(index), kind.rawValue)
    if kind == .person {
      figure.gender = Phrases.genders.first(tokens[range])?.value
      if let gender = figure.gender { set(.gender(index), gender.rawValue) }
      if let outfit = Self.outfit(tokens[range.upperBound...]) {
        (figure.colour, figure.garment) = (outfit.colour, outfit.garment)
        if let colour = outfit.colour { set(.garmentColour(index), colour.rawValue) }
        if let garment = outfit.garment { set(.garment(index), garment.rawValue) }
      }
    } else if let colour = Phrases.colours.all(tokens[..<range.lowerBound]).last {
      set(.colour(index), colour.value.rawValue)
    }
    figures.append(figure)
  }

  /// A garment and the colour before it, or a colour alone.
  private static func outfit(_ tokens: ArraySlice<String>) -> (colour: Colour?, garment: Garment?)? {
    if let garment = Phrases.garments.first(tokens) {
      let colour = Phrases.colours.all(tokens[tokens.startIndex..<garment.range.lowerBound]).last?.value
      return (colour, garment.value)
    }
    guard let outfit = tokens.firstIndex(of: "outfit"), outfit > tokens.startIndex else { return nil }
    return (Phrases.colours.all(tokens[tokens.startIndex..<outfit]).last?.value, nil)
  }

  private mutating func readLooks(_ tokens: [String], _ index: Int) {
    if let hair = tokens.firstIndex(of: "hair") {
      if let colour = Phrases.hairColours.all(tokens[..<hair]).last { set(.hairColour(index), colour.value.rawValue) }
      let around = tokens[max(0, hair - 3)..<min(tokens.count, hair + 5)]
      if let style = Phrases.hairStyles.first(around) { set(.hairStyle(index), style.value.rawValue) }
    }
    if tokens.contains("build"), let build = Phrases.builds.first(tokens[...]) {
      set(.build(index), build.value.rawValue)
    }
    if let side = Phrases.sides.first(tokens[...]) { set(.side(index), side.value.rawValue) }
    if let rank = Phrases.ranks.first(tokens[...]) { set(.rank(index), "\(rank.value)") }
  }

  // MARK: Around them

  private mutating func readBackground(_ tokens: [String]) {
    if let place = Phrases.places.first(tokens[...]) { set(.place, place.value.rawValue) }
    if let time = Phrases.times.first(tokens[...]) { set(.time, time.value.rawValue) }
    if let weather = Phrases.weathers.first(tokens[...]) { set(.weather, weather.value.rawValue) }
  }

  private mutating func readCamera(_ tokens: [String]) {
    if let move = Phrases.moves.first(tokens[...]) { set(.move, move.value.rawValue) }
    if let speed = Phrases.speeds.first(tokens[...]) { set(.speed, speed.value.rawValue) }
    if let angle = Phrases.angles.first(tokens[...]) { set(.angle, angle.value.rawValue) }
    if let shot = Phrases.shots.first(tokens[...]) { set(.shot, shot.value.rawValue) }
  }

  // MARK: What they do

  private mutating func readActions(_ text: String) {
    for tokens in Tokens.sentences(text) {
      let mentions = Phrases.kinds.all(tokens[...])
      guard let first = mentions.first else { continue }
      if mentions.count > 1, let relation = Phrases.relations.first(tokens[...]),
        let other = mentions.first(where: { $0.range.lowerBound >= relation.range.upperBound }),
        let index = figure(other.value, other.range, tokens)
      {
        set(.interaction, "\(relation.value.rawValue):\(index)")
        continue
      }
      guard let index = figure(first.value, first.range, tokens) else { continue }
      let rest = tokens[first.range.upperBound...]
      guard let action = Phrases.actions.first(rest) else { continue }
      set(.action(index), action.value.rawValue)
      if let direction = Phrases.directions.first(rest[action.range.upperBound...]) {
        set(.direction(index), direction.value.rawValue)
      }
    }
  }

  private static let ordinals = ["first": 0, "second": 1, "third": 2]

  /// Which figure a mention means: the one of that kind; of several the one dressed so, or counted so.
  private func figure(_ kind: SubjectKind, _ range: Range<Int>, _ tokens: [String]) -> Int? {
    let gender = Phrases.genders.first(tokens[range])?.value
    var candidates = figures.indices.filter {
      figures[$0].kind == kind && (gender == nil || figures[$0].gender == gender)
    }
    // Who is called a woman once is not called a person later.
    let unnamed = candidates.filter { figures[$0].gender == nil }
    if gender == nil, !unnamed.isEmpty { candidates = unnamed }
    guard candidates.count > 1 else { return candidates.first }
    let after = tokens[range.upperBound..<min(tokens.count, range.upperBound + 5)]
    if after.first == "in", let outfit = Self.outfit(after) {
      let dressed = candidates.filter {
        (outfit.colour == nil || figures[$0].colour == outfit.colour)
          && (outfit.garment == nil || figures[$0].garment == outfit.garment)
      }
      if dressed.count == 1 { return dressed.first }
    }
    if range.lowerBound > 0, let ordinal = Self.ordinals[tokens[range.lowerBound - 1]],
      figures.indices.contains(ordinal)
    {
      return ordinal
    }
    return candidates.first
  }
}
