import Glibc
import Support

/// Draws the places: what stands around the subjects. All sizes follow from how far the subjects reach, so that nobody
/// stands in a wall.
struct PlaceFigure {
  let kind: PlaceKind
  /// How far away the farthest subject is, and how far to the side the widest; metres.
  let depth, width: Float
  let isNight: Bool
  /// Chooses colours and what is where.
  let seed: UInt64

  func draw(_ raster: RenderTarget) {
    var random = SeededGenerator(seed: seed)
    switch kind {
    case .livingRoom: livingRoom(raster, &random)
    case .corridor: corridor(raster, &random)
    case .warehouse: warehouse(raster, &random)
    case .street: street(raster, &random)
    case .forest: forest(raster, &random)
    case .meadow: meadow(raster, &random)
    case .courtyard: courtyard(raster, &random)
    case .beach: beach(raster, &random)
    case .bridge: bridge(raster, &random)
    }
  }

  private func span(_ random: inout SeededGenerator, _ low: Float, _ high: Float) -> Float {
    low + (high - low) * random.uniformFloat()
  }

  /// A wall between two points of the ground.
  private func wall(_ raster: RenderTarget, _ a: Vector, _ b: Vector, _ height: Float, _ paint: Paint) {
    let up = Vector(0, -height, 0)
    raster.polygon([a, b, b + up, a + up], paint)
  }

  private func livingRoom(_ raster: RenderTarget, _ random: inout SeededGenerator) {
    let tints = [
      Vector(0.86, 0.80, 0.70), Vector(0.70, 0.80, 0.82), Vector(0.84, 0.74, 0.72), Vector(0.76, 0.82, 0.70),
    ]
    let tint = tints[Int(random.next() % 4)]
    let (back, half, high) = (depth + 1.6, width + 1.1, Float(2.75))
    raster.ground(0, Paint(Vector(0.58, 0.40, 0.25), .planks, label: 3))
    wall(raster, Vector(-half, 0, back), Vector(half, 0, back), high, Paint(tint, label: 0))
    for side: Float in [-1, 1] {
      wall(raster, Vector(side * half, 0, -6), Vector(side * half, 0, back), high, Paint(tint * 0.9, label: 0))
    }
    raster.polygon(
      [Vector(-half, -high, -6), Vector(half, -high, -6), Vector(half, -high, back), Vector(-half, -high, back)],
      Paint(Vector(0.92, 0.91, 0.88), label: 5))
    // A window, a picture, a sofa, a bookcase, a rug.
    let sofa = [Vector(0.50, 0.30, 0.26), Vector(0.30, 0.36, 0.46), Vector(0.36, 0.42, 0.30)][Int(random.next() % 3)]
    let flip: Float = random.next() % 2 == 0 ? 1 : -1
    raster.box(
      Vector(flip * half * 0.45, -1.15, back - 0.02), Vector(1.3, 1.1, 0.04), yaw: 0,
      Paint(isNight ? Vector(0.08, 0.10, 0.22) : Vector(0.75, 0.88, 0.98), label: 8, glow: isNight ? 0.3 : 1))
    raster.box(
      Vector(flip * half * 0.45, -1.68, back - 0.06), Vector(1.3, 0.06, 0.04), yaw: 0,
      Paint(Vector(0.9, 0.9, 0.88), label: 8))
    raster.box(
      Vector(-flip * half * 0.05, -1.45, back - 0.03), Vector(0.6, 0.5, 0.04), yaw: 0,
      Paint(Vector(0.35, 0.5, 0.55), label: 22))
    raster.box(Vector(flip * half * 0.45, 0, back - 0.5), Vector(1.9, 0.45, 0.8), yaw: 0, Paint(sofa, label: 23))
    raster.box(
      Vector(flip * half * 0.45, 0, back - 0.15), Vector(1.9, 0.9, 0.25), yaw: 0, Paint(sofa * 0.85, label: 23))
    let shelf = -flip * (half - 0.55)
    raster.box(Vector(shelf, 0, back - 0.25), Vector(0.9, 2.1, 0.4), yaw: 0, Paint(Palette.wood * 0.8, label: 62))
    for level in 0..<4 {
      let height = 0.2 + 0.5 * Float(level)
      let book = Vector(span(&random, 0.3, 0.8), span(&random, 0.25, 0.6), span(&random, 0.2, 0.6))
      raster.box(Vector(shelf, -height, back - 0.44), Vector(0.78, 0.32, 0.06), yaw: 0, Paint(book, label: 62))
    }
    raster.polygon(
      [-1, 1, 1, -1].enumerated().map {
        Vector(Float($0.element) * min(1.5, half * 0.6), -0.012, depth * 0.75 + ($0.offset < 2 ? -0.8 : 0.8))
      }, Paint(sofa * 1.25, label: 28))
  }

