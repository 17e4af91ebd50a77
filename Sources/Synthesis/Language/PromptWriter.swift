package import Support

/// The user's short prompt as its sentences, each with the facts that it states.
package struct ShortPrompt: Sendable, Equatable {
  package struct Sentence: Sendable, Equatable {
    package var text: String
    package var states: Set<Slot>
    /// Whether it must stay when sentences are dropped: without it nobody would know who is meant.
    package var isNeeded = false
  }

  package var sentences: [Sentence]

  package var text: String { sentences.map(\.text).joined(separator: " ") }
  package var states: Set<Slot> { sentences.reduce(into: []) { $0.formUnion($1.states) } }

  /// With sentences left out at random, each with probability `rate` (the paper, section 6.1).
  package func dropping(_ rate: Double, _ random: inout SeededGenerator) -> ShortPrompt {
    var kept: [Sentence] = []
    for sentence in sentences {
      let isDropped = random.chance(rate)
      if sentence.isNeeded || !isDropped { kept.append(sentence) }
    }
    return ShortPrompt(sentences: kept)
  }
}

/// Writes the short prompt as a user would who has given the conditions: what they show is left out (the paper, section
/// 3, step 3, tables 7 and 8), sentences are short and stand in varying order.
struct PromptWriter {
  let scene: Scene
  let kinds: [ConditionKind]
  var random: SeededGenerator
  private let plan: IdentityPlan?
  private let repetition: Double

  /// How often a user says what a condition shows anyway.
  static let slip = 0.05

  /// - Parameter repetition: the chance of saying what a condition shows anyway
  init(_ scene: Scene, kinds: [ConditionKind], random: SeededGenerator, repetition: Double = Self.slip) {
    self.scene = scene
    self.kinds = kinds
    self.random = random
    self.repetition = repetition
    plan = kinds.contains(.identities) ? IdentityPlan(scene) : nil
  }

  mutating func write() -> ShortPrompt {
    var subjects: [ShortPrompt.Sentence] = [main()]
    for index in scene.subjects.indices.dropFirst() where !subjects[0].states.contains(.kind(index)) {
      subjects.append(other(index))
    }
    var around = [place(), camera(), framing(), style()].compactMap { $0 }
    if let layout = layout() { subjects.append(layout) }
    // Not always the main subject first.
    if random.chance(0.3), !around.isEmpty {
      let first = around.remove(at: Int(random.next() % UInt64(around.count)))
      return ShortPrompt(sentences: [first] + subjects + around)
    }
    if random.chance(0.3) { around.reverse() }
    return ShortPrompt(sentences: subjects + around)
  }

  private func isShown(_ slot: Slot) -> Bool { kinds.contains { $0.shows(slot, of: scene) } }

  /// Whether the user says it: where no condition shows it, or all the same.
  private mutating func says(_ slot: Slot) -> Bool { random.chance(repetition) || !isShown(slot) }

  // MARK: Subjects

  /// How the user calls a subject, and what that tells.
  private mutating func name(_ index: Int) -> (String, Set<Slot>) {
    let subject = scene.subjects[index]
    let noun = subject.kind.rawValue
    if let pointer = plan?.pointer(index) {
      switch pointer.side {
      case nil: return ("the \(noun) in picture \(pointer.picture)", [.kind(index)])
      case let side?:
        let word = side.rawValue
        return (
          random.pick([
            "the \(word) \(noun) in picture \(pointer.picture)",
            "the \(noun) on the \(word) in picture \(pointer.picture)",
            "the most \(word) \(noun) in picture \(pointer.picture)",
          ]), [.kind(index)]
        )
      }
    }
    guard let look = subject.look else {
      let colour = subject.colour.map { random.pick(Lexicon.words($0)) + " " } ?? ""
      return (Words.a(colour + random.pick(Lexicon.words(subject.kind))), [.kind(index), .colour(index)])
    }
    var told: Set<Slot> = [.kind(index), .gender(index), .garment(index), .garmentColour(index)]
    var text = look.gender.rawValue
    if random.chance(0.7) {
      text = random.pick(Lexicon.words(look.build)) + " " + text
      told.insert(.build(index))
    }
    text = Words.a(text)
    let outfit = random.pick(Lexicon.words(look.garmentColour)) + " " + random.pick(Lexicon.words(look.garment))
    if random.chance(0.8) {
      let colour = random.pick(Lexicon.words(look.hairColour))
      text +=
        look.hairStyle == .bun
        ? " with \(colour) hair in a bun" : " with \(random.pick(Lexicon.words(look.hairStyle))) \(colour) hair"
      told.formUnion([.hairColour(index), .hairStyle(index)])
    }
    return (text + " in " + (look.garment == .overalls ? outfit : Words.a(outfit)), told)
  }

  /// "is walking to the left", or nothing where the pose shows it.
  private mutating func doing(_ index: Int) -> (String, Set<Slot>)? {
    let subject = scene.subjects[index]
    guard let action = subject.action, says(.action(index)) else { return nil }
    var text = "is " + random.pick(Lexicon.words(action))
    var told: Set<Slot> = [.action(index)]
    if let direction = subject.direction, random.chance(0.9) {
      text += " " + random.pick(Lexicon.words(direction))
      told.insert(.direction(index))
    }
    return (text, told)
  }

  private var kindsAreShown: Bool { isShown(.kind(0)) }

  /// Whether a picture shows this subject beside somebody else, so that only the prompt tells who is meant.
  private func isPointedAt(_ index: Int) -> Bool { plan?.pointer(index)?.side != nil }

