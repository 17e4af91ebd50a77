import Claims
import Testing

/// A caption beside what is known.
@Suite struct KeeperTests {
  private static let dog = StructuredCaption([
    .dense: "The video shows a white dog on a green field. It runs fast. The camera pans left.",
    .mainObject: "The main subject is a white dog.", .background: "A green field under a blue sky.",
    .camera: "The camera pans left.", .style: "A realistic video.", .action: "The dog runs.",
  ])

  private func keep(
    _ caption: StructuredCaption, _ prompt: String, _ conditions: [Claim] = [], mode: KeepMode = .repair,
    sawFrames: Bool = false
  ) -> Keeping {
    let settled = Settlement.settle(PromptReading(prompt), conditions)
    return Keeper.keep(caption, claims: settled.claims, mode: mode, sawFrames: sawFrames)
  }

  @Test func aCaptionAboutSomethingElseBecomesTheUsers() {
    let keeping = keep(Self.dog, "A white boat sails on the sea at dawn. The camera zooms in. Watercolor style.")
    #expect(
      keeping.caption[.dense] == "A white boat sails on the sea at dawn. The camera zooms in. Watercolor style.")
    #expect(keeping.caption[.mainObject] == "A white boat.")
    #expect(keeping.caption[.camera] == "The camera zooms in.")
    #expect(keeping.caption[.style] == "Watercolor style.")
    #expect(keeping.unfounded.contains("The main subject is a white dog."))
    let words = CaptionPart.allCases.map { keeping.caption[$0] }.joined(separator: " ")
    for word in ["dog", "field", "pans", "realistic"] { #expect(!words.contains(word)) }
  }

  @Test func warningTouchesNothing() {
    let keeping = keep(Self.dog, "A white boat sails on the sea.", mode: .warn)
    #expect(keeping.caption == Self.dog)
    #expect(keeping.missing.contains { $0.value == "A white boat" })
    #expect(keeping.repaired.isEmpty)
    #expect(keep(Self.dog, "A cat.", mode: .off).missing.isEmpty)
  }

  /// The user's sentences come in their own order, and once.
  @Test func theOrderIsTheUsers() {
    let prompt = "A girl sings. A boy reads. An old man claps. It snows."
    let keeping = keep(StructuredCaption([.dense: "Music is played.", .mainObject: "A band."]), prompt)
    #expect(keeping.caption[.dense] == prompt + " Music is played.")
    let main = keeping.caption[.mainObject]
    #expect(main.hasPrefix("A girl. A boy. An old man."))
  }

  @Test func whatAgreesStaysLetterForLetter() {
    let caption = StructuredCaption([
      .dense: "A brown puppy is sprinting over the sand at daybreak, filmed in slow motion.", .mainObject: "A puppy.",
      .background: "A beach at daybreak.", .camera: "Slow motion.", .style: "Natural light.", .action: "It sprints.",
    ])
    let keeping = keep(caption, "A dog runs on a beach at dawn, slow motion.", sawFrames: true)
    #expect(keeping.missing.isEmpty && keeping.contradicted.isEmpty)
    #expect(keeping.caption == caption)
  }

  @Test func aMeasuredMoveReplacesAnother() {
    let move = Claim(.camera, "truck left", sentence: "The camera trucks left.", source: .condition(0))
    let keeping = keep(Self.dog, "A white dog runs on a green field.", [move], sawFrames: true)
    #expect(keeping.caption[.camera] == "The camera trucks left.")
    #expect(keeping.caption[.dense].contains("trucks left") && !keeping.caption[.dense].contains("pans"))
    #expect(keeping.caption[.mainObject] == Self.dog[.mainObject])
  }

  /// A part that the core left empty tells what is known of it.
  @Test func anEmptyPartIsFilled() {
    let caption = StructuredCaption([.dense: "A woman walks in a forest at night, in the style of film noir."])
    let keeping = keep(caption, "A woman walks in a forest at night. Film noir style.")
    #expect(keeping.caption[.style] == "Film noir style.")
    #expect(keeping.caption[.mainObject] == "A woman.")
    #expect(keeping.caption[.background].contains("forest"))
  }

  /// Of "people" nobody who saw nothing knows that they are women.
  @Test func nobodyIsInvented() {
    let caption = StructuredCaption([
      .dense: "A crowd of people fills a plaza. We see a woman wearing a white gown.", .mainObject: "A woman.",
    ])
    let blind = keep(caption, "A crowd of people in a plaza.")
    #expect(!blind.caption.text.contains("woman"))
    let seen = keep(caption, "A crowd of people in a plaza.", sawFrames: true)
    #expect(seen.caption[.dense].contains("woman"))
  }

