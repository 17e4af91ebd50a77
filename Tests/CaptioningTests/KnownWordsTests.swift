import Captioning
import Testing

@Suite struct KnownWordsTests {
  private let words = KnownWords(["woman", "dances", "desk", "red", "camera", "pans", "left"])

  @Test(arguments: [
    ("A woman is dancing on the red desk.", []), ("The women danced; cameras pan left.", []), ("", []), ("12 of 7", []),
    ("A white boat sails on the sea, and the boat sinks.", ["white", "boat", "sails", "sea", "sinks"]),
    ("Ein Boot.", ["ein", "boot"]), ("well-lit desk", ["well", "lit"]),
  ])
  func unknown(_ prompt: String, _ expected: [String]) { #expect(words.unknown(in: prompt) == expected) }
}
