import Support

/// A shot of the wanted video, for generators that take several with their times.
package struct RunShot: Record, Equatable {
  /// What it shows, in sentences.
  package let text: String
  /// Where it begins, in seconds; `nil` where the shots before it tell.
  package let at: Double?
  /// How long it lasts; `nil` where the next shot, or the end, tells.
  package let seconds: Double?

  package init(text: String, at: Double? = nil, seconds: Double? = nil) {
    (self.text, self.at, self.seconds) = (text, at, seconds)
  }

  package init(_ fields: inout Fields) {
    text = fields.required("text", .text(), "What it shows.")
    at = fields.optional(
      "at", .number(least: 0, most: VideoRequest.mostSeconds), "Where it begins, in seconds.")
    seconds = fields.optional("seconds", .number(above: 0, most: VideoRequest.mostSeconds), "How long it lasts.")
  }

  /// Where each shot begins and ends, in seconds; those that say nothing share what is left alike.
  /// - Parameter length: of the whole video.
  package static func times(_ shots: [RunShot], length: Double) -> [(start: Double, end: Double)] {
    guard !shots.isEmpty else { return [] }
    // Known starts; the first begins the video.
    var starts = shots.map(\.at)
    starts[0] = starts[0] ?? 0
    for index in shots.indices.dropFirst() where starts[index] == nil {
      if let start = starts[index - 1], let seconds = shots[index - 1].seconds { starts[index] = start + seconds }
    }
    var index = 0
    while index < shots.count {
      guard starts[index] == nil else {
        index += 1
        continue
      }
      let next = (index..<shots.count).first { starts[$0] != nil } ?? shots.count
      let end = next < shots.count ? starts[next] ?? length : max(length, starts[index - 1] ?? 0)
      let from = starts[index - 1] ?? 0
      for place in index..<next {
        starts[place] = from + (end - from) * Double(place - index + 1) / Double(next - index + 1)
      }
      index = next
    }
    return shots.indices.map { place in
      let start = starts[place] ?? 0
      let next = place + 1 < shots.count ? starts[place + 1] ?? length : max(length, start)
      return (start, shots[place].seconds.map { min(start + $0, max(next, start)) } ?? next)
    }
  }

  /// Says where shots do not follow each other.
  static func check(_ shots: [RunShot], _ fields: inout Fields) {
    guard fields.isSound else { return }
    for index in shots.indices.dropFirst() {
      guard let at = shots[index].at else { continue }
      let before = shots[..<index].reversed().lazy.compactMap { shot in shot.at.map { $0 + (shot.seconds ?? 0) } }.first
      if at <= before ?? 0, at < before ?? 0 || shots[index - 1].seconds == nil {
        fields.problem("begins before the shot before it ends", at: "shots", index: index)
      }
    }
  }
}
