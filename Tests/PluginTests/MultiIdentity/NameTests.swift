import A2CPluginKit
import Testing

/// What users call their subjects, and the verb that goes with it.
@Suite struct NameTests {
  @Test(arguments: [
    ("the desk", "is"), ("the dancers", "are"), ("Tom and Anna", "are"), ("a group of dancers", "is"), ("Jonas", "is"),
    ("my children", "are"), ("the red bus", "is"), ("two cats", "are"), ("the lioness", "is"),
    ("a glass of water", "is"),
    ("Anna's dog", "is"), ("", "is"), ("犬", "is"),
  ])
  func verbsAgreeWithNames(_ name: String, _ verb: String) {
    #expect(PlainWords.verb(name, "is", "are") == verb)
  }
}
