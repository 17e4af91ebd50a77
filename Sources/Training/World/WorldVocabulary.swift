import Captioning
import Claims
package import Support
import Synthesis
import Tokenization

/// The vocabulary of a small model: what is met in the synthetic world's prompts, captions and exercises.
package enum WorldVocabulary {
  /// The words that prompts and captions of the synthetic world are made of, in order: ``KnownWords``'s list.
  package static func words(scenes: Int, seed: UInt64) -> [String] {
    var words: Set<String> = []
    for index in 0..<scenes {
      let kinds = Self.sets[index % Self.sets.count]
      let scene = World.scene(seed: seed, index: index, personFirst: kinds.contains(.pose))
      let text = SampleBuilder.text(of: scene, kinds: kinds)
      for part in [text.prompt.text] + CaptionPart.allCases.map({ text.caption[$0] }) {
        words.formUnion(KnownWords.words(of: part))
      }
    }
    return words.sorted()
  }

  private static let sets: [[ConditionKind]] = [
    [], [.identities, .depth], [.pose, .camera], [.identities, .pose, .camera, .depth],
  ]

  /// The content of a tokenizer.json. The same arguments give the same.
  /// - Parameters:
  ///   - size: tokens, special ones and the 256 bytes included
  ///   - scenes: how many scenes' texts are read
  ///   - seed: of training scenes
  package static func tokenizerJSON(size: Int, scenes: Int, seed: UInt64) -> JSON {
    var trainer = BytePairTrainer(special: ModelWriter.specialTokens)
    for index in 0..<scenes {
      let kinds = sets[index % sets.count]
      let scene = World.scene(seed: seed, index: index, personFirst: kinds.contains(.pose))
      let text = SampleBuilder.text(of: scene, kinds: kinds)
      trainer.add(text.prompt.text)
      // Cut as answers are: the body of each part by itself.
      for part in CaptionPart.allCases {
        trainer.add("\n1. \(part.heading):")
        trainer.add(" " + text.caption[part])
        trainer.add(WorldTask.instruction(part))
      }
    }
    return trainer.tokenizerJSON(size: size)
  }
}
