package import Manifests
import Support

/// A file of a condition in a bundle.
package struct WrittenFile: Sendable, Equatable {
  /// The short id of the adapter.
  package var kind: String
  package var form: String
  /// Relative to the bundle; a folder for `png-frames`.
  package var file: String
  /// Pixels; `nil` for what is no picture.
  package var width: Int?
  package var height: Int?
  package var framesPerSecond: Double?
  /// Frames, or rows of a camera file; `nil` for a single picture.
  package var frames: Int?
  /// The file's text where a workflow holds it in itself; `nil` for what is loaded by name.
  package var text: String?
  /// What its row of the manifest says of who reads it.
  package var readers: [GeneratorCondition.Reader] = GeneratorCondition.Reader.allCases

  var json: JSON {
    .object([
      "kind": .string(kind), "form": .string(form), "file": .string(file), "width": width.map { .int($0) },
      "height": height.map { .int($0) }, "fps": framesPerSecond.map { .double($0) },
      "frames": frames.map { .int($0) },
    ])
  }
}

/// Something of a condition that does not reach the generator as a file.
package struct LostInput: Sendable, Equatable {
  /// As the run names it: a file of the condition, or a picture of one; `nil` for all of the condition.
  package var input: String?
  package var reason: String
}

/// What became of one condition in a bundle.
package struct ConditionOutcome: Sendable, Equatable {
  package var files: [WrittenFile] = []
  /// What was chosen in writing them.
  package var notes: [String] = []
  /// What its user should know before the video is made.
  package var warnings: [String] = []
  /// What is not used of it, as sentences of the same kind.
  package var lostWarnings: [String] = []
  /// What of it no file of the bundle holds, and why.
  package var lost: [LostInput] = []
}
