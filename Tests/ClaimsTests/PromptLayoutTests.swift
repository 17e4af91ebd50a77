import Claims
import Testing

/// The ways in which people lay out what they ask for.
@Suite struct PromptLayoutTests {
  private func parts(_ prompt: String) -> [CaptionPart: String] {
    let caption = FactsWriter.caption(Settlement.settle(PromptReading(prompt), []))
    var parts: [CaptionPart: String] = [:]
    for part in CaptionPart.allCases where !caption[part].isEmpty { parts[part] = caption[part] }
    return parts
  }

  @Test func whatStandsBehindALabelIsWhatItSays() {
    let found = parts(
      "Subject: a red fox. Action: jumps over a frozen stream. Setting: snowy forest at dawn. Camera: slow dolly in. Style: watercolor."
    )
    #expect(found[.mainObject] == "A red fox.")
    #expect(found[.action] == "Jumps over a frozen stream.")
    #expect(found[.background]?.hasSuffix("Snowy forest at dawn.") == true)
    #expect(found[.camera] == "Slow dolly in.")
    #expect(found[.style] == "Watercolor.")
  }

  /// Each line a sentence, where lines begin with labels.
  @Test func labelsBeginLines() {
    let found = parts(
      "Scene: a night market in Taipei\nSubject: an old vendor\nAction: he flips noodles\nStyle: documentary")
    #expect(
      found[.dense]
        == "Scene: a night market in Taipei. Subject: an old vendor. Action: he flips noodles. Style: documentary.")
    #expect(found[.mainObject] == "An old vendor.")
    #expect(found[.action] == "He flips noodles.")
    #expect(found[.background] == "A night market in Taipei.")
  }

  @Test func aLineThatWasWrappedGoesOn() {
    #expect(PromptReading("A man walks in\nParis at night.").sentences == ["A man walks in Paris at night."])
    #expect(
      PromptReading("A lighthouse\nWaves crash on rocks").sentences == ["A lighthouse.", "Waves crash on rocks."])
  }

  @Test func anObjectReadsAsText() {
    let prompt =
      #"{"subject": "a puppy", "shot": {"type": "wide", "movement": "static"}, "styles": ["anime", "pastel"]}"#
    let found = parts(prompt)
    #expect(found[.dense] == "Subject: a puppy. Shot type: wide. Shot movement: static. Styles: anime, pastel.")
    #expect(found[.mainObject]?.hasPrefix("A puppy.") == true)
    #expect(found[.camera] == "Wide. Static.")
    // What only looks like one is text.
    #expect(PromptReading("{a cat: on a mat}").sentences == ["{a cat: on a mat}."])
  }

  @Test func keywordsGoWhereTheyBelong() {
    let found = parts(
      "(masterpiece:1.2), old fisherman, weathered hands, mending nets, pier at sunrise, low angle, 50mm, cinematic lighting"
    )
    #expect(found[.mainObject] == "Old fisherman. Weathered hands.")
    #expect(found[.action] == "Mending nets.")
    #expect(found[.background] == "Pier at sunrise." || found[.background]?.contains("At sunrise.") == true)
    #expect(found[.camera] == "Low angle. 50mm.")
    #expect(found[.style] == "Masterpiece. Cinematic lighting.")
    #expect(parts("sports car | desert road | sunset | motion blur")[.style] == "Motion blur.")
  }

  @Test(arguments: [
    "Shot 1: A woman opens a letter.", "1. A woman opens a letter.", "[0-3s] A woman opens a letter.",
    "0:00 - A woman opens a letter.", "(Scene 2) A woman opens a letter.", "🎬 A woman opens a letter.",
    "A woman opens a letter --ar 16:9 --v 6", "#moody A woman opens a letter #cinematic",
  ])
  func marksAroundASentenceAreNoPartOfIt(_ prompt: String) {
    let found = parts(prompt)
    #expect(found[.mainObject] == "A woman.")
    #expect(found[.action] == "A woman opens a letter.")
  }

  @Test func optionsSayWhatMustBeAbsent() {
    let claims = PromptReading("a street at night --ar 9:16 --no cars").claims
    #expect(claims.contains { $0.aspect == .absence && $0.value == "no cars" })
  }

  @Test func aScreenplayHeadsItsScenes() {
    let found = parts("EXT. DESERT - NIGHT. A rider lights a fire.")
    #expect(found[.background] == "DESERT. NIGHT.")
    #expect(found[.mainObject] == "A rider.")
  }

  @Test func pictographsAreText() {
    // Once: generators' prompts join the parts.
    #expect(parts("🐶🏃🌊") == [.dense: "🐶🏃🌊"])
    #expect(parts("a dog 🐶 runs on the beach 🏖️")[.mainObject] == "A dog.")
  }

  @Test func clausesOfOtherLanguagesAreToldApart() {
    let found = parts("Un niño corre por la playa al atardecer, cámara lenta, estilo acuarela.")
    #expect(found[.camera] == "Cámara lenta.")
    #expect(found[.style] == "Estilo acuarela.")
    #expect(found[.mainObject] == "Un niño.")
    #expect(found[.action] == "Un niño corre por la playa al atardecer.")
    #expect(found[.background] == "Por la playa.")
    #expect(parts("Van Gogh paints sunflowers in the style of Van Eyck")[.action] != nil)
  }
}

