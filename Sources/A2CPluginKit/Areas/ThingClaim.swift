/// What a named thing's place and way are in a caption's words: no numbers, nothing that is not sure.
public struct ThingClaim: Sendable, Equatable {
  public let aspect: ClaimAspect
  /// `a dog at the left`
  public let value: String
  /// `A dog is at the left.`
  public let sentence: String

  /// `nil` where nothing is sure.
  /// - Parameters:
  ///   - subject: `a dog`, `the sky`, `Anna`.
  ///   - moves: it can go somewhere; otherwise only its place is told.
  public init?(_ subject: String, _ history: AreaHistory, moves: Bool) {
    let start = subject.prefix(1).uppercased() + subject.dropFirst()
    if moves, let way = history.netWay {
      (aspect, value, sentence) = (.action, "\(subject) moving \(way)", "\(start) moves \(way).")
      return
    }
    guard let place = history.lasting(AreaHistory.place) ?? history.lasting(AreaHistory.half),
      !place.contains("picture")
    else { return nil }
    (aspect, value, sentence) = (.layout, "\(subject) \(place)", "\(start) is \(place).")
  }

  /// A label as a sentence's subject: `a dog`, `the sky`, `Anna`; `nil` where it names nothing.
  /// - Parameter isGround: what there is one of, as the sky.
  public static func subject(_ label: String, isGround: Bool = false) -> String? {
    let words = label.split { $0 == "_" || $0 == " " }.joined(separator: " ")
    guard let first = words.first, first.isLetter, words.utf8.count <= 80 else { return nil }
    let opening = words.split(separator: " ").first.map { $0.lowercased() } ?? ""
    if first.isUppercase || ["a", "an", "the", "one", "two", "three"].contains(opening) { return words }
    if isGround { return "the \(words)" }
    return ("aeiou".contains(first) ? "an " : "a ") + words
  }
}

extension AreaHistory {
  /// "to the left", "to the right and down": where it is at the end compared with the start, by its middle; `nil` where
  /// that is little, less than most of its way, or hidden by the border.
  var netWay: String? {
    let whole = frames.compactMap { $0 }.filter { $0.showsSides && $0.showsEnds }
    guard whole.count > 1, 5 * whole.count >= 4 * frames.count, let first = frames.first ?? nil,
      let last = frames.last ?? nil, first.showsSides, first.showsEnds, last.showsSides, last.showsEnds
    else { return nil }
    func net(_ place: KeyPath<AreaExtent, Double>) -> Double {
      let values = whole.map { $0[keyPath: place] }
      let change = last[keyPath: place] - first[keyPath: place]
      return abs(change) >= 0.1 && abs(change) >= 0.7 * Course.range(values) ? change : 0
    }
    let (across, down) = (net(\.centerX), net(\.centerY))
    let ways = [
      across == 0 ? nil : across < 0 ? "to the left" : "to the right", down == 0 ? nil : down < 0 ? "up" : "down",
    ].compactMap { $0 }
    return ways.isEmpty ? nil : PlainWords.list(ways)
  }
}
