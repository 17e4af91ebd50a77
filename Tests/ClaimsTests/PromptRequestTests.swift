import Claims
import Testing

/// Prompts that ask, and parts that are told by words no list has.
@Suite struct PromptRequestTests {
  private func parts(_ prompt: String) -> StructuredCaption {
    FactsWriter.caption(Settlement.settle(PromptReading(prompt), []))
  }

  @Test(arguments: [
    ("Could you please make a short clip where my dog rides a skateboard?", "My dog."),
    ("I need a 10 sec video: a waiter drops a tray", "A waiter."),
    ("Please animate this: the king lifts his cup, the hall cheers", "The king."),
    ("A wonderful vertical video of a potter at work in a studio", "A potter at work."),
    ("It's 4am, a fox crosses the empty street", "A fox."),
    ("In a dim workshop a smith welds a frame, sparks everywhere", "A smith."),
    ("As the bus leaves the square, a boy waves from the window.", "A boy."),
    ("Harbour in Bergen, red ferry leaves the pier, nobody around", "Red ferry."),
    ("Grainy cctv of a goat opening a gate", "A goat."),
    ("POV: you ride a sledge through a forest", ""),
    ("A unicyclist wobbles over a narrow plank.", "A unicyclist."),
    ("Low angle tracking shot, dolly in, of a gunslinger", "A gunslinger."),
    ("From a calm ocean to a busy village.", "A calm ocean. A busy village."),
    ("The camera pulls back to reveal that the ship is sailing inside a bottle.", "The ship."),
  ])
  func whatIsAskedForIsNoSubject(_ prompt: String, _ subject: String) {
    #expect(parts(prompt)[.mainObject] == subject)
    #expect(parts(prompt)[.dense].hasPrefix(prompt.prefix(20)))
  }

  @Test(arguments: [
    ("An old radio plays on a windowsill ledge", "On a windowsill ledge."),
    ("A gladiator enters the arena with a roar", "The arena."),
    ("A jeep races up a forest track", "Up a forest track."),
    ("A bride cries at a wedding", "At a wedding."),
    ("A skater catches her breath in Nazaré", "In Nazaré."),
    ("A ballerina turns slowly, museum hall background", "Museum hall background."),
    ("An owl blinks, white background", "White background."),
    ("Harbour in Bergen, red ferry departs", "Harbour in Bergen."),
    ("A cook sings, warm kitchen", "Warm kitchen."),
    ("Drone shot over a harbour", "Over a harbour."),
  ])
  func placesAreFound(_ prompt: String, _ place: String) {
    #expect(parts(prompt)[.background] == place)
  }

  /// What one wears, holds or works on is no place.
  @Test(arguments: [
    "A man in a red coat plays on a piano.", "A woman dressed in a kimono smiles.", "A boy looks at a lamp.",
    "Dancers move in a row.", "Two lawyers shake hands on a deal.", "A girl in a hurry.",
  ])
  func whatIsNoPlaceIsNone(_ prompt: String) {
    #expect(parts(prompt)[.background].isEmpty)
  }

  @Test(arguments: [
    ("photorealistic octopus playing the drums", "Photorealistic."),
    ("A queen kneels. Low key lighting.", "Low key lighting."),
    ("A singer bows; the camera slowly orbits around her, film grain", "Film grain."),
    ("A dog waits, shot like a nature documentary", "Shot like a nature documentary."),
    ("gritty 16mm, a punk band plays", "Gritty 16mm."),
    ("A market at noon, filmed with a soft pastel look.", "Soft pastel look."),
    ("Charcoal sketch animation of horses galloping", "Charcoal sketch animation."),
  ])
  func mannersAreFound(_ prompt: String, _ style: String) {
    #expect(parts(prompt)[.style] == style)
  }

  @Test(arguments: [
    ("static shot of a bench", "static"), ("We move forward through the wheat", "dolly forward"),
    ("slow pan left to right across the choir", "pan right"), ("crash zoom onto the door", "zoom in"),
    ("strafing right around the boxer", "truck right"), ("dolly in on a key", "dolly forward"),
  ])
  func movesAreRead(_ prompt: String, _ move: String) throws {
    let reading = PromptReading(prompt)
    let measured = Claim(.camera, move, sentence: "The camera does so.", source: .condition(0))
    let settled = Settlement.settle(reading, [measured])
    #expect(settled.conflicts.isEmpty)
    #expect(settled.claims.contains { $0.aspect == .camera && $0.source == .both(condition: 0) })
  }

  /// Who goes with somebody moves: a measurement of stillness denies it.
  @Test(arguments: ["moves with her", "travels along with the runner", "stays with her", "goes with a girl"])
  func aCameraThatGoesAlongFollows(_ words: String) {
    let still = Claim(.camera, "static", sentence: "The camera stands still.", source: .condition(0))
    let settled = Settlement.settle(PromptReading("A girl runs. The camera \(words)."), [still])
    #expect(settled.conflicts.count == 1)
    #expect(settled.sentences == ["A girl runs."])
  }

  /// The words of a camera that name a thing.
  @Test(arguments: ["A handheld fan whirs beside a sleeping man.", "A man zooming in on his phone laughs."])
  func aThingIsNoCamera(_ prompt: String) {
    #expect(parts(prompt)[.camera].isEmpty)
  }

  @Test func clausesOfOtherLanguagesHaveParts() {
    let german = parts("Eine alte Frau tanzt im Regen auf der Straße.")
    #expect(german[.mainObject] == "Eine alte Frau.")
    #expect(german[.action] == "Eine alte Frau tanzt im Regen auf der Straße.")
    #expect(german[.background].hasSuffix("uf der Straße."))
    let chinese = parts("雨夜的上海街头，一个戴红色帽子的男孩走过，赛博朋克风格")
    #expect(chinese[.mainObject] == "一个戴红色帽子的男孩。")
    // A verb that no list has leaves the clause whole.
    #expect(parts("Ein Hund apportiert das.")[.mainObject] == "Ein Hund apportiert das.")
  }

  @Test func whatIsShownGoesOnWithoutTheMove() {
    let measured = Claim(.camera, "pan left", sentence: "The camera pans left.", source: .condition(0))
    let cases = [
      ("Low angle shot, dolly in, of a gunslinger", ["Low angle shot of a gunslinger."]),
      ("Slow zoom from a clown to a child", ["A clown, then a child."]),
    ]
    for (prompt, sentences) in cases {
      #expect(Settlement.settle(PromptReading(prompt), [measured]).sentences == sentences)
    }
  }

  /// A named picture that the prompt speaks of is told by the user's sentence alone.
  @Test func namedSubjectsStandOnce() {
    let named = ["the dancers", "the desk"].map {
      Claim(.subject, $0, sentence: "\($0) in the video.", source: .condition(0))
    }
    let settled = Settlement.settle(
      PromptReading(
        "The left person in picture 1 dances on the desk in picture 2.", names: [1: "the dancers", 2: "the desk"]),
      named)
    let caption = FactsWriter.caption(settled)
    #expect(caption[.dense] == "The left person of the dancers dances on the desk.")
    #expect(caption[.mainObject] == "The left person of the dancers. The desk.")
    #expect(settled.claims.count { $0.source == .both(condition: 0) } == 2)
  }
}
