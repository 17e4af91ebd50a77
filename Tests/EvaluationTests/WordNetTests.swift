import Evaluation
import Support
import TestSupport
import Testing

@Suite struct WordNetTests {
  /// A dictionary of three synsets in WordNet's form.
  private static func write(_ scratch: ScratchFolder, noun: String? = nil) {
    let licence = "  1 a line of the licence\n"
    var data = licence
    var places: [Int] = []
    for synset in [
      "03 n 03 car 0 auto 0 motor_vehicle 0 001 @ 00000000 n 0000 | drives",
      "03 n 02 child 0 kid 0 000 | is young", "03 n 02 sofa 0 couch 1 000 | is sat on",
    ] {
      places.append(data.utf8.count)
      let number = "\(data.utf8.count)"
      data += String(repeating: "0", count: 8 - number.count) + number + " \(synset)\n"
    }
    func index(_ lemma: String, _ part: String, _ place: Int) -> String {
      let number = "\(place)"
      return "\(lemma) \(part) 1 1 @ 1 0 " + String(repeating: "0", count: 8 - number.count) + number + "  \n"
    }
    let lemmas = [("auto", 0), ("car", 0), ("child", 1), ("couch", 2), ("kid", 1), ("sofa", 2)]
    let nouns = lemmas.map { index($0.0, "n", places[$0.1]) }.joined()
    scratch.write(noun ?? licence + nouns, to: "index.noun")
    scratch.write(data, to: "data.noun")
    scratch.write("children child\n", to: "noun.exc")
    let adjective = licence.utf8.count
    scratch.write(licence + "00000026 00 a 02 large(p) 0 big 0 000 | wide\n", to: "data.adj")
    scratch.write(index("big", "a", adjective) + index("large", "a", adjective), to: "index.adj")
    for part in ["verb", "adv"] {
      scratch.write(licence, to: "index.\(part)")
      scratch.write(licence, to: "data.\(part)")
    }
    for part in ["verb", "adj", "adv"] { scratch.write("", to: "\(part).exc") }
  }

  @Test func synonymsAreThoseOfAllSynsets() throws {
    let scratch = ScratchFolder()
    Self.write(scratch)
    let dictionary = try WordNet(folder: scratch.path)
    #expect(dictionary.synonyms("car") == ["car", "auto"])
    #expect(dictionary.synonyms("Cars") == ["Cars", "car", "auto"])
    #expect(dictionary.synonyms("children") == ["children", "child", "kid"])
    #expect(dictionary.synonyms("bigger") == ["bigger"])
    #expect(dictionary.synonyms("biger") == ["biger", "big", "large"])
    #expect(dictionary.synonyms("street") == ["street"])
  }

  @Test func meteorUsesThem() throws {
    func words(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }
    let scratch = ScratchFolder()
    Self.write(scratch)
    let meteor = METEOR(.nltk, dictionary: try WordNet(folder: scratch.path))
    #expect(meteor.usesDictionary && !METEOR(.nltk).usesDictionary)
    let score = meteor.score(words("a kid is on the couch"), [words("a child is on the sofa")])
    #expect(abs(score - 0.9976851852) < 1e-10)
    // NLTK looks up stems, and "larg" is in no dictionary; as published the words themselves are looked up.
    #expect(meteor.score(["large"], [["big"]]) == 0)
    #expect(METEOR(.banerjeeLavie, dictionary: try WordNet(folder: scratch.path)).score(["large"], [["big"]]) == 0.5)
  }

  /// Against the real dictionary, where the machine has one.
  @Test(
    .enabled(if: FileSystem.exists("/usr/share/wordnet/data.noun")),
    arguments: [
      ("a big automobile speeds down the road", "a large car races down the street", 0.5357142857),
      ("the children are running quickly", "the child ran fast", 0.4573170732),
      ("a kid is on the couch", "a child is on the sofa", 0.9976851852),
      ("a woman walks in the park", "a lady strolls in the park", 0.625),
      (
        "It is a guide to action which ensures that the military always obeys the commands of the party",
        "It is a guide to action that ensures that the military will forever heed Party commands", 0.6944444444
      ),
    ])
  func realDictionary(_ candidate: String, _ reference: String, _ expected: Double) throws {
    func words(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }
    let meteor = METEOR(.nltk, dictionary: try WordNet(folder: "/usr/share/wordnet"))
    #expect(abs(meteor.score(words(candidate), [words(reference)]) - expected) < 1.1e-10)
  }

  @Test(arguments: ["car n 1", "car n x 1 @ 1 0 00000026", "car n 1 1 @ 1 0 99999999", "car n -1 1 @ 1 0 00000026"])
  func brokenIndexesAreRefused(_ line: String) throws {
    let scratch = ScratchFolder()
    Self.write(scratch, noun: line + "\n")
    #expect(throws: EvaluationError.self) { try WordNet(folder: scratch.path) }
    #expect(throws: FileError.self) { try WordNet(folder: scratch.path + "/none") }
  }
}
