import Generators
import Testing
import Wording

@Suite struct ClauseShortenerTests {
  @Test(arguments: [
    (
      "A man walks along the beach, holding a red umbrella, while gulls circle above him.",
      ["A man walks along the beach, holding a red umbrella.", "A man walks along the beach."]
    ),
    ("A woman sits on a bench while the rain falls.", ["A woman sits on a bench."]),
    ("The door opens; a dog runs out.", ["The door opens."]),
    (
      "The camera pans left — slowly at first — and stops.",
      ["The camera pans left — slowly at first.", "The camera pans left."]
    ),
    ("A knight (tall and grim) rides home.", ["A knight rides home."]),
    (
      "As the sun sets, a boy runs home, and his dog follows him.", ["As the sun sets, a boy runs home."]
    ),
    (
      "Cozy and classic, with a warm color palette, soft lighting gradients, and a rustic look.",
      ["Cozy and classic, with a warm color palette, soft lighting gradients.", "Cozy and classic."]
    ),
    ("镜头缓慢向右移动，最后停在一扇红色的门前。", ["镜头缓慢向右移动。"]),
    ("门打开了；一只狗跑了出来。", ["门打开了。"]),
    (
      "The sign above the door reads \"OPEN, COME IN\", and people walk past.",
      ["The sign above the door reads \"OPEN, COME IN\"."]
    ),
  ])
  func closesAtBorders(_ sentence: String, _ expected: [String]) {
    #expect(ClauseShortener.shortenings(of: sentence) == expected)
  }

  /// What would leave a fragment stays whole.
  @Test(arguments: [
    "In the distance, a train crosses the bridge.",
    "A tall, dark man walks home.",
    "There is a long, winding road.",
    "Red, green, and blue balloons rise.",
    "The man, who wears a hat, walks home.",
    "While the band plays, a couple dances.",
    "Running fast, the dog catches the ball.",
    "The armored character—fully suited in sleek, dark gear—occupies the center.",
    "在房间里，一个人坐着。",
    "She says \"wait, stay here, please\".",
    "Une femme traverse la place, tandis que la caméra recule.",
    "A cat sits.", "", ",", "a, b, c",
  ])
  func leavesWhole(_ sentence: String) {
    #expect(ClauseShortener.shortenings(of: sentence) == [])
  }

  @Test func takesTheLongestThatFits() {
    let sentence = "A man walks along the beach, holding a red umbrella, while gulls circle above him."
    #expect(
      ClauseShortener.longest(of: sentence) { $0.count < 60 } == "A man walks along the beach, holding a red umbrella.")
    #expect(ClauseShortener.longest(of: sentence) { $0.count < 40 } == "A man walks along the beach.")
    #expect(ClauseShortener.longest(of: sentence) { $0.count < 10 } == nil)
  }

  @Test func shorterFormsEndAsSentences() {
    for row in TokenEstimateTests.rows {
      for sentence in SentenceSplitter.sentences(of: row.text) {
        for form in ClauseShortener.shortenings(of: sentence) {
          #expect(SentenceEnding.isClosed(form))
          #expect(form.count < sentence.count + 1)
        }
      }
    }
  }
}

@Suite struct SentenceEndingTests {
  @Test(arguments: [
    ("A man walks", "A man walks."), ("A man walks, ", "A man walks."), ("A man walks —", "A man walks."),
    ("一个人走", "一个人走。"), ("It says \"OPEN\"", "It says \"OPEN\"."), ("It says \"Stop!\"", "It says \"Stop!\""),
    ("(He walks.)", "(He walks.)"), ("He walks…", "He walks…"), ("他说：“走。”", "他说：“走。”"), (" , ", ""), ("...", ""),
    ("Ready?", "Ready?"), ("colours:", "colours."),
  ])
  func closes(_ text: String, _ expected: String) {
    #expect(SentenceEnding.closed(text) == expected)
    #expect(expected.isEmpty || SentenceEnding.isClosed(expected))
  }
}