  @Test func hostileTextEndsSoon() {
    let long = String(repeating: "a red boat sails past a blue house on the sea, ", count: 4000)
    let keeping = keep(
      StructuredCaption([.dense: long, .mainObject: String(repeating: "A. ", count: 5000)]),
      "A woman in a red dress walks on the beach at night. Film noir. The camera pans left.", sawFrames: true)
    #expect(keeping.caption[.dense].hasPrefix("A woman in a red dress"))
  }

  // MARK: Single verdicts

  private func verdict(_ caption: String, _ aspect: Aspect, _ value: String, _ sentence: String? = nil) -> Verdict {
    CaptionReader(StructuredCaption([.dense: caption])).judge(
      Claim(aspect, value, sentence: sentence ?? value, source: .prompt))
  }

  @Test(arguments: [
    (Aspect.looks, "a pianist in red", "A pianist in a black tuxedo waits beside a violinist in a crimson gown."),
    (.subject, "a red boat", "A blue boat lies at the pier."),
    (.time, "at night", "The street lies in bright sunlight at noon."),
    (.place, "on Mars", "An astronaut plants a flag on the moon."),
    (.layout, "a lighthouse on the right", "On the left stands a lighthouse; on the right, waves explode."),
    (.camera, "pan left; then dolly forward", "The camera glides forward, and after that it swings to the left."),
    (.absence, "no people", "Two men cross the empty square."),
    (.emotion, "a cheerful toddler", "A toddler sits on the floor, crying. Beside him his older sister giggles."),
    (.weather, "without rain", "Heavy rain falls on the road."),
    (.interaction, "the cat chases the dog", "A ginger cat is chased by a spotted dog."),
    (.interaction, "a soldier gives a girl a flower", "A girl hands a sunflower to an old soldier."),
    (.subject, "a male chef", "A chef folds a sheet of pasta. She presses the edges shut."),
    (.subject, "a little girl reaching up", "A little boy reaches for a lantern."),
    (.subject, "a group of dancers", "A ballerina practices alone in a studio."),
    (.looks, "astronauts in orange suits", "Three astronauts in blue jumpsuits float."),
    (.sound, "total silence", "A crowd laughs and shouts."),
    (.action, "a boat returning to port", "The boat leaves port."),
  ])
  func contradicted(_ aspect: Aspect, _ value: String, _ caption: String) {
    guard case .contradicted = verdict(caption, aspect, value) else {
      Issue.record("\(value): \(verdict(caption, aspect, value))")
      return
    }
  }

  @Test(arguments: [
    (Aspect.looks, "dressed in orange", "A goalkeeper in an orange kit dives."),
    (.weather, "without rain", "The road is dry and the sky cloudless."),
    (.camera, "arc left", "The camera orbits clockwise around the statue."),
    (
      .camera, "truck left, pan right; then static",
      "The camera slides to the left while turning rightward, and then comes to rest."
    ),
    (.camera, "truck right", "The camera travels alongside the rider, sliding to the right."),
    (.camera, "dolly forward", "镜头缓缓向前推进。"),
    (.text, "a board saying \"Soup of the day\"", "A board reads \"SOUP OF THE DAY\" in white letters."),
    (.subject, "the left person in picture 2", "A person waves."), (.place, "on the moon", "A barren lunar plain."),
    (.layout, "the sheep is on the right", "A sheep is shown. It appears on the right side of the frame."),
    (.style, "old sepia film look", "The style is faded sepia."), (.weather, "drifting snow", "Snow falls."),
    (.action, "is parked without moving", "A car is parked in a yard."),
    (.absence, "no people", "A black horse gallops along a deserted beach, its mane flying."),
    (.camera, "a wide-angle shot", "Handheld, wide-angle."), (.emotion, "an amused bride", "A bride laughs."),
    (.place, "in Japan", "A street in Tokyo."), (.absence, "no other wolves", "A lone wolf trots."),
  ])
  func kept(_ aspect: Aspect, _ value: String, _ caption: String) {
    #expect(verdict(caption, aspect, value) == .kept)
  }

  @Test(arguments: [
    (Aspect.camera, "roll clockwise", "The camera floats forward."), (.subject, "a horse", "A dog runs."),
    (.camera, "pan left", "Tilted headstones stand in the grass."), (.absence, "no other wolves", "A wolf trots."),
    (.text, "a sign that says \"BEACH\"", "A horse runs on a sandy beach."),

  ])
  func missing(_ aspect: Aspect, _ value: String, _ caption: String) {
    #expect(verdict(caption, aspect, value) == .missing)
  }
}
