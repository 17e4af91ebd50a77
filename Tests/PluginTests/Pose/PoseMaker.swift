import Glibc
import Support

/// People made of bones, doing known things. Nothing here knows how the adapter finds them out.
struct PoseMaker {
  enum Deed: CaseIterable {
    case stand, walkLeft, walkRight, wave, raiseRight, raiseBoth, approach, recede, turnAway, turnToFace, sit, standUp,
      squat, dip, jump, bend
  }

  var deed: Deed
  var count: Int
  var size: (width: Double, height: Double) = (1280, 720)
  /// Where the feet stand, and how long the torso is.
  var foot = (x: 640.0, y: 650.0)
  var torso = 150.0
  /// Seen from the side, looking to the right (1) or left (-1); 0 from the front.
  var side = 0.0
  /// How often a point is not seen.
  var dropout = 0.0
  /// Pixels of noise in each coordinate.
  var noise = 0.0

  /// What must be said, and what the words of any other deed are.
  var truth: [String] {
    switch deed {
    case .stand: ["stands still"]
    case .walkLeft: ["walks to the left"]
    case .walkRight: ["walks to the right"]
    case .wave: ["waves with their left hand"]
    case .raiseRight: ["raises their right arm"]
    case .raiseBoth: ["raises both arms"]
    case .approach: ["comes nearer (grows in the picture)"]
    case .recede: ["goes farther away (shrinks in the picture)"]
    case .turnAway: ["turns away from the camera"]
    case .turnToFace: ["turns to face the camera"]
    case .sit: side == 0 ? ["sits or squats down"] : ["sits down"]
    case .standUp: ["stands up"]
    case .squat: side == 0 ? ["sits or squats down"] : ["squats down"]
    case .dip: ["goes down into the knees and comes up again"]
    case .jump: ["jumps"]
    case .bend: []
    }
  }

  /// What may be said besides and is true.
  var alsoTrue: [String] {
    switch deed {
    case .wave: ["raises their left arm", "holds their left arm up"]
    case .sit, .squat: ["sits or squats down", "moves both arms", "moves their right arm", "moves their left arm"]
    case .walkLeft, .walkRight, .standUp, .dip, .approach, .recede, .bend:
      [
        "moves both arms", "moves their right arm", "moves their left arm",
      ]
    default: []
    }
  }

  static let phrases = [
    "stands still", "keeps still", "walks to the left", "walks to the right", "moves to the left", "moves to the right",
    "comes nearer (grows in the picture)", "goes farther away (shrinks in the picture)", "turns away from the camera",
    "turns to face the camera",
    "turns from the camera to the side", "turns from the side to the camera", "sits down", "squats down",
    "sits or squats down", "stands up", "goes down into the knees and comes up again", "jumps", "jumps several times",
    "waves with their right hand", "waves with their left hand", "waves with both hands", "raises their right arm",
    "raises their left arm", "raises both arms", "lowers their right arm", "lowers their left arm", "lowers both arms",
    "holds their right arm up", "holds their left arm up", "holds both arms up", "moves their right arm",
    "moves their left arm", "moves both arms",
  ]

  /// The phrases of a sentence.
  static func read(_ sentence: String) -> Set<String> {
    let whole = String(sentence.dropLast()).replacing(" and comes up", with: "&comes up")
    let parts = whole.replacing(" and ", with: ", ").split(separator: ", ").map {
      String($0).replacing("&comes up", with: " and comes up")
    }
    return Set(parts).intersection(phrases)
  }

  /// 18 points of COCO-18 for each frame.
  func frames(_ random: inout SeededGenerator) -> [[(Double, Double)]] {
    (0..<count).map { frame in
      let time = Double(frame) / Double(max(1, count - 1))
      return body(time).map {
        if random.uniform() < dropout { return (0, 0) }
        return ($0.0 + noise * (2 * random.uniform() - 1), $0.1 + noise * (2 * random.uniform() - 1))
      }
    }
  }

  /// Smoothly from 0 to 1 between two times.
  private func ease(_ time: Double, _ from: Double, _ to: Double) -> Double {
    let share = min(1, max(0, (time - from) / (to - from)))
    return share * share * (3 - 2 * share)
  }

