import Support

/// A clip of known depth: a wall or a floor before it, and one or two things that stand still, come nearer or go away.
struct DepthScene {
  enum Motion: CaseIterable { case still, nearer, farther }

  struct Thing {
    let isRound: Bool
    /// Where its middle is, 0 to 1.
    let x, y: Double
    /// Metres, at the first and the last frame.
    let from, to: Double
    /// Of a disc, in shares of the width at one metre; of a box half its side.
    let radius: Double
    var motion: Motion { from == to ? .still : to < from ? .nearer : .farther }
  }

  static let width = 96, height = 72, frames = 9

  let wall: Double
  let hasFloor: Bool
  let things: [Thing]

  init(_ random: inout some RandomNumberGenerator) {
    wall = Double.random(in: 8...12, using: &random)
    hasFloor = Bool.random(using: &random)
    var columns = [1.0 / 6, 0.5, 5.0 / 6].shuffled(using: &random)
    let count = Int.random(in: 1...2, using: &random)
    let nearest = Double.random(in: 1.6...2.2, using: &random)
    things = (0..<count).map { index in
      let x = columns.removeLast() + Double.random(in: -0.03...0.03, using: &random)
      // The first thing is always near at some time, so that the clip has a range.
      let motion = Motion.allCases.randomElement(using: &random) ?? .still
      let far = Double.random(in: 4.5...6, using: &random)
      let near = index == 0 ? nearest : Double.random(in: 2.2...3, using: &random)
      let (from, to) =
        switch motion {
        case .still: (near, near)
        case .nearer: (far, near)
        case .farther: (near, far)
        }
      return Thing(
        isRound: Bool.random(using: &random), x: x, y: Double.random(in: 0.3...0.6, using: &random), from: from,
        to: to, radius: 0.13 * near)
    }
  }

  /// Metres of a frame.
  func distances(_ frame: Int) -> [Double] {  // height × width
    let (width, height) = (Self.width, Self.height)
    let time = Double(frame) / Double(Self.frames - 1)
    return (0..<(width * height)).map { pixel in
      let (x, y) = ((Double(pixel % width) + 0.5) / Double(width), (Double(pixel / width) + 0.5) / Double(height))
      var distance = wall
      if hasFloor, y > 0.55 { distance = min(distance, 1.2 / (y - 0.4)) }
      for thing in things {
        let own = thing.from + (thing.to - thing.from) * time
        let (dx, dy) = (x - thing.x, (y - thing.y) * Double(height) / Double(width))
        let radius = thing.radius / own
        let isInside = thing.isRound ? dx * dx + dy * dy < radius * radius : max(abs(dx), abs(dy)) < radius
        if isInside { distance = min(distance, own) }
      }
      return distance
    }
  }
}

/// Small files of numbers.
enum NumberFiles {
  static func npy(_ values: [Float], _ shape: [Int]) -> [UInt8] {
    let extents = shape.map(String.init).joined(separator: ", ")
    let header = "{'descr': '<f4', 'fortran_order': False, 'shape': (\(extents),), }\n"
    let length = header.utf8.count
    return [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(length & 255), UInt8(length >> 8)] + Array(header.utf8)
      + values.flatMap { value in withUnsafeBytes(of: value.bitPattern.littleEndian) { Array($0) } }
  }

  static func pfm(_ values: [Float], width: Int, height: Int, isBig: Bool = false) -> [UInt8] {
    Array("Pf\n\(width) \(height)\n\(isBig ? "1.0" : "-1.0")\n".utf8)
      + (0..<height).reversed().flatMap { row in
        values[(row * width)..<((row + 1) * width)].flatMap { value in
          withUnsafeBytes(of: isBig ? value.bitPattern.bigEndian : value.bitPattern.littleEndian) { Array($0) }
        }
      }
  }
}