  private mutating func main() -> ShortPrompt.Sentence {
    let (name, known) = name(0)
    var told = known
    var text = name
    if scene.interaction?.relation == .sitsOn {
      // Who sits on something is sitting.
      told.insert(.action(0))
    } else if let (doing, states) = doing(0) {
      text += " " + doing
      told.formUnion(states)
    } else if scene.interaction == nil {
      text = random.pick(["show ", "the video is about ", "the main subject is "]) + name
    }
    if let interaction = scene.interaction {
      let (other, states) = self.name(interaction.other)
      let relation = random.pick(Lexicon.words(interaction.relation))
      let joint = told.contains(.action(0)) && interaction.relation != .sitsOn ? random.pick([" and ", ", and "]) : " "
      text += joint + relation + " " + other
      told.formUnion(states)
      told.insert(.interaction)
    }
    told.insert(.count)
    let isNeeded =
      !kindsAreShown || isPointedAt(0) || (scene.interaction.map { isPointedAt($0.other) } ?? false)
    return ShortPrompt.Sentence(text: Words.start(text) + ".", states: told, isNeeded: isNeeded)
  }

  private mutating func other(_ index: Int) -> ShortPrompt.Sentence {
    var (name, told) = name(index)
    var text = random.pick(["there is also ", "with it comes ", "we also see "]) + name
    if let (doing, states) = doing(index) {
      text = random.chance(0.5) ? name + " " + doing : "there is also \(name), which \(doing)"
      if scene.subjects[index].kind == .person { text = text.replacing(", which ", with: ", who ") }
      told.formUnion(states)
    }
    return ShortPrompt.Sentence(
      text: Words.start(text) + ".", states: told, isNeeded: !kindsAreShown || isPointedAt(index))
  }

  private mutating func layout() -> ShortPrompt.Sentence? {
    guard !isShown(.rank(1)), !isShown(.side(0)) || scene.subjects.count > 1, random.chance(0.55) else { return nil }
    var parts: [String] = []
    var told: Set<Slot> = []
    for (index, subject) in scene.subjects.enumerated() where !scene.isAttached(index) {
      guard !isShown(.side(index)) else { continue }
      var names = Names(scene: scene, known: [])
      if plan == nil {
        names = Names(
          scene: scene,
          known: Set(
            scene.slots.filter {
              if case .gender = $0 { true } else if case .garmentColour = $0 { true } else { false }
            }))
      }
      var part = names.short(index, &random) + " is " + random.pick(Lexicon.words(subject.side))
      told.insert(.side(index))
      if index > 0 {
        part += ", " + random.pick(Lexicon.words(rank: subject.rank))
        told.insert(.rank(index))
      }
      parts.append(part)
    }
    guard !parts.isEmpty else { return nil }
    return ShortPrompt.Sentence(text: parts.map { Words.start($0) + "." }.joined(separator: " "), states: told)
  }

  // MARK: Around them

  private mutating func place() -> ShortPrompt.Sentence? {
    var told: Set<Slot> = []
    var text = ""
    let time = says(.time) && random.chance(0.92) ? random.pick(Lexicon.words(scene.time)) : nil
    let weather = scene.weather.flatMap { says(.weather) && random.chance(0.92) ? random.pick(Lexicon.words($0)) : nil }
    if says(.place) {
      let place = random.pick(Lexicon.words(scene.place))
      text = random.pick([
        "it happens in the setting of a \(place)", "the place is a \(place)", "the background is a \(place)",
      ])
      told.insert(.place)
      if let time { text += " " + time }
    } else if let time {
      text = random.pick(["it is set \(time)", "it happens \(time)", "the scene plays \(time)"])
    }
    if time != nil { told.insert(.time) }
    if let weather {
      text += text.isEmpty ? random.pick(["there is \(weather)", "the weather: \(weather)"]) : ", with \(weather)"
      told.insert(.weather)
    }
    return text.isEmpty ? nil : ShortPrompt.Sentence(text: Words.start(text) + ".", states: told)
  }

  private mutating func camera() -> ShortPrompt.Sentence? {
    guard says(.move), random.chance(0.95) else { return nil }
    var text = "the camera " + random.pick(Lexicon.words(scene.camera.move))
    var told: Set<Slot> = [.move]
    if let speed = scene.camera.speed, random.chance(0.9) {
      text += " " + random.pick(Lexicon.words(speed))
      told.insert(.speed)
    }
    return ShortPrompt.Sentence(text: Words.start(text) + ".", states: told)
  }

  private mutating func framing() -> ShortPrompt.Sentence? {
    guard says(.shot), random.chance(0.8) else { return nil }
    let shot = random.pick(Lexicon.words(scene.camera.shot))
    var told: Set<Slot> = [.shot]
    var text = random.pick(["it is \(Words.a(shot))", "show it in \(Words.a(shot))", "frame it as \(Words.a(shot))"])
    if says(.angle) {
      text += " " + random.pick(Lexicon.words(scene.camera.angle))
      told.insert(.angle)
    }
    return ShortPrompt.Sentence(text: Words.start(text) + ".", states: told)
  }

  private mutating func style() -> ShortPrompt.Sentence? {
    guard says(.style), random.chance(0.92) else { return nil }
    let style = random.pick(Lexicon.words(scene.style))
    return ShortPrompt.Sentence(
      text: Words.start(
        random.pick([
          "give it \(Words.a(style)) look", "the style is \(style)", "make it look \(style)", "\(style) style",
        ]))
        + ".", states: [.style])
  }
}
