/// Holds what an adapter said of one thing against what is true of it.
struct AreaClaims {
  let thing: AreaScene.Thing

  private var seen: [AreaScene.Shape] { thing.frames.compactMap { $0 } }

  /// What is false in a sentence "name: part; part."; empty where all is true. A part that is not known is false.
  func lies(_ sentence: String) -> [String] {
    guard let colon = sentence.range(of: ": ") else { return [sentence] }
    let body = sentence[colon.upperBound...].dropLast()
    return body.components("; ").filter { !isTrue($0) }
  }

  /// What should have been said and was not.
  func gaps(_ sentence: String?) -> [String] {
    let text = sentence ?? ""
    var gaps: [String] = []
    guard let first = seen.first, let last = seen.last, seen.count == thing.frames.count,
      seen.allSatisfy(\.isInside)
    else {
      if seen.count < thing.frames.count, !["appears", "gone", "comes", "leaves"].contains(where: text.contains) {
        gaps.append("that it is absent")
      }
      return gaps
    }
    let turned = turns
    if abs(last.x - first.x) > 0.1 || turned.x, !text.contains("left by"), !text.contains("right by") {
      gaps.append("that it moves sideways")
    }
    if abs(last.y - first.y) > 0.1 || turned.y, !text.contains("up by"), !text.contains("down by") {
      gaps.append("that it moves up or down")
    }
    let size = last.halfWidth / first.halfWidth
    if size > 1.3, !text.contains("grows") { gaps.append("that it grows") }
    if size < 0.75, !text.contains("shrinks") { gaps.append("that it shrinks") }
    return gaps
  }

  /// Whether it goes one way and back.
  private var turns: (x: Bool, y: Bool) {
    func range(_ values: [Double]) -> Double { (values.max() ?? 0) - (values.min() ?? 0) }
    return (range(seen.map(\.x)) > 0.12, range(seen.map(\.y)) > 0.12)
  }

  private func isTrue(_ part: String) -> Bool {
    guard let first = seen.first, let last = seen.last else { return false }
    if part.hasPrefix("starts ") { return isAt(String(part.dropFirst(7)), first) }
    if part.hasPrefix("ends ") { return isAt(String(part.dropFirst(5)), last) }
    if part.hasPrefix("moves ") || part.hasPrefix("at the same time ") {
      let words = part.hasPrefix("moves ") ? part.dropFirst(6) : part.dropFirst(17)
      return words.components(" and ").allSatisfy(isWay)
    }
    if part == "stays in place" {
      return abs(last.x - first.x) < 0.02 && abs(last.y - first.y) < 0.02 && last == first
    }
    if part.hasPrefix("grows") { return grows(part, first, last) }
    if part.hasPrefix("shrinks") { return grows(part, first, last) }
    if part.hasPrefix("comes in from the ") { return first.touches(part.components(" ").last ?? "") }
    if part.hasPrefix("leaves at the ") { return last.touches(part.components(" ").last ?? "") }
    if part.hasPrefix("appears after about ") {
      return thing.frames[0] == nil && isTime(part, thing.frames.firstIndex { $0 != nil } ?? 0)
    }
    if part.hasPrefix("is gone after about ") {
      return thing.frames.last == .some(nil) && isTime(part, (thing.frames.lastIndex { $0 != nil } ?? 0) + 1)
    }
    if part.hasPrefix("about "), part.hasSuffix(" % of the picture") {
      let shares = seen.map { shape in
        (min(1, shape.x + shape.halfWidth) - max(0, shape.x - shape.halfWidth))
          * (min(1, shape.y + shape.halfHeight) - max(0, shape.y - shape.halfHeight))
      }
      let mean = 100 * shares.reduce(0, +) / Double(shares.count)
      return abs(Double(part.components(" ")[1]).map { $0 - mean } ?? 100) < 1.5
    }
    if part.hasPrefix("covers about ") {
      let numbers = part.components(" ").compactMap(Double.init)
      guard numbers.count == 2, let start = thing.frames.first ?? nil, let end = thing.frames.last ?? nil else {
        return false
      }
      return zip(numbers, [start, end]).allSatisfy { abs($0 - 100 * $1.area(isBox: thing.isBox)) < 2 }
    }
    return seen.allSatisfy { isAt(part, $0, slack: 0.03) }
  }

  private func isTime(_ part: String, _ frame: Int) -> Bool {
    let told = part.components(" ").compactMap(Double.init).first ?? -100
    return abs(told - 100 * Double(frame) / Double(thing.frames.count - 1)) < 4
  }

  /// "left by about 30 % of the width, then right by about 10 % of the width".
  private func isWay(_ words: String) -> Bool {
    // Whether an edge at the picture's border is the thing's is a matter of a pixel.
    [0.002, 0.008, 0.014].contains { isWay(words, margin: $0) }
  }

