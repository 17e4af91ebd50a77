import A2CPluginKit

/// What is sure of a segmentation, in words.
struct SegmentationFacts {
  /// Frames that are looked at, evenly spread.
  static let frames = 48
  /// Segments that are told of one by one.
  private static let most = 12
  /// Shares below which a class may be an error of the network, or an edge that lossy coding smeared.
  private static let leastClass = 0.01, leastThing = 0.001

  private let segmentation: Segmentation
  private var histories: [(label: Int32, found: SegmentClass, history: AreaHistory)] = []

  init(_ segmentation: Segmentation, host: Host) throws {
    self.segmentation = segmentation
    let source = segmentation.source
    let looked = evenly(Self.frames, of: source.frameCount)
    var extents: [[Int32: AreaExtent]] = []
    for index in looked {
      try host.checkCancellation()
      extents.append(
        AreaSurvey(
          try source.labels(index, isStrict: true), width: source.width, height: source.height, ignoring: [nothing]
        ).extents)
    }
    for (label, found) in segmentation.classes where !found.isNothing {
      let history = AreaHistory(extents.map { $0[label] })
      guard !history.seen.isEmpty, isSure(history) else { continue }
      histories.append((label, found, history))
    }
    // Largest first, by area over the whole clip.
    histories.sort {
      let (a, b) = (Self.share($0.history), Self.share($1.history))
      return a == b ? $0.label < $1.label : a > b
    }
  }

  private static func share(_ history: AreaHistory) -> Double {
    history.meanShare * Double(history.seen.count) / Double(max(1, history.frames.count))
  }

  /// A class that is seen seldom or in specks is left out: networks err so.
  private func isSure(_ history: AreaHistory) -> Bool {
    if segmentation.areThings, segmentation.isExact { return history.meanShare >= Self.leastThing }
    return Self.share(history) >= Self.leastClass && 2 * history.seen.count >= history.frames.count
  }

  /// One sentence for the whole, one for each segment.
  var sentences: [String] {
    let source = segmentation.source
    let size = "\(source.width)×\(source.height)"
    var whole =
      source.isClip ? "A segmentation clip of \(source.frameCount) frames, \(size)" : "A segmentation map, \(size)"
    if let title = segmentation.title, !segmentation.areThings { whole += ", with the classes of \(title)" }
    guard !histories.isEmpty else { return [whole + "."] }
    let listed = histories.prefix(Self.most).map { entry in
      let percent = (Self.share(entry.history) * 100).rounded()
      return "\(entry.found.name) \(percent < 1 ? "under 1" : "\(Int(percent))") %"  // checked: a share is at most 1
    }
    let rest = histories.count > Self.most ? ", and \(histories.count - Self.most) smaller ones" : ""
    whole += "; by area\(source.isClip ? " on average" : ""), largest first: \(listed.joined(separator: ", "))\(rest)."
    return [whole] + histories.prefix(Self.most).compactMap { sentence($0.found, $0.history) }
  }

  /// Where named things are and which way they go.
  var claims: [ThingClaim] {
    guard isNamed else { return [] }
    var counts: [String: Int] = [:]
    for entry in histories { counts[Self.stem(entry.found.name), default: 0] += 1 }
    return histories.prefix(Self.most).compactMap { entry in
      let name = entry.found.name
      // Several of one kind would read as one.
      guard counts[Self.stem(name)] == 1, !Self.isNumber(name),
        let subject = ThingClaim.subject(name, isGround: !entry.found.moves)
      else { return nil }
      return ThingClaim(subject, entry.history, moves: entry.found.moves && segmentation.areThings)
    }
  }

  /// Names come from the user, a document, or a palette that is known.
  private var isNamed: Bool { segmentation.isExact || segmentation.title != nil }

  /// `dog 2` → `dog`
  private static func stem(_ name: String) -> String {
    let words = name.split(separator: " ")
    return words.count > 1 && Int(words[words.count - 1]) != nil ? words.dropLast().joined(separator: " ") : name
  }

  /// `label 7`, `object 3` and the like name nothing.
  private static func isNumber(_ name: String) -> Bool {
    ["label", "object", "class", "colour", "color", "the masked area", "segment"].contains(stem(name))
  }

  private func sentence(_ found: SegmentClass, _ history: AreaHistory) -> String? {
    var parts: [String] = []
    // What a network takes for ground or sky changes its outline without going anywhere.
    let motion = found.moves ? history.motion : nil
    if let place = history.lasting(AreaHistory.place) {
      parts.append(place)
    } else if motion != nil, let start = history.frames.first?.flatMap(AreaHistory.place) {
      parts.append("starts \(start)")
      if let end = history.frames.last?.flatMap(AreaHistory.place), end != start { parts.append("ends \(end)") }
    } else if let place = history.lasting(AreaHistory.half) {
      parts.append(place)
    }
    guard found.moves else { return parts.isEmpty ? nil : "\(found.name): \(parts[0])." }
    if let motion, history.frames.count > 1 { parts.append(motion) }
    let growth = history.growth
    if let growth { parts.append(growth) }
    if growth == nil, let change = change(history) { parts.append(change) }
    if found.moves, segmentation.areThings { parts += history.presence }
    return parts.isEmpty ? nil : "\(found.name): \(parts.joined(separator: "; "))."
  }

  /// Shares at the start and the end where they differ much.
  private func change(_ history: AreaHistory) -> String? {
    guard history.frames.count > 1, let start = history.frames.first ?? nil, let end = history.frames.last ?? nil,
      abs(end.share - start.share) >= 0.05, max(start.share, end.share) >= 1.4 * min(start.share, end.share)
    else { return nil }
    return "covers about \(AreaHistory.percent(start.share)) % of the picture at the start and about "
      + "\(AreaHistory.percent(end.share)) % at the end"
  }
}
