import Claims
import Testing

/// The prompt beside what conditions measure.
@Suite struct SettlementTests {
  private func camera(_ value: String, _ sentence: String) -> Claim {
    Claim(.camera, value, sentence: sentence, source: .condition(1))
  }

  @Test func aMeasurementWinsAndThePhraseLeavesTheText() {
    let measured = camera("truck left", "The camera trucks left.")
    let settled = Settlement.settle(PromptReading("A woman dances while the camera pans right."), [measured])
    #expect(settled.sentences == ["A woman dances."])
    #expect(settled.conflicts.map(\.prompt.value) == ["the camera pans right"])
    let caption = FactsWriter.caption(settled)
    #expect(caption[.dense] == "A woman dances. The camera trucks left.")
    #expect(caption[.camera] == "The camera trucks left.")
    #expect(caption[.action] == "A woman dances.")
  }

  @Test func aWholeSentenceAboutAnotherMoveLeaves() {
    let settled = Settlement.settle(
      PromptReading("A dog runs. The camera slowly zooms out. It rains."),
      [camera("dolly forward", "The camera dollies forward.")])
    #expect(settled.sentences == ["A dog runs.", "It rains."])
    #expect(settled.conflicts.count == 1)
  }

  /// The move leaves, what the camera shows stays.
  @Test(arguments: [
    ("The camera moves down into a valley, where trees stand still.", "A valley, where trees stand still."),
    ("As the camera pulls back, the range disappears into the clouds.", "The range disappears into the clouds."),
    ("Finally, the camera pulls back, revealing the vastness of the land.", "The vastness of the land."),
    ("The camera circles a red car on a hill.", "A red car on a hill."),
  ])
  func whatTheCameraShowsStays(_ prompt: String, _ rest: String) {
    let settled = Settlement.settle(PromptReading(prompt), [camera("pan left", "The camera pans left.")])
    #expect(settled.sentences == [rest])
    #expect(settled.conflicts.count == 1)
    #expect(settled.claims.contains { $0.sentence == rest })
  }

  /// The phrase leaves with its article and what joins it; the rest is a sentence.
  @Test(arguments: [
    ("No camera movement. A cat sleeps.", ["A cat sleeps."]),
    ("A static shot of a man reading a newspaper.", ["A man reading a newspaper."]),
    ("Slow push-in on a woman's face.", ["A woman's face."]),
    ("In a slow zoom out, a waiter carries a tray.", ["A waiter carries a tray."]),
    ("Camera: static tripod shot. Subject: a violinist.", ["Subject: a violinist."]),
    ("A car drives. The shot is stationary.", ["A car drives."]),
    (
      "A woman stands on a bridge, camera orbiting right around her, golden hour.",
      ["A woman stands on a bridge, golden hour."]
    ),
    ("Crane shot rising above a crowd at a festival.", ["A crowd at a festival."]),
    ("With the camera zooming out, we see a stadium filled with fans.", ["We see a stadium filled with fans."]),
    (
      "The scene opens with a slow zoom out across a messy bedroom, then a boy wakes up.",
      [
        "The scene opens with a messy bedroom, then a boy wakes up."
      ]
    ),
    (
      "The camera pushes in on a birthday cake, then pulls back to reveal the family.",
      ["A birthday cake.", "The family."]
    ),
    ("镜头缓慢推进，一位老人坐在长椅上。", ["一位老人坐在长椅上。"]), ("一艘船在海上航行，镜头环绕拍摄。", ["一艘船在海上航行。"]),
  ])
  func theContradictedPhraseLeaves(_ prompt: String, _ rest: [String]) {
    let settled = Settlement.settle(PromptReading(prompt), [camera("pan left", "The camera pans left.")])
    #expect(settled.sentences == rest)
    #expect(!settled.conflicts.isEmpty)
    #expect(FactsWriter.caption(settled)[.camera] == "The camera pans left.")
  }

  @Test(arguments: ["The camera zooms in on the subject.", "The camera pans right to the left side."])
  func aMoveAloneLeaves(_ prompt: String) {
    let settled = Settlement.settle(PromptReading(prompt + " A dog."), [camera("truck left", "It trucks left.")])
    #expect(settled.sentences == ["A dog."])
  }

