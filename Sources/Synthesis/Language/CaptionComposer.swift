import Captioning
import Claims
import Support

/// Writes the structured caption of a scene from what is known of it, and says of the rest that it is left open.
struct CaptionComposer {
  let scene: Scene
  let known: Set<Slot>
  var random: SeededGenerator
  private let names: Names

  /// Words of a whole caption, at least.
  private static let leastWords = 122

  init(_ scene: Scene, known: Set<Slot>, random: SeededGenerator) {
    self.scene = scene
    self.known = known
    self.random = random
    names = Names(scene: scene, known: known)
  }

  mutating func write() -> StructuredCaption {
    var parts: [CaptionPart: String] = [
      .mainObject: mainObject(), .background: background(), .camera: camera(), .style: style(), .action: action(),
    ]
    var dense = dense()
    var fillers = Self.fillers
    func words() -> Int { parts.values.reduce(Words.count(dense)) { $0 + Words.count($1) } }
    while words() < Self.leastWords, !fillers.isEmpty {
      dense += " " + fillers.remove(at: Int(random.next() % UInt64(fillers.count)))
    }
    parts[.dense] = dense
    return StructuredCaption(parts)
  }

  /// Sentences that are true of every scene here.
  private static let fillers = [
    "The clip lasts about two seconds and is one single take.",
    "Nothing enters or leaves the scene, and nobody changes clothes or shape along the way.",
    "Proportions, light and materials stay the same from the first frame to the last.",
    "There is no text, no logo and no cut anywhere in the picture.",
    "The motion is continuous, so that each frame follows smoothly from the one before.",
    "Everything that matters stays in view for the whole length of the clip.",
    "What is not told here may be chosen freely, as long as it agrees with the rest.",
  ]

  private func sentence(_ text: String) -> String { Words.start(text) + "." }

  private func knows(_ slot: Slot) -> Bool { known.contains(slot) }

  // MARK: Dense

  private mutating func dense() -> String {
    var sentences: [String] = []
    var cast = scene.subjects.indices.map { index -> String in
      var name = names.full(index, &random)
      if knows(.action(index)), let action = scene.subjects[index].action {
        name += " " + random.pick(Lexicon.words(action))
      }
      return name
    }
    let setting = knows(.place) ? random.pick([" in a ", " set in a "]) + random.pick(Lexicon.words(scene.place)) : ""
    let time = knows(.time) ? " " + random.pick(Lexicon.words(scene.time)) : ""
    let first = cast.removeFirst()
    sentences.append(
      random.pick([
        "the video shows \(first)\(setting)\(time)", "\(first) can be seen\(setting)\(time)",
        "in this clip there is \(first)\(setting)\(time)", "we see \(first)\(setting)\(time)",
      ]))
    if !cast.isEmpty {
      sentences.append(
        random.pick(["with it in the picture: ", "sharing the frame: ", "also there: "]) + Words.list(cast))
    }
    if let weather = scene.weather, knows(.weather) {
      sentences.append("outside, \(random.pick(["there is", "one notices"])) \(random.pick(Lexicon.words(weather)))")
    }
    if knows(.move) {
      let pace = knows(.speed) ? scene.camera.speed.map { " " + random.pick(Lexicon.words($0)) } ?? "" : ""
      sentences.append(
        random.pick(["while this goes on, the camera ", "meanwhile the camera ", "throughout, the camera "])
          + random.pick(Lexicon.words(scene.camera.move)) + pace)
    }
    if knows(.style) {
      sentences.append(
        random.pick(["the whole has ", "everything takes on "]) + Words.a(random.pick(Lexicon.words(scene.style)))
          + " look")
    }
    return sentences.map { sentence($0) }.joined(separator: " ")
  }

  // MARK: Main object