  private func corridor(_ raster: RenderTarget, _ random: inout SeededGenerator) {
    let tint = [Vector(0.80, 0.82, 0.80), Vector(0.78, 0.76, 0.66), Vector(0.68, 0.76, 0.80)][Int(random.next() % 3)]
    let (back, half, high) = (depth * 1.6 + 14, max(1.3, width + 0.45), Float(2.6))
    raster.ground(0, Paint(Vector(0.62, 0.64, 0.64), .tiles, label: 3))
    wall(raster, Vector(-half, 0, back), Vector(half, 0, back), high, Paint(tint * 0.7, label: 0))
    raster.box(
      Vector(0, 0, back - 0.05), Vector(1.2, 2.1, 0.06), yaw: 0, Paint(Vector(0.9, 0.92, 0.95), label: 14, glow: 0.6))
    for side: Float in [-1, 1] {
      wall(raster, Vector(side * half, 0, -6), Vector(side * half, 0, back), high, Paint(tint, label: 0))
      for z in stride(from: Float(1.2), to: back, by: 3.2) {
        raster.box(
          Vector(side * (half - 0.04), 0, z + side * 0.5), Vector(0.12, 2.05, 0.95), yaw: 0,
          Paint(Vector(0.45, 0.30, 0.20), label: 14))
      }
    }
    raster.polygon(
      [Vector(-half, -high, -6), Vector(half, -high, -6), Vector(half, -high, back), Vector(-half, -high, back)],
      Paint(Vector(0.90, 0.90, 0.90), label: 5))
    for z in stride(from: Float(1), to: back, by: 2.6) {
      raster.box(
        Vector(0, -high + 0.08, z), Vector(0.35, 0.06, 1.3), yaw: 0, Paint(Vector(1, 1, 0.94), label: 36, glow: 1))
    }
  }

  private func warehouse(_ raster: RenderTarget, _ random: inout SeededGenerator) {
    let (back, half, high) = (depth + 9, width + 4.5, Float(6.5))
    raster.ground(0, Paint(Vector(0.50, 0.50, 0.48), .speckle, label: 3))
    let steel = Vector(0.44, 0.50, 0.54)
    wall(raster, Vector(-half, 0, back), Vector(half, 0, back), high, Paint(steel, .planks, label: 0))
    for side: Float in [-1, 1] {
      wall(
        raster, Vector(side * half, 0, -6), Vector(side * half, 0, back), high, Paint(steel * 0.85, .planks, label: 0))
      for z in stride(from: Float(2), to: back, by: 4) {
        raster.box(
          Vector(side * (half - 1.6), 0, z), Vector(0.4, high, 0.4), yaw: 0, Paint(Vector(0.75, 0.55, 0.15), label: 42))
      }
    }
    raster.polygon(
      [Vector(-half, -high, -6), Vector(half, -high, -6), Vector(half, -high, back), Vector(-half, -high, back)],
      Paint(Vector(0.30, 0.32, 0.34), label: 5))
    // Stacks of crates along the walls and at the back.
    for index in 0..<8 {
      let side: Float = index % 2 == 0 ? 1 : -1
      let x = index < 4 ? side * (half - 0.9) : side * span(&random, 0.5, half - 2)
      let z = index < 4 ? depth * 0.6 + Float(index) * 2 : back - span(&random, 0.7, 1.6)
      for level in 0...Int(random.next() % 3) {
        raster.box(
          Vector(x + span(&random, -0.1, 0.1), -1.05 * Float(level), z), Vector(1.1, 1.05, 1.1), yaw: 0,
          Paint(Vector(0.62, 0.46, 0.28) * span(&random, 0.8, 1.1), .planks, label: 41))
      }
    }
  }

