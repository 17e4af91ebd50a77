import Captioning
import Claims
import Support
import Synthesis
import Testing

@Suite struct LanguageTests {
  private static let sets: [[ConditionKind]] = ConditionSet.allCases.map(\.kinds) + [[], [.pose, .depth], [.style]]

  private func words(_ caption: StructuredCaption) -> Int {
    CaptionPart.allCases.reduce(0) { $0 + caption[$1].split(separator: " ").count }
  }

  @Test func captionsAreCompleteLongAndAllDifferent() throws {
    var texts: Set<String> = []
    var short = Int.max
    for index in 0..<2000 {
      let kinds = Self.sets[index % Self.sets.count]
      let scene = World.scene(seed: 21, index: index, personFirst: kinds.contains(.pose))
      let (_, caption, _) = SampleBuilder.text(of: scene, kinds: kinds, sentenceDropout: index % 2 == 0 ? 0.6 : 0)
      #expect(caption.isComplete)
      #expect(try StructuredCaption(text: caption.text) == caption)
      short = min(short, words(caption))
      texts.insert(caption.text)
    }
    #expect(short >= 120)
    #expect(texts.count == 2000)
  }

  @Test func aSampleIsTheSameEachTime() {
    let scene = World.scene(seed: 22, index: 5)
    let (a, b) = (SampleBuilder.text(of: scene, kinds: [.depth]), SampleBuilder.text(of: scene, kinds: [.depth]))
    #expect(a.prompt == b.prompt && a.caption == b.caption && a.known == b.known)
    #expect(SampleBuilder.text(of: scene, kinds: [.depth], epoch: 1).caption != a.caption)
  }

  /// Of each condition one fact that users then leave out.
  @Test(arguments: [
    (ConditionKind.identities, "subjects[0].garment"), (.camera, "camera.move"), (.depth, "place"),
    (.pose, "subjects[0].action"), (.style, "style"),
  ]) func promptsLeaveOutWhatConditionsShow(_ kind: ConditionKind, _ fact: String) {
    func share(_ kinds: [ConditionKind]) -> Double {
      let said = (0..<600).map { index -> Bool in
        let scene = World.scene(seed: 23, index: index, personFirst: true)
        return SampleBuilder.text(of: scene, kinds: kinds).prompt.states.contains { $0.name == fact }
      }
      return Double(said.count { $0 }) / 600
    }
    // Who sits on something is said to, whatever the pose shows.
    #expect(share([kind]) < 0.2)
    #expect(share([]) > 0.8)
  }

  @Test func promptsMayRepeatWhatConditionsShow() {
    func said(repeats: Bool) -> Int {
      (0..<200).count { index in
        let scene = World.scene(seed: 28, index: index)
        let text = SampleBuilder.text(of: scene, kinds: [.firstFrame], repeats: repeats)
        #expect(text.known.contains(.style), "the frame shows it all the same")
        return text.prompt.states.contains(.style)
      }
    }
    #expect(said(repeats: false) < 30)
    #expect((90..<180).contains(said(repeats: true)))
  }

  @Test func captionsTellOnlyWhatIsKnown() {
    for index in 0..<400 {
      let kinds = Self.sets[index % Self.sets.count]
      let scene = World.scene(seed: 24, index: index, personFirst: kinds.contains(.pose))
      let (prompt, caption, known) = SampleBuilder.text(of: scene, kinds: kinds, sentenceDropout: 0.6)
      #expect(known.isSubset(of: scene.slots))
      #expect(known.isSuperset(of: prompt.states.intersection(scene.slots)))
      if !known.contains(.style) {
        #expect(!Lexicon.words(scene.style).contains { caption.text.contains($0) })
      }
      if !known.contains(.move) {
        #expect(!Lexicon.words(scene.camera.move).contains { caption[.camera].contains($0) })
      }
      if !known.contains(.place) {
        #expect(!Lexicon.words(scene.place).contains { caption[.background].contains($0) })
      }
      if known.contains(.move) { #expect(Lexicon.words(scene.camera.move).contains { caption[.camera].contains($0) }) }
    }
  }

  @Test func droppedSentencesNeverHideWhoIsMeant() {
    var dropped = 0
    for index in 0..<300 {
      let scene = World.scene(seed: 25, index: index)
      let whole = SampleBuilder.text(of: scene, kinds: [.camera])
      let part = SampleBuilder.text(of: scene, kinds: [.camera], sentenceDropout: 0.6)
      dropped += whole.prompt.sentences.count - part.prompt.sentences.count
      for number in scene.subjects.indices { #expect(part.known.contains(.kind(number)), "\(index)") }
    }
    #expect(dropped > 300)
  }

  @Test func promptsPointAtSomebodyInAPicture() {
    let prompts = (0..<200).map { index in
      SampleBuilder.text(of: World.scene(seed: 26, index: index), kinds: [.identities]).prompt.text
    }
    #expect(prompts.allSatisfy { $0.contains("in picture 1") })
    let isPointing = { (text: String) in
      ["left person", "right person", "person on the left in", "person on the right in"].contains { text.contains($0) }
    }
    #expect(prompts.count(where: isPointing) > 20)
  }
}