/// Clauses whose subject is not where it stands first.
@Suite struct PromptClauseTests {
  @Test(arguments: [
    ("Covered in mud, a wild boar bursts out of the bushes.", "A wild boar."),
    ("Deep in the rainforest, a jaguar stalks a capybara.", "A jaguar."),
    ("Standing on a cliff, a woman with a braid spreads her arms.", "A woman with a braid."),
    ("A mother and her son bake cookies.", "A mother and her son."),
    ("Two foxes, one red and one white, play in fresh snow.", "Two foxes, one red and one white."),
    ("The leaves on the tree change from green to red.", "The leaves on the tree."),
    ("A young woman with wavy, light brown hair stands outdoors.", "A young woman with wavy, light brown hair."),
    ("Slow push-in on a chessboard.", "A chessboard."), ("Can you show me a spaceship landing?", "A spaceship."),
    ("Aerial drone shot flying over a lone tree.", "A lone tree."),
    ("Black and white film noir: a detective lights a match.", "A detective."),
    ("a family of four posing at the Grand Canyon", "A family of four."),
    ("The security camera on the wall turns.", "The security camera on the wall."),
  ])
  func theSubjectIsFound(_ prompt: String, _ subject: String) {
    let caption = FactsWriter.caption(Settlement.settle(PromptReading(prompt), []))
    #expect(caption[.mainObject] == subject)
  }

  @Test(arguments: [
    "A barista writes 'See you' on a cup.", "\"Where were you?\" she asks.", "The cat looks at the camera and yawns.",
    "A soccer player about to kick the ball.", "The trophy doesn't fit into the suitcase.",
    "A man wearing a hat sits down.", "Lightning strikes a lone tree.", "A girl carries water from a well.",
    "One slams the door, the other waits.",
  ])
  func theActIsFound(_ prompt: String) {
    let caption = FactsWriter.caption(Settlement.settle(PromptReading(prompt), []))
    #expect(caption[.action] == prompt)
  }

  @Test(arguments: [
    ("a crowd in a plaza in front of a church", "In a plaza in front of a church."),
    ("A robot is covered in snow.", ""), ("Children point at the sky.", ""), ("A person in formal evening wear.", ""),
    ("A sailor walks into the tavern.", "Into the tavern."), ("A cow under a tree.", "Under a tree."),
    ("Two men argue in a car.", "In a car."), ("a foggy harbor", "A foggy harbor."),
  ])
  func thePlaceIsFound(_ prompt: String, _ place: String) {
    let caption = FactsWriter.caption(Settlement.settle(PromptReading(prompt), []))
    #expect(caption[.background] == place)
  }

  @Test(arguments: [
    "A truck left the city.", "A worker pushes a dolly.", "Men pull out a net.", "A light shines from above.",
  ])
  func thingsAreNoCameras(_ prompt: String) {
    #expect(!PromptReading(prompt).claims.contains { $0.aspect == .camera })
  }

  /// No quotation is cut in two.
  @Test(arguments: [
    "Graffiti on a wall that says 'NO FUTURE', a punk walks by.", "A detective says: \"We know.\" She nods.",
    "\"Run!\" he shouts, and the dog barks.", "A banner with «Hola Mundo» hangs on a bridge.",
  ])
  func quotationsStayWhole(_ prompt: String) {
    let caption = FactsWriter.caption(Settlement.settle(PromptReading(prompt), []))
    for part in CaptionPart.allCases {
      #expect(caption[part].count { $0 == "\"" }.isMultiple(of: 2))
      #expect(caption[part].count { $0 == "«" } == caption[part].count { $0 == "»" })
      #expect(caption[part].count { $0 == "'" }.isMultiple(of: 2))
    }
  }
}