  private func street(_ raster: RenderTarget, _ random: inout SeededGenerator) {
    let half = width + 2.4
    raster.ground(0, Paint(Vector(0.33, 0.33, 0.35), .road, label: 6))
    for side: Float in [-1, 1] {
      raster.polygon(
        [
          Vector(side * (half - 1.2), -0.03, -6), Vector(side * (half + 2), -0.03, -6),
          Vector(side * (half + 2), -0.03, 90),
          Vector(side * (half - 1.2), -0.03, 90),
        ], Paint(Vector(0.62, 0.61, 0.58), .tiles, label: 11))
      var z: Float = -2
      while z < 60 {
        let (long, high) = (span(&random, 5, 9), span(&random, 5, 13))
        let tint = [
          Vector(0.66, 0.38, 0.30), Vector(0.72, 0.66, 0.54), Vector(0.52, 0.56, 0.62), Vector(0.78, 0.72, 0.62),
        ]
        raster.box(
          Vector(side * (half + 4.2), 0, z + long / 2), Vector(5, high, long - 0.3), yaw: 0,
          Paint(tint[Int(random.next() % 4)], .windows, label: 1, glow: isNight ? 0.5 : 0))
        z += long
      }
      for z in stride(from: depth * 0.5 + 1, to: 45, by: 7) {
        let x = side * (half - 0.8)
        raster.capsule(Vector(x, 0, z), Vector(x, -4, z), 0.07, 0.06, Paint(Palette.steel * 0.6, label: 87))
        raster.capsule(
          Vector(x - side * 0.6, -4, z), Vector(x - side * 0.6, -4, z), 0.18, 0.18,
          Paint(Vector(1, 0.95, 0.75), label: 87, glow: isNight ? 1 : 0.2))
      }
    }
    // The street ends at a house, so that there is no hole in the middle.
    raster.box(Vector(0, 0, 80), Vector(40, 9, 4), yaw: 0, Paint(Vector(0.55, 0.52, 0.52), .windows, label: 1))
  }

  private func forest(_ raster: RenderTarget, _ random: inout SeededGenerator) {
    raster.ground(0, Paint(Vector(0.30, 0.30, 0.14), .grass, label: 13))
    for index in 0..<34 {
      let z = span(&random, 0.5, 1) * Float(index) * 0.75 + 1.5
      let clear = width * z / max(depth, 0.1) + 0.7
      var x = span(&random, -1, 1) * (clear + 5)
      // Nothing between the camera and the subjects.
      if z < depth + 1.2, abs(x) < clear { x = x < 0 ? x - clear : x + clear }
      let thick = span(&random, 0.14, 0.3)
      let bark = Vector(0.34, 0.24, 0.15) * span(&random, 0.7, 1.2)
      raster.capsule(Vector(x, 0.2, z), Vector(x, -7, z), thick, thick * 0.7, Paint(bark, label: 4))
      let leaf = Vector(span(&random, 0.10, 0.25), span(&random, 0.32, 0.5), 0.12)
      raster.capsule(
        Vector(x, -3.4 - span(&random, 0, 2), z), Vector(x, -6.5, z), span(&random, 0.9, 1.4), 0.8,
        Paint(leaf, label: 4))
      if index % 2 == 0 {
        let (bx, by) = (x + span(&random, 0.5, 1.1), span(&random, 0.25, 0.45))
        if z > depth + 1.5 || abs(bx) > clear {
          raster.capsule(Vector(bx, -by * 0.5, z), Vector(bx + 0.3, -by * 0.6, z), by, by, Paint(leaf * 0.8, label: 17))
        }
      }
    }
  }

