/// What the arms do. Right and left are the person's own.
struct ArmWords {
  let body: BodyCurves

  private typealias Joint = BodyCurves.Joint

  private struct Arm {
    let name: String
    let shoulder, elbow, wrist: Int
  }

  private let arms = [
    Arm(name: "right", shoulder: Joint.shoulders.right, elbow: Joint.elbows.right, wrist: Joint.wrists.right),
    Arm(name: "left", shoulder: Joint.shoulders.left, elbow: Joint.elbows.left, wrist: Joint.wrists.left),
  ]

  private enum Deed: String, CaseIterable { case waves, raises, lowers, holds, moves }

  var phrases: [String] {
    let deeds = arms.map { (arm: $0, deeds: self.deeds($0)) }
    return Deed.allCases.compactMap { deed in
      let names = deeds.filter { $0.deeds.contains(deed) }.map(\.arm.name)
      guard let first = names.first else { return nil }
      let both = names.count == 2
      switch deed {
      case .waves: return both ? "waves with both hands" : "waves with their \(first) hand"
      case .raises: return both ? "raises both arms" : "raises their \(first) arm"
      case .lowers: return both ? "lowers both arms" : "lowers their \(first) arm"
      case .holds: return both ? "holds both arms up" : "holds their \(first) arm up"
      case .moves: return both ? "moves both arms" : "moves their \(first) arm"
      }
    }
  }

  private func deeds(_ arm: Arm) -> Set<Deed> {
    // How far the wrist is above the shoulder, and to which side of the elbow, in torsos.
    func height(_ frame: Int) -> Double? {
      guard let wrist = body.point(arm.wrist, frame), let shoulder = body.point(arm.shoulder, frame) else { return nil }
      return (shoulder.y - wrist.y) / body.torso
    }
    if body.frames.count < BodyCurves.leastFrames {
      let heights = body.frames.compactMap(height)
      return heights.count == body.frames.count && heights.allSatisfy { $0 > 0.25 } ? [.holds] : []
    }
    guard let heights = body.curve(height) else { return [] }
    let swing = body.curve { frame in
      guard let wrist = body.point(arm.wrist, frame), let elbow = body.point(arm.elbow, frame) else { return nil }
      return (wrist.x - elbow.x) / body.torso
    }
    let reach = body.curve { frame in
      guard let wrist = body.point(arm.wrist, frame), let shoulder = body.point(arm.shoulder, frame) else { return nil }
      return (wrist.x - shoulder.x) / body.torso
    }
    let (start, end) = BodyCurves.ends(heights)
    let highest = heights.max() ?? 0
    var deeds: Set<Deed> = []
    // Waving: a hand above the shoulder that swings to and fro; hands that swing lower talk, clap or work.
    let upright = heights.filter { $0 > 0 }.count
    if let swing, BodyCurves.reversals(swing, by: 0.15) >= 3, Double(upright) >= 0.6 * Double(heights.count) {
      deeds.insert(.waves)
    }
    let isUp = heights.filter { $0 > 0.15 }.count
    if start < -0.2, highest > 0.25, end - start > 0.4 || highest - start > 0.6 {
      deeds.insert(.raises)
      if end < -0.2 { deeds.insert(.lowers) }
    } else if start > 0.2, end < -0.2 {
      deeds.insert(.lowers)
    } else if isUp == heights.count, deeds.isEmpty {
      deeds.insert(.holds)
    }
    if deeds.isEmpty, let reach, max(BodyCurves.range(heights), BodyCurves.range(reach)) > 0.5 { deeds.insert(.moves) }
    return deeds
  }
}
