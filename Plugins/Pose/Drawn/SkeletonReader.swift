/// Puts the joints and limbs of one frame together to people.
struct SkeletonReader {
  private let map: ClassMap
  private let radius: Double
  private let test: LimbTest
  private var joints: [[JointDiscs.Disc]]  // 18
  /// For each person the disc of each joint.
  private var bodies: [[Int?]] = []  // people × 18

  /// - Parameter radius: of the joints in pixels of the frame.
  init(_ map: ClassMap, _ discs: JointDiscs, radius: Double) {
    self.map = map
    self.radius = radius
    test = LimbTest(map: map, radius: radius)
    joints = discs.joints(radius: radius)
    for rank in Skeleton.limbs.indices { join(rank) }
    // Joints under joints; not arms, as they cross whatever is behind them.
    for rank in [7, 8, 10, 11, 10, 7, 9, 6, 1, 0] { uncover(rank) }
    gather()
    gatherSingles()
    for rank in [2, 3, 4, 5, 7, 8, 10, 11] { adopt(rank) }
    gather()
    unite()
    gatherPieces()
    addNecks()
    for rank in [3, 5] { uncoverHand(rank) }
  }

  /// People with enough joints to be bodies.
  var people: [Person] {
    let found = bodies.filter(Self.isBody).map { body in body.indices.map { point(body, $0) } }
    let boxes = found.map { points -> (low: Point, high: Point) in
      let seen = points.compactMap { $0 }
      let (xs, ys) = (seen.map(\.x), seen.map(\.y))
      return (
        Point(x: xs.min() ?? 0, y: ys.min() ?? 0), Point(x: xs.max() ?? 0, y: ys.max() ?? 0)
      )
    }
    func size(_ index: Int) -> Double {
      max(boxes[index].high.x - boxes[index].low.x, boxes[index].high.y - boxes[index].low.y)
    }
    // Fingers have all hues: what is as small as a hand and lies on somebody is nobody.
    let kept = found.indices.filter { index in
      let middle = boxes[index].low.toward(boxes[index].high, 0.5)
      return !found.indices.contains { other in
        let reach = 0.25 * size(other)
        return size(index) < 0.35 * size(other) && middle.x > boxes[other].low.x - reach
          && middle.x < boxes[other].high.x + reach && middle.y > boxes[other].low.y - reach
          && middle.y < boxes[other].high.y + reach
      }
    }
    return kept.map { Person(body: found[$0], layout: "COCO-18") }
  }

  /// Joints that are parts of no body, by their numbers: pieces of people whose way to the body is hidden, or who are
  /// mostly out of the picture.
  var loose: [[Point]] {  // 18
    var result = joints.map { _ in [Point]() }
    let owners = bodies.filter(Self.isBody)
    for joint in joints.indices {
      let owned = Set(owners.compactMap { $0[joint] })
      for (index, disc) in joints[joint].enumerated() where disc.area > 0 && !owned.contains(index) {
        result[joint].append(disc.center)
      }
    }
    return result
  }

  private func point(_ body: [Int?], _ joint: Int) -> Point? { body[joint].map { joints[joint][$0].center } }

  /// What has fewer joints is a part of somebody.
  private static func isBody(_ body: [Int?]) -> Bool { body[0..<14].count { $0 != nil } >= 4 }

  /// Gives parts whose way to the body is hidden to the only larger body that they lie on and that lacks them.
  private mutating func gather() {
    func count(_ body: [Int?]) -> Int { body.count { $0 != nil } }
    for part in bodies.indices.sorted(by: { count(bodies[$0]) < count(bodies[$1]) }) {
      let size = count(bodies[part])
      guard size > 0 else { continue }
      let points = bodies[part].indices.compactMap { point(bodies[part], $0) }
      let owners = bodies.indices.filter { index in
        guard index != part, count(bodies[index]) >= max(4, size), !hasConflict(bodies[index], bodies[part]) else {
          return false
        }
        let own = bodies[index].indices.compactMap { point(bodies[index], $0) }
        let (xs, ys) = (own.map(\.x), own.map(\.y))
        guard let left = xs.min(), let right = xs.max(), let top = ys.min(), let bottom = ys.max() else { return false }
        let reach = 0.25 * max(right - left, bottom - top)
        return points.allSatisfy {
          $0.x >= left - reach && $0.x <= right + reach && $0.y >= top - reach && $0.y <= bottom + reach
        }
      }
      guard owners.count == 1, let owner = owners.first else { continue }
      bodies[owner] = zip(bodies[owner], bodies[part]).map { $0 ?? $1 }
      bodies[part] = [Int?](repeating: nil, count: 18)
    }
  }

