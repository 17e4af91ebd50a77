import A2CPluginKit

/// What is sure of regions, in words.
struct RegionFacts {
  private static let most = 12

  let clip: RegionClip

  /// One sentence for the whole, one for each region.
  var sentences: [String] {
    let count = clip.paths.count
    let regions = count == 1 ? "1 region" : "\(count) regions"
    var whole = clip.frameCount == 1 ? "A layout of \(regions)" : "\(regions) over \(clip.frameCount) frames"
    // Colours come again after so many, and would name two.
    if count <= Ink.distinct.count {
      whole += ": " + clip.paths.enumerated().map { "\($1.name) (\(Ink.distinct[$0].name))" }.joined(separator: ", ")
    }
    let told = clip.paths.prefix(Self.most).compactMap(sentence)
    return [whole + "."] + told
  }

  /// Where named regions are and which way they go.
  var claims: [ThingClaim] {
    guard clip.isSizeKnown else { return [] }
    return clip.paths.prefix(Self.most).filter(\.isNamed).compactMap { path in
      let history = AreaHistory(path.extents)
      guard !history.seen.isEmpty, let subject = ThingClaim.subject(path.name) else { return nil }
      return ThingClaim(subject, history, moves: clip.frameCount > 1)
    }
  }

  /// The way from the first frame to the last, where it is as long as the thing itself: sure in a picture of any size.
  private func net(_ history: AreaHistory) -> String? {
    guard let start = history.seen.first, let end = history.seen.last else { return nil }
    let across = (end.left + end.right - start.left - start.right) / 2
    let down = (end.top + end.bottom - start.top - start.bottom) / 2
    var ways: [String] = []
    if abs(across) >= max(start.width, end.width) { ways.append(across < 0 ? "left" : "right") }
    if abs(down) >= max(start.height, end.height) { ways.append(down < 0 ? "up" : "down") }
    return ways.isEmpty ? nil : "moves \(PlainWords.list(ways))"
  }

  private func sentence(_ path: RegionPath) -> String? {
    let history = AreaHistory(path.extents)
    guard !history.seen.isEmpty else { return nil }
    // Without the picture's size neither places nor shares nor borders are known.
    guard clip.isSizeKnown else { return clip.frameCount > 1 ? net(history).map { "\(path.name): \($0)." } : nil }
    var parts: [String] = []
    if let place = history.lasting(AreaHistory.place) {
      parts.append(place)
    } else if let start = path.extents.first?.flatMap(AreaHistory.place) {
      parts.append("starts \(start)")
      if let end = path.extents.last?.flatMap(AreaHistory.place), end != start { parts.append("ends \(end)") }
    }
    let shares = history.seen.map(\.share)
    if let least = shares.min(), let largest = shares.max(), largest <= 1.2 * least {
      parts.append("about \(AreaHistory.percent(history.meanShare)) % of the picture")
    }
    if clip.frameCount > 1 {
      if let motion = history.motion { parts.append(motion) }
      if let growth = history.growth { parts.append(growth) }
      parts += history.presence
    }
    return parts.isEmpty ? nil : "\(path.name): \(parts.joined(separator: "; "))."
  }
}