  private mutating func mainObject() -> String {
    var sentences: [String] = []
    for index in scene.subjects.indices {
      let name = names.full(index, &random)
      sentences.append(
        index == 0
          ? random.pick(["the main subject is \(name)", "\(name) is the main subject", "at the heart of it is \(name)"])
          : random.pick(["another subject is \(name)", "besides, there is \(name)", "with it one sees \(name)"]))
      sentences += looks(index)
      if let place = layout(index) { sentences.append(place) }
    }
    if knows(.count) {
      let number = Words.numbers[min(scene.subjects.count, 3)]
      sentences.append(
        random.pick([
          "in all there \(scene.subjects.count == 1 ? "is" : "are") \(number) \(scene.subjects.count == 1 ? "subject" : "subjects")",
          "the total is \(number) \(scene.subjects.count == 1 ? "subject" : "subjects")",
        ]))
    }
    return sentences.map { sentence($0) }.joined(separator: " ")
  }

  private mutating func looks(_ index: Int) -> [String] {
    guard let look = scene.subjects[index].look else { return [] }
    var sentences: [String] = []
    let pronoun = scene.subjects[index].pronoun(knows(.gender(index)))
    if knows(.hairColour(index)) {
      let colour = random.pick(Lexicon.words(look.hairColour))
      let style = random.pick(Lexicon.words(look.hairStyle))
      sentences.append(
        look.hairStyle == .bun
          ? random.pick(["\(pronoun) has \(colour) hair \(style)", "\(pronoun) wears \(colour) hair \(style)"])
          : random.pick(["\(pronoun) has \(style) \(colour) hair", "\(pronoun) shows \(style) \(colour) hair"]))
    }
    if knows(.build(index)) {
      sentences.append(
        "\(pronoun) \(random.pick(["has", "is of"])) \(Words.a(random.pick(Lexicon.words(look.build)))) build")
    }
    return sentences
  }

  private mutating func layout(_ index: Int) -> String? {
    let subject = scene.subjects[index]
    guard knows(.side(index)) || knows(.rank(index)) else { return nil }
    var text = subject.pronoun(knows(.gender(index))) + random.pick([" is placed", " stays", " appears"])
    if knows(.side(index)) { text += " " + random.pick(Lexicon.words(subject.side)) + " of the frame" }
    if knows(.rank(index)) {
      text += (knows(.side(index)) ? ", " : " ") + random.pick(Lexicon.words(rank: subject.rank))
    } else if index == 0, scene.subjects.count > 1, knows(.rank(1)) || knows(.rank(2)) {
      text += ", " + random.pick(Lexicon.words(rank: 1))
    }
    return text
  }

  // MARK: Background

  private mutating func background() -> String {
    var sentences: [String] = []
    let time = knows(.time) ? " " + random.pick(Lexicon.words(scene.time)) : ""
    if knows(.place) {
      let place = random.pick(Lexicon.words(scene.place))
      sentences.append(
        random.pick([
          "the setting is a \(place)\(time)", "it all takes place in the setting of a \(place)\(time)",
          "the background is a \(place)\(time)",
        ]))
      sentences.append(random.pick(Self.details(scene.place)))
      sentences.append(
        scene.place.isIndoor
          ? random.pick(["this is an indoor place", "the scene is indoors"])
          : random.pick(["this is an outdoor place", "the scene is outdoors"]))
    } else {
      sentences.append(random.pick(["the setting is left open", "nothing is laid down about the place"]))
      if knows(.time) {
        sentences.append(
          random.pick(["it is set\(time)", "the light is as\(time == "" ? " ever" : " one has it\(time)")"]))
      }
    }
    if let weather = scene.weather, knows(.weather) {
      sentences.append(random.pick(["there is ", "the weather brings "]) + random.pick(Lexicon.words(weather)))
    }
    if !knows(.time) { sentences.append("the time of day is left open") }
    return sentences.map { sentence($0) }.joined(separator: " ")
  }

  /// What a place always has here.
  private static func details(_ place: PlaceKind) -> [String] {
    switch place {
    case .livingRoom:
      ["a sofa, a bookcase and a window stand along the wall", "a sofa and shelves of books line the back wall"]
    case .corridor:
      ["rows of doors run along both walls under ceiling lights", "its walls with their doors lead far back"]
    case .warehouse: ["pillars and stacks of crates fill the sides", "crates are piled up along the high walls"]
    case .street: ["rows of houses and street lamps run along both sides", "buildings line both pavements"]
    case .forest: ["tree trunks rise all around", "many trees with dense leaves stand close together"]
    case .meadow: ["gentle hills close off the view behind the grass", "flowers dot the grass in front of low hills"]
    case .courtyard: ["stone walls and an arcade of columns enclose it", "columns stand in front of the stone walls"]
    case .beach: ["parasols stand in the sand and the sea lies behind", "waves reach the sand between the parasols"]
    case .bridge:
      ["railings and tall towers frame the deck over the water", "iron towers and railings rise above the water"]
    }
  }