  private func meadow(_ raster: RenderTarget, _ random: inout SeededGenerator) {
    raster.ground(0, Paint(Vector(0.36, 0.58, 0.20), .grass, label: 9))
    for index in 0..<5 {
      let x = Float(index - 2) * 24 + span(&random, -8, 8)
      let r = span(&random, 14, 24)
      raster.capsule(
        Vector(x, r * 0.72, 70), Vector(x + 14, r * 0.76, 78), r, r,
        Paint(Vector(0.30, 0.48, 0.26) * span(&random, 0.8, 1.1), label: 68))
    }
    for _ in 0..<16 {
      let (x, z) = (span(&random, -12, 12), span(&random, depth + 2, depth + 18))
      let flower = [Vector(0.95, 0.85, 0.3), Vector(0.9, 0.4, 0.5), Vector(0.95, 0.95, 0.9)][Int(random.next() % 3)]
      raster.capsule(Vector(x, -0.12, z), Vector(x, -0.12, z), 0.12, 0.12, Paint(flower, label: 66))
    }
    let side: Float = random.next() % 2 == 0 ? 1 : -1
    let (tx, tz) = (side * (width + 5.5), depth + 9)
    raster.capsule(Vector(tx, 0, tz), Vector(tx, -2.4, tz), 0.25, 0.2, Paint(Vector(0.36, 0.25, 0.15), label: 4))
    raster.capsule(Vector(tx, -3.2, tz), Vector(tx, -4, tz), 1.6, 1.3, Paint(Vector(0.20, 0.42, 0.15), label: 4))
  }

  private func courtyard(_ raster: RenderTarget, _ random: inout SeededGenerator) {
    let (back, half, high) = (depth + 3.2, width + 1.9, Float(3.4))
    let stone = [Vector(0.76, 0.66, 0.52), Vector(0.72, 0.70, 0.66), Vector(0.74, 0.56, 0.44)][Int(random.next() % 3)]
    raster.ground(0, Paint(Vector(0.62, 0.58, 0.52), .tiles, label: 3))
    wall(raster, Vector(-half, 0, back), Vector(half, 0, back), high, Paint(stone, .bricks, label: 0))
    for side: Float in [-1, 1] {
      wall(
        raster, Vector(side * half, 0, -6), Vector(side * half, 0, back), high, Paint(stone * 0.88, .bricks, label: 0))
    }
    // An arcade along the back.
    let count = max(3, Int(half * 2 / 1.5))
    for index in 0...count {
      let x = -half + 0.25 + (2 * half - 0.5) * Float(index) / Float(count)
      raster.capsule(
        Vector(x, 0, back - 0.7), Vector(x, -2.5, back - 0.7), 0.17, 0.15, Paint(stone * 1.15, label: 42))
    }
    raster.box(Vector(0, -2.5, back - 0.7), Vector(2 * half, 0.4, 0.5), yaw: 0, Paint(stone * 1.1, label: 42))
    for side: Float in [-1, 1] {
      let (x, z) = (side * (half - 0.5), depth + 0.6)
      raster.capsule(Vector(x, -0.2, z), Vector(x, -0.4, z), 0.26, 0.3, Paint(Vector(0.66, 0.34, 0.22), label: 125))
      raster.capsule(Vector(x, -0.9, z), Vector(x, -1.2, z), 0.4, 0.3, Paint(Vector(0.16, 0.42, 0.18), label: 17))
    }
  }

