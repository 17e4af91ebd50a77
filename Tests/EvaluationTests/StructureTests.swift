import Captioning
import Claims
import Evaluation
import Testing

@Suite struct StructureTests {
  private static let whole = StructuredCaption(
    Dictionary(uniqueKeysWithValues: CaptionPart.allCases.map { ($0, "Some words.") }))

  private func score(_ texts: String...) -> StructureScore {
    var score = StructureScore()
    for text in texts { score.add(text) }
    return score
  }

  @Test func readingsDiffer() {
    let whole = Self.whole.text
    let lines = whole.split(separator: "\n").map(String.init)
    let swapped = ([lines[1], lines[0]] + lines[2...]).joined(separator: "\n")
    let twice = whole + "\n" + lines[0]
    let short = lines.dropLast(2).joined(separator: "\n")
    let empty = (lines.dropLast() + ["6. Action caption:"]).joined(separator: "\n")
    #expect(score(whole).complete.value == 1 && score(whole).strict.value == 1 && score(whole).meanParts == 1)
    for text in [swapped, twice] {
      #expect(score(text).complete.value == 1 && score(text).strict.value == 0 && score(text).meanParts == 1)
    }
    #expect(score(short).complete.value == 0 && abs(score(short).meanParts - 4.0 / 6) < 1e-12)
    #expect(score(empty).complete.value == 0 && abs(score(empty).meanParts - 5.0 / 6) < 1e-12)
    #expect(score("Nothing of the kind.").meanParts == 0)
    let all = score(whole, swapped, short, "")
    #expect(all.complete == Share(2, of: 4) && all.strict == Share(1, of: 4))
    #expect(abs(all.meanParts - (1 + 1 + 4.0 / 6) / 4) < 1e-12)
  }
}