  /// Puts parts together that hang together where no joint is there twice: that is one person, whose neck or hips
  /// something hides.
  private mutating func gatherPieces() {
    let blobs = Blobs(map)
    var pieces: [Int32: [Int]] = [:]
    for body in bodies.indices {
      let labels = bodies[body].indices.compactMap { point(bodies[body], $0) }.compactMap(blobs.piece)
      guard let label = labels.first, labels.count(where: { $0 == label }) * 2 > labels.count else { continue }
      pieces[label, default: []].append(body)
    }
    let whole = .pi * radius * radius
    for (label, parts) in pieces.sorted(by: { $0.key < $1.key }) {
      let arePeople = parts.count { Self.isBody(bodies[$0]) } > 1
      let isTwice = parts.contains { a in parts.contains { $0 > a && hasConflict(bodies[a], bodies[$0]) } }
      guard !arePeople, !isTwice, let first = parts.first else { continue }
      for part in parts.dropFirst() {
        bodies[first] = zip(bodies[first], bodies[part]).map { $0 ?? $1 }
        bodies[part] = [Int?](repeating: nil, count: 18)
      }
      // Points of hands look like the joints of a left leg.
      for joint in 0..<11 where bodies[first][joint] == nil {
        let single = joints[joint].indices.filter { index in
          let disc = joints[joint][index]
          return Double(disc.area) >= 0.5 * whole && Double(disc.area) <= 1.6 * whole
            && blobs.piece(at: disc.center) == label && !bodies.contains { $0[joint] == index }
        }
        if single.count == 1 { bodies[first][joint] = single.first }
      }
    }
  }

  /// A neck that something hides is between the shoulders.
  private mutating func addNecks() {
    for body in bodies.indices where bodies[body][1] == nil {
      guard let right = point(bodies[body], 2), let left = point(bodies[body], 5) else { continue }
      addHidden(1, at: right.toward(left, 0.5), to: body)
    }
  }

  /// Puts the halves of a person together that have the same joints where they have any in common.
  private mutating func unite() {
    for first in bodies.indices {
      for second in bodies.indices where second > first {
        let both = bodies[first].indices.filter { bodies[first][$0] != nil && bodies[second][$0] != nil }
        let isOne = both.allSatisfy { joint in
          guard let a = point(bodies[first], joint), let b = point(bodies[second], joint) else { return false }
          return a.distance(to: b) < 2.5 * radius
        }
        guard !both.isEmpty, isOne else { continue }
        bodies[first] = zip(bodies[first], bodies[second]).map { $0 ?? $1 }
        bodies[second] = [Int?](repeating: nil, count: 18)
      }
    }
  }

  /// Gives joints that belong to nobody to the only body that lacks them, where nothing black parts them from a joint
  /// that they hang on.
  private mutating func gatherSingles() {
    for joint in 0..<14 {
      for (index, disc) in joints[joint].enumerated() where Double(disc.area) >= 0.5 * .pi * radius * radius {
        guard !bodies.contains(where: { $0[joint] == index }) else { continue }
        let owners = bodies.indices.filter { body in
          bodies[body][joint] == nil
            && Skeleton.limbs.contains { limb in
              guard limb.from == joint || limb.to == joint,
                let other = point(bodies[body], limb.from == joint ? limb.to : limb.from)
              else { return false }
              return test.isJoined(disc.center, other)
            }
        }
        if owners.count == 1, let owner = owners.first { bodies[owner][joint] = index }
      }
    }
  }

  /// Whether two bodies have a joint in common that both show.
  private func hasConflict(_ first: [Int?], _ second: [Int?]) -> Bool {
    first.indices.contains { joint in
      guard let a = first[joint], let b = second[joint] else { return false }
      return joints[joint][a].area > 0 && joints[joint][b].area > 0
    }
  }

  /// Pairs of joints that a limb joins, best first, each joint once.
  private mutating func join(_ rank: Int) {
    let limb = Skeleton.limbs[rank]
    var pairs: [(from: Int, to: Int, score: Double)] = []
    for (a, from) in joints[limb.from].enumerated() {
      for (b, to) in joints[limb.to].enumerated() {
        // A splinter of a colour is less of a joint than a disc.
        let whole = .pi * radius * radius
        let areWhole = Double(min(from.area, to.area)) >= 0.3 * whole
        guard let score = test.score(rank, from.center, to.center, areWhole: areWhole) else { continue }
        let doubt = 2 - min(1, Double(from.area) / whole) - min(1, Double(to.area) / whole)
        // Fingers have all hues: a splinter needs a limb that is plainly there.
        guard doubt < 0.5 || score >= 0.2 + 0.5 * doubt else { continue }
        pairs.append((a, b, score - 0.4 * doubt))
      }
    }
    var (usedFrom, usedTo) = (Set<Int>(), Set<Int>())
    for pair in pairs.sorted(by: { $0.score > $1.score })
    where !usedFrom.contains(pair.from) && !usedTo.contains(pair.to) {
      usedFrom.insert(pair.from)
      usedTo.insert(pair.to)
      connect(limb.from, pair.from, limb.to, pair.to)
    }
  }