  // MARK: Camera

  private mutating func camera() -> String {
    var sentences: [String] = []
    let plan = scene.camera
    if knows(.move) {
      let pace = knows(.speed) ? plan.speed.map { " " + random.pick(Lexicon.words($0)) } ?? "" : ""
      let move = random.pick(Lexicon.words(plan.move))
      sentences.append(
        random.pick([
          "the camera \(move)\(pace)", "during the shot the camera \(move)\(pace)",
          "from start to end the camera \(move)\(pace)",
        ]))
    } else {
      sentences.append(random.pick(["the movement of the camera is left open", "no camera movement is laid down"]))
    }
    switch (knows(.shot), knows(.angle)) {
    case (true, true):
      sentences.append(
        "it is framed as \(Words.a(random.pick(Lexicon.words(plan.shot)))) \(random.pick(Lexicon.words(plan.angle)))")
    case (true, false): sentences.append("it is framed as \(Words.a(random.pick(Lexicon.words(plan.shot))))")
    case (false, true): sentences.append("it looks on \(random.pick(Lexicon.words(plan.angle)))")
    case (false, false):
      sentences.append(random.pick(["framing and height are left open", "the framing may be chosen freely"]))
    }
    return sentences.map { sentence($0) }.joined(separator: " ")
  }

  // MARK: Style

  private mutating func style() -> String {
    guard knows(.style) else {
      return sentence(random.pick(["no particular style is asked for", "the visual style is left open"]))
    }
    let words = random.pick(Lexicon.words(scene.style))
    return sentence(
      random.pick([
        "the video has \(Words.a(words)) look", "the style is \(words)", "it is made with \(Words.a(words)) look",
      ]))
      + " " + sentence(random.pick(Self.manners(scene.style)))
  }

  private static func manners(_ style: VisualStyle) -> [String] {
    switch style {
    case .photorealistic: ["colours and light are natural", "surfaces look as they do in real life"]
    case .watercolor: ["colours are soft and run into the paper", "pale washes of paint blend at the edges"]
    case .anime: ["flat colours sit inside dark outlines", "dark lines bound areas of flat colour"]
    case .oilPainting: ["thick strokes of rich paint can be made out", "the brush leaves strong strokes of colour"]
    case .filmNoir: ["black and white tones meet in hard contrast", "deep shadows close in from the corners"]
    case .pixelArt: ["large square pixels carry few colours", "everything is built of coarse blocks"]
    case .vintageFilm:
      ["faded sepia tones and grain cover the picture", "grain and scratches lie over warm brown tones"]
    case .cyberpunk: ["violet shadows meet neon pink and cyan light", "neon light glows out of dark violet"]
    }
  }

  // MARK: Action

  private mutating func action() -> String {
    var sentences: [String] = []
    for (index, subject) in scene.subjects.enumerated() {
      guard let action = subject.action else { continue }
      let name = names.short(index, &random)
      guard knows(.action(index)) else {
        sentences.append(random.pick(["what \(name) does is left open", "no action of \(name) is laid down"]))
        continue
      }
      var text = name + " is " + random.pick(Lexicon.words(action))
      if let direction = subject.direction, knows(.direction(index)) {
        text += " " + random.pick(Lexicon.words(direction))
      }
      text += random.pick(["", " for the whole clip", " all the while", " from beginning to end"])
      sentences.append(text)
    }
    if let interaction = scene.interaction, knows(.interaction) {
      sentences.append(
        "\(random.pick(["as for the two of them", "in relation to each other"])), \(names.short(0, &random)) "
          + "\(random.pick(Lexicon.words(interaction.relation))) \(names.short(interaction.other, &random))")
    }
    if sentences.isEmpty {
      sentences.append(
        random.pick(["nothing in the scene moves by itself", "the scene itself is at rest, without any action"]))
    }
    return sentences.map { sentence($0) }.joined(separator: " ")
  }
}
