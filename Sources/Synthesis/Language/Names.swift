import Support

/// How captions call the subjects, by what may be known of them.
struct Names {
  let scene: Scene
  let known: Set<Slot>

  func noun(_ index: Int) -> String {
    let subject = scene.subjects[index]
    guard let look = subject.look else { return subject.kind.rawValue }
    return known.contains(.gender(index)) ? look.gender.rawValue : "person"
  }

  /// `red coat`, `coat`, `red outfit`; `nil` where nothing is known.
  func outfit(_ index: Int, _ random: inout SeededGenerator) -> String? {
    guard let look = scene.subjects[index].look else { return nil }
    let colour = known.contains(.garmentColour(index)) ? random.pick(Lexicon.words(look.garmentColour)) : nil
    let garment = known.contains(.garment(index)) ? random.pick(Lexicon.words(look.garment)) : nil
    switch (colour, garment) {
    case (nil, nil): return nil
    case (let colour, let garment): return ([colour, garment ?? "outfit"].compactMap { $0 }).joined(separator: " ")
    }
  }

  /// "a woman in a red coat", "a black dog".
  func full(_ index: Int, _ random: inout SeededGenerator) -> String {
    let subject = scene.subjects[index]
    if subject.look != nil {
      guard let outfit = outfit(index, &random) else { return Words.a(noun(index)) }
      return Words.a(noun(index)) + random.pick([" in ", " wearing "]) + article(outfit)
    }
    let colour = known.contains(.colour(index)) ? subject.colour.map { random.pick(Lexicon.words($0)) + " " } ?? "" : ""
    return Words.a(colour + random.pick(Lexicon.words(subject.kind)))
  }

  /// "the woman in the red coat" where others are called the same, else "the woman".
  func short(_ index: Int, _ random: inout SeededGenerator) -> String {
    let noun = noun(index)
    let isAlone = scene.subjects.indices.filter { self.noun($0) == noun }.count == 1
    if isAlone { return "the " + noun }
    if let outfit = outfit(index, &random) { return "the \(noun) in the \(outfit)" }
    return "the " + ["first", "second", "third"][min(index, 2)] + " " + noun
  }

  private func article(_ outfit: String) -> String {
    outfit.hasSuffix("overalls") || outfit.hasSuffix("dungarees") ? outfit : Words.a(outfit)
  }
}
