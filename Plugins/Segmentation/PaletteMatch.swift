import A2CPluginKit

/// A known palette that a medium's colours are those of, or the colours it has.
struct PaletteMatch {
  /// `nil` for colours of no known palette.
  let classes: ClassSet?
  let inks: [Ink]
  /// Lossy coding has changed the colours a little.
  let isSmeared: Bool
  let reason: String
  /// The colours that are in use. Where lossy coding has moved colours, one that lies close to a much more frequent one
  /// is that, moved.
  let used: Set<Ink>

  /// The distance in RGB that lossy coding may move a colour.
  static let tolerance = 28
  /// The distance in RGB at which a codec keeps most of an area.
  private static let flatness = 14
  /// Numbers of the DAVIS palette that are looked for; its colours lie so close that more would fit anything.
  private static let objects = 64

  /// - Returns: `nil` where the pictures are no flat colours.
  static func find(_ census: ColorCensus) -> PaletteMatch? {
    let shares = census.shares
    for isSmeared in [false, true] {
      var best: (match: PaletteMatch, share: Double)?
      for classes in [ClassSet.ade20k, .cityscapes, .objects] {
        let inks = classes == .objects ? Array(classes.foundInks.prefix(objects)) : classes.foundInks
        let (covered, telling, used) = cover(shares, inks, tolerance: isSmeared ? tolerance : 0)
        // One colour that nobody picks by chance tells enough where it is exact.
        guard telling >= (isSmeared ? 2 : 1), covered >= (isSmeared ? 0.85 : 0.97), covered > best?.share ?? 0 else {
          continue
        }
        let reason =
          "\(AreaHistory.percent(covered)) % of the pixels have its colours\(isSmeared ? ", nearly" : "")"
        best = (PaletteMatch(classes: classes, inks: inks, isSmeared: isSmeared, reason: reason, used: used), covered)
      }
      if let best { return best.match }
    }
    return own(census)
  }

  /// The share of the pixels with colours of a palette, and how many of its colours that nobody picks by chance are
  /// among them: not black, white or a full primary.
  private static func cover(
    _ shares: [(ink: Ink, share: Double)], _ inks: [Ink], tolerance: Int
  ) -> (covered: Double, telling: Int, used: Set<Ink>) {
    let exact = Set(inks)
    var covered = 0.0
    var used: [Ink: Double] = [:]
    for (ink, share) in shares {
      var found: Ink?
      if exact.contains(ink) {
        found = ink
      } else if tolerance > 0 {
        found = inks.min { $0.distance(to: ink) < $1.distance(to: ink) }
        if let near = found, near.distance(to: ink) > tolerance * tolerance { found = nil }
      }
      guard let found else { continue }
      covered += share
      used[found, default: 0] += share
    }
    let telling = used.filter { ink, share in
      share >= 0.003 && ![ink.red, ink.green, ink.blue].allSatisfy { $0 == 0 || $0 == 255 }
    }
    guard tolerance > 0 else { return (covered, telling.count, Set(used.keys)) }
    let near = 45 * 45
    let kept = used.filter { ink, share in
      share >= 0.002 && !used.contains { $0.value > 3 * share && $0.key.distance(to: ink) < near }
    }
    return (covered, telling.filter { kept[$0.key] != nil }.count, Set(kept.keys))
  }

  /// Colours of which nearly each has another hardly apart: those of a colour map, and of no labels.
  private static func isGradual(_ inks: [Ink]) -> Bool {
    guard inks.count > 40 else { return false }
    let near = 14 * 14
    let close = inks.indices.count { index in
      inks.indices.contains { $0 != index && inks[$0].distance(to: inks[index]) <= near }
    }
    return 10 * close >= 8 * inks.count
  }

  /// The colours that the pictures have, where they are few.
  static func own(_ census: ColorCensus) -> PaletteMatch? {
    let shares = census.shares
    // What a lossy codec does to a few tones is gradual too, and next to nothing of the area.
    if shares.count <= 256, !census.isBusy, !isGradual(shares.map(\.ink)) {
      return PaletteMatch(
        classes: nil, inks: shares.map(\.ink), isSmeared: false, reason: "\(shares.count) colours of no known palette",
        used: Set(shares.map(\.ink)))
    }
    var chosen: [(ink: Ink, share: Double)] = []
    var close = 0.0
    for (ink, share) in shares.prefix(4096) {
      if chosen.allSatisfy({ $0.ink.distance(to: ink) > 56 * 56 }) {
        guard chosen.count < 48 else { break }
        chosen.append((ink, 0))
      }
      if let near = chosen.indices.min(by: { chosen[$0].ink.distance(to: ink) < chosen[$1].ink.distance(to: ink) }),
        chosen[near].ink.distance(to: ink) <= tolerance * tolerance
      {
        chosen[near].share += share
        if chosen[near].ink.distance(to: ink) <= flatness * flatness { close += share }
      }
    }
    let kept = chosen.filter { $0.share >= 0.002 }
    let covered = kept.reduce(0) { $0 + $1.share }
    // Around a label's colour a codec leaves little; what is shaded goes on to the next.
    guard !kept.isEmpty, covered >= 0.85, close >= 0.88 * covered else { return nil }
    return PaletteMatch(
      classes: nil, inks: kept.map(\.ink), isSmeared: true, reason: "\(kept.count) colours of no known palette, nearly",
      used: Set(kept.map(\.ink)))
  }
}
