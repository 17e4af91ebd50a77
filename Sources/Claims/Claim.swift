/// One thing that is known of the video before anybody writes about it.
package struct Claim: Sendable, Equatable {
  /// Who says so.
  package enum Source: Sendable, Equatable {
    case prompt
    /// The number of the condition in the run manifest, from 0.
    case condition(Int)
    /// The prompt and a condition say the same.
    case both(condition: Int)

    /// The condition that says so, `nil` where only the prompt does.
    package var condition: Int? {
      switch self {
      case .prompt: nil
      case .condition(let index), .both(let index): index
      }
    }

    /// Whether the user's prompt says so.
    package var isPrompt: Bool { if case .condition = self { false } else { true } }
  }

  package var aspect: Aspect
  /// What is known, in few words and without an article where that reads well: `a red boat`, `on a foggy lake`, `at dawn`.
  /// Of moves of a camera: ``CameraMove/list(_:)``.
  package var value: String
  /// How a caption says it: a whole sentence about the video, never about a file. Of a claim of the prompt: the user's own
  /// sentence that it stands in, word for word.
  package var sentence: String
  package var source: Source
  /// From 0 to 1. Below ``told`` a claim is shown, and never written.
  package var certainty: Double

  /// The least certainty of a claim that is written.
  package static let told = 0.5

  package var isTold: Bool { certainty >= Self.told }

  package init(_ aspect: Aspect, _ value: String, sentence: String, source: Source, certainty: Double = 1) {
    self.aspect = aspect
    self.value = value
    self.sentence = sentence
    self.source = source
    self.certainty = certainty
  }
}
