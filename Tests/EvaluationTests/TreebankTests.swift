import Evaluation
import Testing

@Suite struct TreebankTests {
  @Test(arguments: [
    (
      "It's a wide-angle shot (low-key lighting); the man doesn't move...",
      "it 's a wide-angle shot -lrb- low-key lighting -rrb- the man does n't move"
    ),
    ("The dogs' bowls, the man's hat: we'll see.", "the dogs bowls the man 's hat we 'll see"),
    ("He cannot say \"no\" – or 'yes'!", "he can not say no or yes"),
    ("At 3:30, 1,000 people; 2.5 metres -- e.g. Mr. Smith.", "at 3:30 1,000 people 2.5 metres e.g. mr. smith"),
    ("Don’t   look\nback?", "do n't look back"), ("50% of $5 & more", "50 % of $ 5 & more"),
    ("warm, bright light - soft", "warm bright light soft"), ("", ""), ("… !?", ""),
  ])
  func wordsAreCutAsDocumented(_ text: String, _ expected: String) {
    #expect(TreebankTokens.of(text).joined(separator: " ") == expected)
  }

  @Test func mtevalKeepsNumbersTogether() {
    #expect(
      MTEvalTokens.of("3.5x, e.g. 1,000 A & B 24-fps").joined(separator: " ")
        == "3.5x , e . g . 1,000 A & B 24 - fps")
    #expect(RougeTokens.of("3.5x naïve") == ["3", "5x", "na", "ve"])
  }
}
