import Glibc
package import Support

/// How much of the poses that were asked for is found again in a video.
///
/// PCK: the share of the reference's points whose estimate is at most α times the larger side of the person's box away, the
/// box being that of the reference's points in that frame. A point that the estimate lacks is wrong. OKS: COCO's object
/// keypoint similarity (cocodataset/cocoapi), with the box's area as the object's, where the points are COCO's 17 or
/// OpenPose's 18; the mean over the people of the reference, one that the estimate lacks counting 0.
package struct PoseAccuracy: Sendable, Equatable {
  /// 0 … 1.
  package let pck: Double
  package let alpha: Double
  /// `nil` where the layout is another.
  package let oks: Double?
  package let points: Int
  package let people: Int
  package let frames: Int

  /// COCO's deviations of its 17 points.
  private static let sigmas = [
    0.026, 0.025, 0.025, 0.035, 0.035, 0.079, 0.079, 0.072, 0.072, 0.062, 0.062, 0.107, 0.107, 0.087, 0.087, 0.089,
    0.089,
  ]
  /// COCO's point for each of OpenPose's 18; the neck is none.
  private static let openPose: [Int?] = [0, nil, 6, 8, 10, 5, 7, 9, 12, 14, 16, 11, 13, 15, 2, 1, 4, 3]

  /// - Throws: ``AdherenceError``
  package init(
    reference: KeypointTrack, estimate: KeypointTrack, alpha: Double = 0.1, lengths: FrameLengths = .exact
  ) throws(AdherenceError) {
    guard let chosen = lengths.indices(reference.frames.count, estimate.frames.count) else {
      throw .unequal(
        what: "frames", reference: "\(reference.frames.count)", estimate: "\(estimate.frames.count)",
        hint: "cut them to one length, or choose --lengths spread")
    }
    let sizes = Set((reference.frames + estimate.frames).joined().map(\.count))
    guard sizes.count <= 1, let size = sizes.first else {
      throw sizes.isEmpty
        ? .empty(path: reference.path, what: "people")
        : .unread(
          path: estimate.path,
          problem: "people of \(sizes.sorted().map(String.init).joined(separator: " and ")) points",
          hint: "both tracks have to be of one layout")
    }
    let deviations = Self.deviations(size)
    var (right, points, people) = (0, 0, 0)
    var similarity = 0.0
    for (a, b) in zip(chosen.reference, chosen.estimate) {
      let asked = reference.frames[a].filter { $0.contains { $0 != nil } }
        .map { Match($0, deviations: deviations, alpha: alpha) }
      points += asked.reduce(0) { $0 + $1.count }
      people += asked.count
      for score in Self.best(asked, estimate.frames[b]) {
        right += score.right
        similarity += score.oks
      }
    }
    guard points > 0 else { throw .empty(path: reference.path, what: "key points") }
    pck = Double(right) / Double(points)
    self.alpha = alpha
    oks = deviations == nil ? nil : similarity / Double(people)
    (self.points, self.people, frames) = (points, people, chosen.reference.count)
  }

  /// The scores of people who are taken for each other: those that fit best first, each once.
  private static func best(_ asked: [Match], _ found: [[KeypointTrack.Point?]]) -> [Match.Score] {
    var pairs: [(asked: Int, found: Int, score: Match.Score)] = []
    for (a, match) in asked.enumerated() {
      for (b, person) in found.enumerated() { pairs.append((a, b, match.score(person))) }
    }
    pairs.sort { ($0.score.right, $0.score.oks) > ($1.score.right, $1.score.oks) }
    var (isAsked, isFound): (Set<Int>, Set<Int>) = ([], [])
    return pairs.compactMap { pair in
      guard !isAsked.contains(pair.asked), !isFound.contains(pair.found) else { return nil }
      isAsked.insert(pair.asked)
      isFound.insert(pair.found)
      return pair.score
    }
  }

  private static func deviations(_ count: Int) -> [Double?]? {
    switch count {
    case 17: sigmas
    case 18: openPose.map { $0.map { sigmas[$0] } }
    default: nil
    }
  }

  /// A person of the reference, to be compared with people of the estimate.
  private struct Match {
    let person: [KeypointTrack.Point?]
    let deviations: [Double?]?
    let reach: Double
    let area: Double
    let count: Int

    init(_ person: [KeypointTrack.Point?], deviations: [Double?]?, alpha: Double) {
      self.person = person
      self.deviations = deviations
      let found = person.compactMap { $0 }
      let (xs, ys) = (found.map(\.x), found.map(\.y))
      let (w, h) = ((xs.max() ?? 0) - (xs.min() ?? 0), (ys.max() ?? 0) - (ys.min() ?? 0))
      reach = alpha * max(w, h)
      area = w * h
      count = found.count
    }

    struct Score {
      let right: Int
      let oks: Double
    }

    func score(_ other: [KeypointTrack.Point?]) -> Score {
      var (right, sum, terms) = (0, 0.0, 0)
      for (index, pair) in zip(person, other).enumerated() {
        guard let truth = pair.0 else { continue }
        let sigma = deviations?[index]
        if sigma != nil { terms += 1 }
        guard let said = pair.1 else { continue }
        let (dx, dy) = (said.x - truth.x, said.y - truth.y)
        let square = dx * dx + dy * dy
        if square <= reach * reach { right += 1 }
        // As COCO's: k = 2σ, and the smallest number is added to the area.
        if let sigma { sum += exp(-square / (4 * sigma * sigma) / (area + .ulpOfOne) / 2) }
      }
      return Score(right: right, oks: terms > 0 ? sum / Double(terms) : 0)
    }
  }

  package var json: JSON {
    .object([
      "pck": .double(pck), "alpha": .double(alpha), "oks": oks.map { .double($0) }, "points": .int(points),
      "people": .int(people), "frames": .int(frames),
    ])
  }
}
