import Claims
import Manifests

/// Whose a sentence of a caption is; the smaller, the longer it is kept.
package enum SentenceOrigin: Int, Sendable, Comparable {
  /// The user wrote it: it is never reworded or shortened, and falls at the encoder's own budget only, last of all.
  case user
  /// Measured by a condition and not for the generator to guess: the camera's way.
  case measured
  /// What a core added: bound by all that a generator's makers wish for.
  case added

  package static func < (a: SentenceOrigin, b: SentenceOrigin) -> Bool { a.rawValue < b.rawValue }
}

/// A sentence on its way into a prompt.
struct Candidate {
  /// Where it stood in the caption.
  let part: CaptionPart
  /// The part of the prompt under which it is written: its own, or another where the prompt does not use its own.
  let host: CaptionPart
  /// As it stood in the caption.
  let sentence: String
  /// As it would stand in the prompt.
  var text: String
  var origin: SentenceOrigin
  /// Where it stands in the prompt: the place of its host in the manifest, its place in the part.
  let place: (part: Int, sentence: Int)
  /// The priority of its host in the manifest.
  let priority: Int
  /// How soon it is left out: the larger, the sooner. Of an added sentence the priority plus the sentences of the
  /// part before it, so that opening sentences outlive the details behind them.
  var rank: Int

  static func moreImportant(_ a: Candidate, _ b: Candidate) -> Bool {
    (a.origin.rawValue, a.rank, a.priority, a.place.part, a.place.sentence)
      < (b.origin.rawValue, b.rank, b.priority, b.place.part, b.place.sentence)
  }

  static func inOrder(_ a: Candidate, _ b: Candidate) -> Bool { a.place < b.place }

  /// The same sentence in other words.
  func saying(_ text: String) -> Candidate {
    var copy = self
    copy.text = text
    return copy
  }
}