  /// Gives a person a joint at the end of a limb that a codec has moved to the hue beside its own, where nobody has it.
  private mutating func adopt(_ rank: Int) {
    let limb = Skeleton.limbs[rank]
    for index in bodies.indices {
      let (known, lacking) = (limb.from, limb.to)
      if bodies[index][lacking] == nil, let start = bodies[index][known] {
        let from = joints[known][start]
        var best: (joint: Int, disc: Int, score: Double)?
        for joint in [lacking - 1, lacking + 1] where (0..<18).contains(joint) {
          for (number, disc) in joints[joint].enumerated() where disc.area > 0 {
            guard !bodies.contains(where: { $0[joint] == number }),
              let score = test.score(rank, from.center, disc.center, areWhole: false), score >= 0.5,
              score > best?.score ?? 0
            else { continue }
            best = (joint, number, score)
          }
        }
        guard let best else { continue }
        joints[lacking].append(joints[best.joint][best.disc])
        joints[best.joint][best.disc].area = 0
        connect(known, start, lacking, joints[lacking].count - 1)
      }
    }
  }

  private mutating func connect(_ from: Int, _ a: Int, _ to: Int, _ b: Int) {
    let first = bodies.firstIndex { $0[from] == a }
    let second = bodies.firstIndex { $0[to] == b }
    switch (first, second) {
    case (nil, nil):
      var body = [Int?](repeating: nil, count: 18)
      (body[from], body[to]) = (a, b)
      bodies.append(body)
    case (let first?, nil): if bodies[first][to] == nil { bodies[first][to] = b }
    case (nil, let second?): if bodies[second][from] == nil { bodies[second][from] = a }
    case (let first?, let second?) where first != second:
      // Two parts of one person have no joint in common.
      guard zip(bodies[first], bodies[second]).allSatisfy({ $0 == nil || $1 == nil }) else { return }
      bodies[first] = zip(bodies[first], bodies[second]).map { $0 ?? $1 }
      bodies.remove(at: second)
    default: break
    }
  }

  /// Adds a joint that something hides, where a limb of its person leads under it.
  private mutating func uncover(_ rank: Int) {
    let limb = Skeleton.limbs[rank]
    for index in bodies.indices {
      let (known, hidden): (Int, Int)
      switch (bodies[index][limb.from], bodies[index][limb.to]) {
      case (_?, nil): (known, hidden) = (limb.from, limb.to)
      case (nil, _?): (known, hidden) = (limb.to, limb.from)
      default: continue
      }
      guard let disc = bodies[index][known], let end = test.hiddenEnd(rank, from: joints[known][disc].center) else {
        continue
      }
      addHidden(hidden, at: end, to: index)
    }
  }

  /// Adds a wrist that a hand hides.
  private mutating func uncoverHand(_ rank: Int) {
    let limb = Skeleton.limbs[rank]
    let whole = .pi * radius * radius
    for index in bodies.indices {
      // A splinter can be a finger.
      let isSeen = bodies[index][limb.to].map { Double(joints[limb.to][$0].area) >= 0.7 * whole } ?? false
      guard !isSeen, let elbow = point(bodies[index], limb.from) else { continue }
      let own = bodies[index].indices.compactMap { point(bodies[index], $0) }
      let ys = own.map(\.y)
      guard let top = ys.min(), let bottom = ys.max() else { continue }
      // A forearm is shorter than the rest of the body.
      let reach = max(0.4 * (bottom - top), 12 * radius)
      let isCrowded = bodies.indices.contains { other in
        other != index
          && bodies[other].indices.contains { point(bodies[other], $0).map { $0.distance(to: elbow) < reach } ?? false }
      }
      let least = isCrowded ? 0.8 : 0.45
      if let wrist = HandRoot(test: test).wrist(rank, from: elbow, reach: reach, least: least) {
        addHidden(limb.to, at: wrist, to: index)
      }
    }
  }

  private mutating func addHidden(_ joint: Int, at center: Point, to body: Int) {
    joints[joint].append(JointDiscs.Disc(joint: joint, center: center, area: 0, depth: 0, isRound: false))
    bodies[body][joint] = joints[joint].count - 1
  }

  /// The share of the limbs' colours that lies on limbs that were found.
  var explained: Double {
    var near = [Bool](repeating: false, count: map.classes.count)
    let reach = Int((1.6 * radius).rounded(.up)) + 1
    for body in bodies {
      for (rank, limb) in Skeleton.limbs.enumerated() {
        guard let a = body[limb.from], let b = body[limb.to] else { continue }
        let (from, to) = (joints[limb.from][a].center, joints[limb.to][b].center)
        // What a limb of another colour joins is no body.
        guard test.isShown(rank, from, to) else { continue }
        let steps = max(1, Int(from.distance(to: to) / 2))
        for step in 0...steps {
          let point = from.toward(to, Double(step) / Double(steps))
          let (x0, y0) = (Int(point.x), Int(point.y))
          guard y0 + reach >= 0, x0 + reach >= 0, y0 - reach < map.height, x0 - reach < map.width else { continue }
          for y in max(0, y0 - reach)...min(map.height - 1, y0 + reach) {
            for x in max(0, x0 - reach)...min(map.width - 1, x0 + reach) { near[y * map.width + x] = true }
          }
        }
      }
    }
    var (all, found) = (0, 0)
    for (index, value) in map.classes.enumerated() where SkeletonColors.isLimb(value) {
      all += 1
      if near[index] { found += 1 }
    }
    return all == 0 ? 1 : Double(found) / Double(all)
  }
}