  @Test(arguments: [
    ("A dog runs, the camera moves forward.", "dolly forward"), ("Blue Lagoon, pan right.", "pan right"),
    ("A house, zoom in.", "dolly forward"), ("A house, close-up.", "dolly forward"),
    ("A house, handheld.", "truck left"),
  ])
  func whatAgreesStays(_ prompt: String, _ value: String) {
    let settled = Settlement.settle(PromptReading(prompt), [camera(value, "The camera moves.")])
    #expect(settled.conflicts.isEmpty)
    #expect(settled.sentences == PromptReading(prompt).sentences)
  }

  /// What a recogniser is not sure of is shown, and never written.
  @Test func doubtIsNotWritten() {
    var claim = Claim(.layout, "near left", sentence: "A large shape stands on the left.", source: .condition(0))
    claim.certainty = 0.4
    let settled = Settlement.settle(PromptReading("A room."), [claim])
    #expect(settled.claims.contains(claim))
    #expect(FactsWriter.caption(settled)[.dense] == "A room.")
  }

  @Test func ofNothingNothingIsSaid() {
    let caption = FactsWriter.caption(Settlement.settle(PromptReading(""), []))
    #expect(caption.missingParts == CaptionPart.allCases)
  }
}

/// A measurement beside words that only look as if they were about the camera, and beside a prompt that knows better.
@Suite struct SettlementOfWordsTests {
  private let move = Claim(.camera, "arc right", sentence: "The camera arcs right.", source: .condition(0))

  @Test(arguments: [
    "A robot arm pans left and zooms in on a circuit board.", "A race car driver says zoom in!",
    "No camera pans, no zooms; a lighthouse in a storm.", "A tilt-shift toy town, pan flute music plays.",
    "Zoom out slowly from her eye until the whole city is seen.", "镜头向左摇过一家面包店，一个女人挥手。",
    "A sign says \"The camera pans left\".",
  ])
  func noWordOfTheSceneIsLost(_ prompt: String) {
    #expect(Settlement.settle(PromptReading(prompt), [move]).sentences.joined(separator: " ") == prompt)
  }

  @Test func aStaticCameraInFrontLeavesTheClause() {
    let settled = Settlement.settle(PromptReading("Static camera, a woman reads a letter."), [move])
    #expect(settled.sentences == ["A woman reads a letter."])
    #expect(FactsWriter.caption(settled)[.mainObject].lowercased().hasPrefix("a woman"))
    #expect(
      Settlement.settle(PromptReading("A woman waves as the camera pans left past a small bakery."), [move]).sentences
        == ["A woman waves.", "A small bakery."])
  }

  /// The rest of such a sentence is read on.
  @Test func behindAStaticCameraPhrasesAreFound() {
    let claims = PromptReading("Static camera, a woman reads a letter, close-up.").claims
    #expect(claims.filter { $0.aspect == .camera }.map(\.value) == ["Static camera", "close-up"])
    #expect(!PromptReading("A cameraman walks.").claims.contains { $0.aspect == .camera })
  }

  private func told(_ prompt: String, _ claim: Claim) -> Bool {
    FactsWriter.caption(Settlement.settle(PromptReading(prompt), [claim]))[.dense].contains(claim.sentence)
  }

  /// A skeleton shows one; the prompt says who there is.
  @Test func thePromptSaysWhoIsThere() {
    let one = Claim(.count, "one person", sentence: "One person is in view.", source: .condition(0))
    for prompt in ["Two men dance.", "Nobody is in the room.", "A lone wolf howls.", "两个女孩跳舞。"] {
      #expect(!told(prompt, one), "\(prompt)")
    }
    #expect(told("Neon streets in the rain.", one) && told("", one))
    let desk = Claim(.layout, "desk", sentence: "The desk is at the bottom.", source: .condition(0))
    #expect(!told("There is no desk in this room.", desk) && told("A room.", desk))
    let style = Claim(.style, "black and white", sentence: "The video is in black and white.", source: .condition(0))
    #expect(!told("In vivid colour, a parrot.", style) && told("A parrot.", style))
  }
}
