import Generators
import Testing
import Wording

@Suite struct AvoidedWordsTests {
  private let words = AvoidedWords([
    "serene", "in this video", "throughout the video", "beautifully", "evoking", "amazing", "the image shows",
  ])

  @Test(
    arguments: [
      ("A serene lake lies still.", "A lake lies still."),
      ("An amazing car stops.", "A car stops."),
      ("A calm and serene lake lies still.", "A calm lake lies still."),
      ("A serene and calm lake lies still.", "A calm lake lies still."),
      ("In this video, a man walks.", "A man walks."),
      ("The camera follows the man throughout the video.", "The camera follows the man."),
      ("She beautifully dances.", "She dances."),
      ("A man walks along the beach, evoking calm.", "A man walks along the beach."),
      ("A serene, amazing lake lies there.", nil),
      ("The lake is serene.", nil),
      ("The image shows a cat.", nil),
    ] as [(String, String?)])
  func removes(_ sentence: String, _ expected: String?) {
    switch words.apply(to: sentence) {
    case .untouched: Issue.record("untouched: \(sentence)")
    case .reworded(let text, let found):
      #expect(text == expected)
      #expect(!found.isEmpty)
    case .hopeless(let found):
      #expect(expected == nil, "\(sentence)")
      #expect(!found.isEmpty)
    }
  }

  @Test(arguments: ["A sign reads \"Serene Spa\".", "The serenest lake.", "A video of a lake.", "“Amazing!” it says."])
  func leavesQuotationsAndOtherWords(_ sentence: String) {
    #expect(words.apply(to: sentence) == .untouched)
  }
}

@Suite struct NearDuplicatesTests {
  @Test(arguments: [
    ("A man walks along the beach.", "A man is walking along the beach."),
    ("The camera pans left.", "The camera slowly pans left."),
    ("一只红色的狗在跑。", "一只红色的狗在跑！"),
    ("Stop.", "stop"),
  ])
  func same(_ a: String, _ b: String) { #expect(NearDuplicates.covering([a, b]).compactMap(\.self).count == 1) }

  @Test(arguments: [
    ("The camera pans left.", "The camera pans right."),
    ("The dog chases the man.", "The man chases the dog."),
    ("The man moves his hand.", "The man never moves his hand."),
    ("A man holds a cup.", "A man, who talks to a woman in blue, holds a plate next to a cup."),
    ("He sits.", "He sits on a red chair."),
    ("Three dogs run home.", "Two dogs run home."),
  ])
  func different(_ a: String, _ b: String) { #expect(NearDuplicates.covering([a, b]) == [nil, nil]) }

  @Test func theFullerSentenceCovers() {
    #expect(NearDuplicates.covering(["The camera pans left.", "The camera slowly pans left."]) == [1, nil])
    #expect(NearDuplicates.covering(["A b c d.", "X y.", "A b c d!"]) == [nil, nil, 0])
  }
}
