/// Something about a medium that whoever gave it may not know, and what is done about it.
package struct MediaNote: Sendable, Equatable {
  /// `frames`, `rate`, `shape`, `colours`.
  package var key: String
  package var value: String
  package var reason: String
  /// Something is lost, and not only brought to another form.
  package var isWarning = false

  init(_ key: String, _ value: String, _ reason: String, isWarning: Bool = false) {
    (self.key, self.value, self.reason, self.isWarning) = (key, value, reason, isWarning)
  }

  /// The same for both ways of being broken: cut off, and damaged inside.
  static func missing(_ decoded: Int, of count: Int) -> MediaNote {
    MediaNote(
      "decoded", "\(decoded) of \(count) frames",
      "the file is cut off or damaged; what does not decode is left out, and the frame beside it is shown for as long",
      isWarning: true)
  }
}