  private func isWay(_ words: String, margin: Double) -> Bool {
    let legs = words.components(", then ")
    let isSideways = words.hasPrefix("left") || words.hasPrefix("right")
    // Only what is seen of it as a whole is told.
    let values = seen.filter { $0.isWhole(margin) }.map { isSideways ? $0.x : $0.y }
    guard let start = values.first, let end = values.last else { return false }
    // One way, or one turn at the place that lies farthest from the start.
    let steps = zip(values, values.dropFirst()).map { $1 - $0 }
    var truth = [end - start]
    if steps.contains(where: { $0 > 1e-9 }), steps.contains(where: { $0 < -1e-9 }) {
      let peak = values.max { abs($0 - start) < abs($1 - start) } ?? end
      truth = [peak - start, end - peak]
    }
    truth = truth.filter { abs($0) > 0.035 }
    guard legs.count == truth.count else { return false }
    return zip(legs, truth).allSatisfy { leg, change in
      let direction = isSideways ? (change < 0 ? "left" : "right") : change < 0 ? "up" : "down"
      let told = leg.components(" ").compactMap(Double.init).first ?? -100
      return leg.hasPrefix("\(direction) by about ") && abs(told - 100 * abs(change)) < 5
        && leg.hasSuffix(isSideways ? "% of the width" : "% of the height")
    }
  }

  private func grows(_ part: String, _ first: AreaScene.Shape, _ last: AreaScene.Shape) -> Bool {
    let area = last.halfWidth * last.halfHeight / first.halfWidth / first.halfHeight
    let told = part.components(" ").compactMap(Double.init).first
    if part == "grows a little" { return area > 1.15 && area < 1.8 }
    if part == "shrinks a little" { return area < 0.85 && area > 0.55 }
    guard let told else { return false }
    return part.hasPrefix("grows")
      ? abs(told / area - 1) < 0.25 && area > 1.4 : abs(told - 100 * area) < 9 && area < 0.7
  }

  private func isAt(_ place: String, _ shape: AreaScene.Shape, slack: Double = 0.03) -> Bool {
    // What of it lies in the picture.
    let (left, right) = (max(0, shape.x - shape.halfWidth), min(1, shape.x + shape.halfWidth))
    let (top, bottom) = (max(0, shape.y - shape.halfHeight), min(1, shape.y + shape.halfHeight))
    let (x, y) = ((left + right) / 2, (top + bottom) / 2)
    let isLeft = x < 0.36 + slack, isRight = x > 0.64 - slack, isCenter = abs(x - 0.5) < 0.1 + slack
    let isTop = y < 0.36 + slack, isBottom = y > 0.64 - slack, isMiddle = abs(y - 0.5) < 0.1 + slack
    switch place {
    case "in the middle": return isCenter && isMiddle
    case "at the left": return isLeft && isMiddle
    case "at the right": return isRight && isMiddle
    case "at the top in the middle": return isTop && isCenter
    case "at the bottom in the middle": return isBottom && isCenter
    case "at the upper left": return isTop && isLeft
    case "at the upper right": return isTop && isRight
    case "at the lower left": return isBottom && isLeft
    case "at the lower right": return isBottom && isRight
    case "on the left side": return isLeft
    case "on the right side": return isRight
    case "in the middle from side to side": return isCenter
    case "at middle height": return isMiddle
    case "in the upper part", "across the top": return isTop
    case "in the lower part", "across the bottom": return isBottom
    case "across the middle": return isMiddle
    case "along the left side": return isLeft
    case "along the right side": return isRight
    case "from top to bottom in the middle": return isCenter
    case "in the upper half": return y < 0.5
    case "in the lower half": return y > 0.5
    case "in the left half": return x < 0.5
    case "in the right half": return x > 0.5
    case "in the upper left quarter": return x < 0.5 && y < 0.5
    case "in the upper right quarter": return x > 0.5 && y < 0.5
    case "in the lower left quarter": return x < 0.5 && y > 0.5
    case "in the lower right quarter": return x > 0.5 && y > 0.5
    default: return false
    }
  }
}

extension AreaScene.Shape {
  /// Its edges can be told from the picture's.
  fileprivate func isWhole(_ margin: Double) -> Bool {
    x - halfWidth > margin && x + halfWidth < 1 - margin && y - halfHeight > margin && y + halfHeight < 1 - margin
  }

  fileprivate func area(isBox: Bool) -> Double { halfWidth * halfHeight * (isBox ? 4 : 3.14159) }

  fileprivate func touches(_ side: String) -> Bool {
    switch side {
    case "left": x - halfWidth < 0.02
    case "right": x + halfWidth > 0.98
    case "top": y - halfHeight < 0.02
    case "bottom": y + halfHeight > 0.98
    default: false
    }
  }
}

extension StringProtocol {
  /// The pieces between a separator.
  func components(_ separator: String) -> [String] {
    var (pieces, rest) = ([String](), Substring(self))
    while let at = rest.range(of: separator) {
      pieces.append(String(rest[..<at.lowerBound]))
      rest = rest[at.upperBound...]
    }
    return pieces + [String(rest)]
  }

  func range(of text: String) -> Range<Index>? { self[...].firstRange(of: text) }
}
