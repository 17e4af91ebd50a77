import Claims
package import Manifests

/// A sentence on its way into a prompt.
struct Candidate {
  let part: CaptionPart
  /// As it stood in the caption.
  let sentence: String
  /// As it would stand in the prompt.
  var text: String
  /// Where it stands in the prompt: the place of its part in the manifest, its place in the part.
  let place: (part: Int, sentence: Int)
  /// The priority of its part in the manifest.
  let priority: Int
  /// How soon it is left out: the larger, the sooner. The priority plus the sentences of the part before it, so that
  /// opening sentences outlive the details behind them.
  var rank: Int

  static func moreImportant(_ a: Candidate, _ b: Candidate) -> Bool {
    (a.rank, a.priority, a.place.part, a.place.sentence) < (b.rank, b.priority, b.place.part, b.place.sentence)
  }

  static func inOrder(_ a: Candidate, _ b: Candidate) -> Bool { a.place < b.place }
}

extension CaptionPart {
  /// The part that a manifest's key names.
  package init(_ key: PartKey) {
    switch key {
    case .dense: self = .dense
    case .mainObject: self = .mainObject
    case .background: self = .background
    case .camera: self = .camera
    case .style: self = .style
    case .action: self = .action
    }
  }
}
