import Captioning
import Claims
import Generators
import Manifests
import Support
import Testing

/// What one part has told, another does not tell again; and what is left out for that is not lost.
@Suite struct RetoldTests {
  private func text(
    _ bodies: [CaptionPart: String], _ parts: String = "[dense, action]", usersOwn: [String] = []
  ) throws -> FormattedPrompt {
    try Formatter(Fixtures.manifest(budget: nil, prompt: "  parts: \(parts)\n"))
      .format(StructuredCaption(bodies), usersOwn: usersOwn)
  }

  private static let fight =
    "Two boxers fight in a ring. The taller one, in red trunks, throws a fast left hook, and the other ducks under it."

  @Test func oneDeedToldOverTwoSentences() throws {
    let prompt = try text([.dense: Self.fight, .action: "The boxer in red throws a left hook."])
    #expect(prompt.text == Self.fight)
    #expect(prompt.dropped.map(\.reason) == [.duplicate(of: .dense)])
  }

  @Test(arguments: [
    // Another order of who does it to whom.
    "The hook throws the boxer in red to the left.",
    // Something of its own.
    "The boxer in red throws a right hook.", "The boxer in red throws a left hook and falls.",
    // The contrary.
    "The boxer in red never throws a left hook.",
    // Too little to be found again by chance.
    "One ducks.",
  ])
  func anotherDeedStays(_ action: String) throws {
    let prompt = try text([.dense: Self.fight, .action: action])
    #expect(prompt.text == "\(Self.fight) \(action)")
  }

  /// "They" needs the boxers before it.
  @Test func whatAPronounLeansOnStays() throws {
    let action = "The boxer in red throws a left hook. He smiles at the crowd."
    #expect(try text([.dense: Self.fight, .action: action]).text == "\(Self.fight) \(action)")
  }

  /// A sentence that falls at its part's limit has not taken another's place.
  @Test func aLimitLosesNoDeed() throws {
    let dense = "A beach at dawn. Pale sand lies in the light. Small waves roll onto the pale sand and draw back."
    let prompt = try text(
      [.dense: dense, .action: "Small waves roll onto the sand and draw back."],
      "[{part: dense, max_sentences: 1}, action]")
    #expect(prompt.text == "A beach at dawn. Small waves roll onto the sand and draw back.")
    let whole = try text(
      [.dense: dense, .action: "Small waves roll onto the sand and draw back."],
      "[{part: dense, max_sentences: 3}, action]")
    #expect(whole.text == dense)
  }

  /// An encoder of 77 tokens gets more than a short sentence where there is more to say, and never more than it reads.
  @Test(arguments: ["cameractrl", "controlvideo", "ctrl-adapter", "followyourpose", "motionctrl", "videocomposer"])
  func shortEncodersAreFilled(id: String) throws {
    var bodies: [CaptionPart: String] = [
      .dense: "A woman dances.", .mainObject: "She has long black hair and a red dress with a wide skirt.",
      .background: "A wooden desk stands in a bright room with tall windows.",
      .style: "The picture is bright, with soft light from the left.", .action: "She turns twice and lifts her arms.",
    ]
    let caption = StructuredCaption(bodies)
    let prompt = try Formatter(Fixtures.manifest(id)).format(caption, usersOwn: ["A woman dances."])
    #expect(prompt.text.hasPrefix("A woman dances. "))
    #expect(prompt.tokenCount * 5 >= 75 * 2 && prompt.tokenCount <= 75, "\(prompt.text)")
    // A long one stands alone.
    let long =
      "A woman in a long red dress with a wide skirt dances on an old wooden desk in a bright room with tall windows, "
      + "slowly turning with both of her arms lifted high above her head."
    bodies[.dense] = long
    let alone = try Formatter(Fixtures.manifest(id)).format(StructuredCaption(bodies), usersOwn: [long])
    #expect(alone.text == long)
  }

  // MARK: Fields of the subject

  @Test(
    arguments: [
      ("A young woman in a red dress.", "1 Female Young A red dress"),
      ("The main subject is an elderly man. He wears a flat cap and has strong arms.", "1 Male Elderly A flat cap"),
      ("Two boxers. The taller one wears red trunks.", "2"), ("The two muscular boxers.", "2"),
      ("A woman in a blue coat and a man in a grey suit.", "0"), ("A woman. A boy runs beside her.", "0"),
      ("A pair of dancers in white.", "0"), ("Dancers.", "0"), ("A red car.", "1"), ("A dog in a garden.", "1"),
    ] as [(String, String)])
  func cosmosFillsWhatIsKnown(_ body: String, _ fields: String) throws {
    let caption = StructuredCaption([.dense: "Something happens.", .mainObject: body])
    let prompt = try Formatter(Fixtures.manifest("cosmos3")).format(caption, usersOwn: [])
    let subject = try #require(try JSONParser.parse(prompt.text)["subjects"]?.arrayValue?.first)
    let found = [
      subject["number_of_subjects"]?.intValue.map(String.init), subject["gender"]?.stringValue,
      subject["age"]?.stringValue, subject["clothing"]?.stringValue,
    ].compactMap(\.self).filter { !$0.isEmpty }
    #expect(found.joined(separator: " ") == fields, "\(subject.text())")
  }
}