  private func body(_ time: Double) -> [(Double, Double)] {
    let seconds = time * Double(count) / 12
    var t = torso
    var (x, ground) = (foot.x, foot.y)
    var (width, side) = (1.0, self.side)
    // Hanging arms; angles from straight down, outward (front) or forward (side).
    var (right, left) = ((0.12, 0.2), (0.12, 0.2))
    var stride = 0.0
    // The height of the hips over the feet in legs, and how far behind the feet they are.
    var (height, behind, lean, air) = (1.0, 0.0, 0.0, 0.0)
    switch deed {
    case .stand: break
    case .walkLeft, .walkRight:
      let way = deed == .walkRight ? 1.0 : -1.0
      side = way
      x += way * (time - 0.5) * 3.2 * torso
      stride = 0.42 * sin(6.28 * (seconds * 0.9 + 0.1))
      right = (0.35 * sin(6.28 * seconds * 0.9), 0.5 * sin(6.28 * seconds * 0.9))
      left = (-right.0, -right.1)
    case .wave:
      let up = ease(time, 0, 0.15)
      left = (0.12 + 1.3 * up, 0.2 + up * (2.6 + 0.5 * sin(6.28 * seconds * 1.5)))
    case .raiseRight, .raiseBoth:
      let up = ease(time, 0.2, 0.8)
      right = (0.12 + 2.6 * up, 0.2 + 2.7 * up)
      if deed == .raiseBoth { left = right }
    case .approach: t = torso * (0.6 + 0.6 * time)
    case .recede: t = torso * (1.2 - 0.6 * time)
    case .turnAway: width = cos(3.14159 * ease(time, 0.2, 0.8))
    case .turnToFace: width = -cos(3.14159 * ease(time, 0.2, 0.8))
    case .sit:
      let down = ease(time, 0.2, 0.8)
      (height, behind) = (1 - 0.47 * down, 0.48 * down)
    case .standUp:
      let down = 1 - ease(time, 0.2, 0.8)
      (height, behind) = (1 - 0.47 * down, 0.48 * down)
    case .squat:
      let down = ease(time, 0.2, 0.8)
      (height, behind, lean) = (1 - 0.6 * down, 0.18 * down, 0.6 * down)
    case .dip:
      let down = ease(time, 0.1, 0.45) - ease(time, 0.55, 0.9)
      (height, behind, lean) = (1 - 0.5 * down, 0.18 * down, 0.5 * down)
    case .jump:
      let phase = min(1, max(0, (time - 0.35) / 0.3))
      air = 0.5 * 4 * phase * (1 - phase)
    case .bend: lean = 1.3 * ease(time, 0.2, 0.7)
    }
    let leg = 1.7 * t
    ground -= air * leg
    let isSide = side != 0
    let facing = isSide ? side : 1
    let hip = (x - (isSide ? facing * behind * leg : 0), ground - height * leg)
    let top = (hip.0 + (isSide ? facing * sin(lean) * t : 0), hip.1 - cos(lean) * t)
    // Half the widths of shoulders and hips; from the side nearly nothing. The right one is at the picture's left.
    let half = (isSide ? 0.03 : 0.36 * width) * t
    let hips = (isSide ? 0.02 : 0.22 * width) * t
    let shoulderR = (top.0 - half, top.1), shoulderL = (top.0 + half, top.1)
    let hipR = (hip.0 - hips, hip.1), hipL = (hip.0 + hips, hip.1)
    func arm(_ shoulder: (Double, Double), _ angles: (Double, Double), _ outward: Double) -> [(Double, Double)] {
      let elbow = (shoulder.0 + outward * sin(angles.0) * 0.6 * t, shoulder.1 + cos(angles.0) * 0.6 * t)
      return [elbow, (elbow.0 + outward * sin(angles.1) * 0.5 * t, elbow.1 + cos(angles.1) * 0.5 * t)]
    }
    let outward = isSide ? (facing, facing) : (width < 0 ? (1.0, -1.0) : (-1.0, 1.0))
    let armR = arm(shoulderR, right, outward.0), armL = arm(shoulderL, left, outward.1)
    func legs(_ hip: (Double, Double), _ swing: Double, _ out: Double) -> [(Double, Double)] {
      let foot = isSide ? (x + out * 0.02 * t + swing * leg, ground) : (x + out * 0.2 * t * width, ground)
      // Thigh and shin are half a leg each; the knee goes forward (side) or is seen on the line (front).
      let (dx, dy) = (foot.0 - hip.0, foot.1 - hip.1)
      let length = (dx * dx + dy * dy).squareRoot()
      let bend = max(0, (leg / 2) * (leg / 2) - length * length / 4).squareRoot()
      let middle = ((hip.0 + foot.0) / 2, (hip.1 + foot.1) / 2)
      let forward = isSide ? facing : out * 0.3
      let knee = (middle.0 + forward * bend * dy / max(1, length), middle.1 - forward * bend * dx / max(1, length))
      return [knee, foot]
    }
    let legR = legs(hipR, stride, -1), legL = legs(hipL, -stride, 1)
    let nose = (top.0 + (isSide ? facing * 0.15 * t : 0), top.1 - 0.35 * t)
    let head = { (dx: Double, dy: Double) in (nose.0 + dx * t * (isSide ? 0.3 : width), nose.1 + dy * t) }
    return [
      nose, top, shoulderR, armR[0], armR[1], shoulderL, armL[0], armL[1], hipR, legR[0], legR[1], hipL, legL[0],
      legL[1], head(-0.06, -0.05), head(0.06, -0.05), head(-0.13, -0.02), head(0.13, -0.02),
    ]
  }

  /// A random person.
  init(_ random: inout SeededGenerator) {
    self.init(
      deed: Deed.allCases.randomElement(using: &random) ?? .stand, count: Int.random(in: 24...72, using: &random))
    torso = 90 + 60 * random.uniform()
    noise = torso * 0.012 * random.uniform()
    dropout = random.uniform() < 0.3 ? 0.04 : 0
    foot = (360 + 560 * random.uniform(), 660)
    if [.sit, .squat, .standUp, .dip, .stand, .bend].contains(deed) {
      side = [-1.0, 0, 1].randomElement(using: &random) ?? 0
    }
    if deed == .bend, side == 0 { side = 1 }
  }

  init(deed: Deed, count: Int) { (self.deed, self.count) = (deed, count) }
}
