/// Of all alignments with the most pairs one with the fewest crossings, and among those with the fewest pieces. Searched
/// for with a beam: where words come back often, finding the very best would take too long.
enum LeastCrossing {
  /// Alignments that are followed at once.
  private static let beam = 40

  private struct Partial {
    var used: [Bool]
    var crossings = 0
    var pieces = 0
    var last: METEOR.WordPair?
    var pairs: [METEOR.WordPair] = []

    /// More pairs first, then fewer crossings, then fewer pieces.
    static func isBetter(_ a: Partial, _ b: Partial) -> Bool {
      (-a.pairs.count, a.crossings, a.pieces) < (-b.pairs.count, b.crossings, b.pieces)
    }

    func adding(_ pair: METEOR.WordPair, _ choice: Int, _ fixed: [METEOR.WordPair]) -> Partial {
      var copy = self
      copy.used[choice] = true
      copy.crossings += (pairs + fixed).count {
        ($0.candidate < pair.candidate) != ($0.reference < pair.reference)
      }
      let isNext = last.map { $0.candidate + 1 == pair.candidate && $0.reference + 1 == pair.reference } ?? false
      copy.pieces += isNext ? 0 : 1
      copy.last = pair
      copy.pairs.append(pair)
      return copy
    }
  }

  /// - Parameter fixed: pairs of earlier stages, which can be crossed as well
  static func alignment(
    _ candidate: [METEOR.Place], _ reference: [METEOR.Place], _ isMatch: (String, String) -> Bool,
    beside fixed: [METEOR.WordPair]
  ) -> [METEOR.WordPair] {
    var partials = [Partial(used: Array(repeating: false, count: reference.count))]
    for (number, place) in candidate.enumerated() {
      let choices = reference.indices.filter { isMatch(place.word, reference[$0].word) }
      guard !choices.isEmpty else { continue }
      // A word may be left out only where others like it can take all matches.
      let later = candidate[(number + 1)...].count { $0.word == place.word }
      var next: [Partial] = []
      for partial in partials {
        let free = choices.filter { !partial.used[$0] }
        if free.isEmpty || later >= free.count { next.append(partial) }
        for choice in free {
          next.append(
            partial.adding(METEOR.WordPair(candidate: place.index, reference: reference[choice].index), choice, fixed))
        }
      }
      // All have as many pairs as they can have by now, or will catch up with words that are still to come.
      next.sort { ($0.crossings, $0.pieces) < ($1.crossings, $1.pieces) }
      partials = Array(next.prefix(beam))
    }
    return partials.min(by: Partial.isBetter)?.pairs ?? []
  }
}
