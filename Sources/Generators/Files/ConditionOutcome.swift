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

  var json: JSON {
    .object([
      "kind": .string(kind), "form": .string(form), "file": .string(file), "width": width.map { .int($0) },
      "height": height.map { .int($0) }, "fps": framesPerSecond.map { .double($0) },
      "frames": frames.map { .int($0) },
    ])
  }
}

/// What became of one condition in a bundle.
package struct ConditionOutcome: Sendable, Equatable {
  package var files: [WrittenFile] = []
  /// What was chosen in writing them, and why others are not there.
  package var notes: [String] = []
}