  private func beach(_ raster: RenderTarget, _ random: inout SeededGenerator) {
    let shore = depth + 5
    raster.ground(0, Paint(Vector(0.90, 0.80, 0.58), .sand, label: 46))
    raster.polygon(
      [Vector(-90, -0.04, shore), Vector(90, -0.04, shore + 4), Vector(90, -0.04, 400), Vector(-90, -0.04, 400)],
      Paint(Vector(0.14, 0.46, 0.62), .water, label: 26))
    raster.polygon(
      [
        Vector(-90, -0.05, shore - 0.5), Vector(90, -0.05, shore + 3.5), Vector(90, -0.05, shore + 4.1),
        Vector(-90, -0.05, shore + 0.1),
      ], Paint(Vector(0.96, 0.97, 0.97), label: 26))
    for side: Float in [-1, 1] {
      let (x, z) = (side * (width + span(&random, 1.2, 1.8)), depth + span(&random, 0.2, 2.2))
      let tint = [Vector(0.90, 0.30, 0.28), Vector(0.95, 0.80, 0.25), Vector(0.25, 0.55, 0.85)][Int(random.next() % 3)]
      raster.capsule(Vector(x, 0, z), Vector(x, -2.3, z), 0.04, 0.04, Paint(Vector(0.9, 0.9, 0.88), label: 106))
      for ring in 0..<3 {
        let (r, y) = (1.05 - 0.3 * Float(ring), -2.05 - 0.14 * Float(ring))
        raster.polygon(
          (0..<10).map { Vector(x + r * cos(Float($0) * 0.628), y, z + r * sin(Float($0) * 0.628)) },
          Paint(ring == 1 ? Vector(0.95, 0.94, 0.9) : tint, label: 106))
      }
      raster.box(Vector(x + side * 0.3, -0.01, z - 0.6), Vector(0.8, 0.05, 1.6), yaw: 0, Paint(tint * 0.8, label: 81))
    }
    for _ in 0..<5 {
      let (x, z, r) = (span(&random, -14, 14), shore + span(&random, 3, 18), span(&random, 0.5, 1.3))
      raster.capsule(Vector(x, 0, z), Vector(x + r, 0.1, z), r, r * 0.8, Paint(Vector(0.40, 0.38, 0.37), label: 34))
    }
  }

  private func bridge(_ raster: RenderTarget, _ random: inout SeededGenerator) {
    let half = width + 1.0
    raster.ground(9, Paint(Vector(0.16, 0.36, 0.46), .water, label: 21))
    raster.polygon(
      [Vector(-half, 0, -6), Vector(half, 0, -6), Vector(half, 0, 120), Vector(-half, 0, 120)],
      Paint(Vector(0.52, 0.44, 0.36), .planks, label: 61))
    let iron = [Vector(0.62, 0.20, 0.16), Vector(0.28, 0.36, 0.42), Vector(0.36, 0.44, 0.34)][Int(random.next() % 3)]
    for side: Float in [-1, 1] {
      for height: Float in [0.5, 1.05] {
        raster.box(Vector(side * half, -height, 57), Vector(0.09, 0.1, 126), yaw: 0, Paint(iron, label: 38))
      }
      for z in stride(from: Float(0.5), to: 40, by: 1.6) {
        raster.box(Vector(side * half, 0, z), Vector(0.1, 1.1, 0.1), yaw: 0, Paint(iron, label: 38))
      }
      for z in [depth + 4, depth + 26] {
        raster.box(Vector(side * (half + 0.4), 0, z), Vector(0.6, 9, 0.6), yaw: 0, Paint(iron * 0.9, label: 61))
      }
      raster.capsule(
        Vector(side * (half + 0.4), -9, depth + 4), Vector(side * (half + 0.2), -1.2, depth + 15), 0.08, 0.08,
        Paint(iron, label: 61))
      raster.capsule(
        Vector(side * (half + 0.2), -1.2, depth + 15), Vector(side * (half + 0.4), -9, depth + 26), 0.08, 0.08,
        Paint(iron, label: 61))
    }
    for z in [depth + 4, depth + 26] {
      raster.box(Vector(0, -6.5, z), Vector(2 * half + 1.4, 0.6, 0.5), yaw: 0, Paint(iron * 0.9, label: 61))
    }
  }
}
