import Support

/// Kinds of clip that people give as conditions, four frames each, and the adapters that are for them.
struct ClipKinds {
  typealias Color = SIMD3<Double>

  struct Kind: Sendable {
    let name: String
    /// Of the adapters that take any pictures.
    let adapters: Set<String>
    /// From 0 to 255 at a place in shares of the picture; y goes down.
    let color: @Sendable (_ x: Double, _ y: Double, _ t: Double) -> Color
  }

  static let width = 192, height = 144

  static func frames(_ kind: Kind) -> [[UInt8]] {
    (0..<4).map { frame in
      (0..<(width * height)).flatMap { pixel -> [UInt8] in
        let (x, y) = (Double(pixel % width) / Double(width), Double(pixel / width) / Double(height))
        let color = kind.color(x, y, Double(frame) / 3)
        return (0..<3).map { UInt8(min(max(color[$0], 0), 255).rounded()) }
      }
    }
  }

  private static func grey(_ value: Double) -> Color { Color(repeating: value) }

  // MARK: What is shown

  /// A floor that comes nearer towards the bottom, and a ball on it that goes right: from 0 (far) to 1.
  private static func near(_ x: Double, _ y: Double, _ t: Double) -> Double {
    isBall(x, y, t) ? 0.95 : y > 0.4 ? (y - 0.4) / 0.6 * 0.9 : 0
  }

  private static func isBall(_ x: Double, _ y: Double, _ t: Double) -> Bool {
    let (dx, dy) = ((x - 0.3 - 0.3 * t) * 4 / 3, y - 0.55)
    return dx * dx + dy * dy < 0.03
  }

  /// Distance to the outlines of a scene, in pixels.
  private static func outline(_ x: Double, _ y: Double, _ t: Double) -> Double {
    let (px, py) = (x * 192, y * 144)
    func ring(_ cx: Double, _ cy: Double, _ radius: Double) -> Double {
      abs(((px - cx) * (px - cx) + (py - cy) * (py - cy)).squareRoot() - radius)
    }
    let frame = abs(max(abs(px - 135) - 34, abs(py - 70) - 40))
    return [ring(60 + 20 * t, 70, 34), ring(135, 70, 22), frame, abs(py - 132 + 0.05 * px)].min() ?? 0
  }

  private static func lines(_ half: Double) -> @Sendable (Double, Double, Double) -> Color {
    { x, y, t in grey(outline(x, y, t) <= half ? 255 : 0) }
  }

  private static func areas(_ colors: [Color]) -> @Sendable (Double, Double, Double) -> Color {
    { x, y, t in
      if isBall(x, y, t) { return colors[2] }
      if x > 0.75, y > 0.3 { return colors[3] }
      return y < 0.4 ? colors[1] : colors[0]
    }
  }

  /// Numbers from 0 to 1 that are always the same for whole places.
  private static func hash(_ x: Int, _ y: Int, _ seed: Int) -> Double {
    var bits = UInt64(bitPattern: Int64(x &* 374_761_393 &+ y &* 668_265_263 &+ seed &* 1_274_126_177))
    bits = (bits ^ (bits >> 13)) &* 1_274_126_177
    return Double((bits ^ (bits >> 16)) & 0xFFFF) / 65535
  }

  private static func smooth(_ x: Double, _ y: Double, _ seed: Int) -> Double {
    let (left, top) = (Int(x), Int(y))
    let (u, v) = (x - Double(left), y - Double(top))
    let above = hash(left, top, seed) * (1 - u) + hash(left + 1, top, seed) * u
    let below = hash(left, top + 1, seed) * (1 - u) + hash(left + 1, top + 1, seed) * u
    return above * (1 - v) + below * v
  }

  /// Smooth colours, some structure, and a sensor's noise.
  private static func photo(_ x: Double, _ y: Double, _ t: Double, _ seed: Int) -> Color {
    let shift = x * 14 + 2 * t
    let noise = 16 * (hash(Int(x * 192), Int(y * 144), seed + Int(t * 3)) - 0.5)
    let grain = 50 * (smooth(shift * 4, y * 40, seed + 9) - 0.5)
    return Color(
      40 + 170 * smooth(shift, y * 10, seed), 40 + 170 * smooth(shift, y * 10, seed + 1),
      40 + 170 * smooth(shift, y * 10, seed + 2)) + grey(noise + grain)
  }

  private static func normal(_ x: Double, _ y: Double, _ z: Double) -> Color {
    let length = (x * x + y * y + z * z).squareRoot()
    return (Color(x, y, z) / length + 1) * 127.5
  }

  private static func ball(_ x: Double, _ y: Double, _ t: Double) -> Color {
    let (dx, dy) = ((x - 0.4 - 0.2 * t) / 0.3, (0.5 - y) / 0.4)
    let square = dx * dx + dy * dy
    return square < 0.98 ? normal(dx, dy, (1 - square).squareRoot()) : normal(0, 0, 1)
  }

  private static func room(_ x: Double, _ y: Double, _ t: Double) -> Color {
    if x < 0.2 + 0.05 * t { return normal(0.97, 0, 0.24) }
    if x > 0.8 { return normal(-0.97, 0, 0.24) }
    return y > 0.6 ? normal(0, 0.97, 0.24) : normal(0, 0, 1)
  }

  /// The colour map called jet.
  private static func jet(_ value: Double) -> Color {
    Color(3, 2, 1).map { min(max(1.5 - abs(4 * value - $0), 0), 1) * 255 }
  }

  // MARK: All of them

  private static let ade: [Color] = [[4, 250, 7], [6, 230, 230], [150, 5, 61], [180, 120, 120]]
  private static let any: [Color] = [[31, 119, 180], [255, 127, 14], [44, 160, 44], [214, 39, 40]]

  static let all: [Kind] = [
    Kind(name: "depth", adapters: ["depth"]) { grey(near($0, $1, $2) * 255) },
    Kind(name: "depth, near dark", adapters: ["depth"]) { grey(255 - near($0, $1, $2) * 255) },
    Kind(name: "depth in colours", adapters: ["depth"]) { jet(near($0, $1, $2)) },
    Kind(name: "depth of a room", adapters: ["depth"]) { x, y, t in
      isBall(x, y, t) ? grey(240) : grey(30 + 140 * max(abs(x - 0.5), abs(y - 0.5)))
    },
    Kind(name: "edges", adapters: ["sketch"], color: lines(0.6)),
    Kind(name: "drawing, dark on light", adapters: ["sketch"]) { grey(255) - lines(0.8)($0, $1, $2) },
    Kind(name: "scribble", adapters: ["sketch"], color: lines(1.6)),
    Kind(name: "soft edges", adapters: ["sketch"]) { x, y, t in grey(max(0, 255 - 90 * outline(x, y, t))) },
    Kind(name: "mask", adapters: ["region", "segmentation"]) { grey(isBall($0, $1, $2) ? 255 : 0) },
    Kind(name: "mask of two things", adapters: ["region", "segmentation"]) { x, y, t in
      grey(isBall(x, y, t) || (x > 0.8 && y > 0.6) ? 255 : 0)
    },
    Kind(name: "classes of ADE20K", adapters: ["segmentation"], color: areas(ade)),
    Kind(name: "areas of any colours", adapters: ["segmentation"], color: areas(any)),
    Kind(name: "normals of a ball", adapters: ["normal"], color: { ball($0, $1, $2) }),
    Kind(name: "normals of a room", adapters: ["normal"], color: { room($0, $1, $2) }),
    Kind(name: "photo", adapters: []) { photo($0, $1, $2, 1) },
    Kind(name: "dark photo", adapters: []) { photo($0, $1, $2, 2) * 0.35 },
    Kind(name: "grey photo", adapters: []) { x, y, t in grey(photo(x, y, t, 3).sum() / 3) },
    Kind(name: "night", adapters: []) { x, y, t in
      let lamp = (x * 7).rounded() / 7 - x, pole = (y * 5).rounded() / 5 - y
      return lamp * lamp + pole * pole < 0.0002 ? grey(230) : photo(x, y, t, 5) * 0.12 + Color(10, 10, 14)
    },
    Kind(name: "cartoon", adapters: []) { x, y, t in outline(x, y, t) <= 1.2 ? grey(12) : areas(any)(x, y, t) },
    Kind(name: "text", adapters: []) { x, y, _ in
      let (px, py) = (Int(x * 192), Int(y * 144))
      let isRow = py % 14 < 7 && py < 120, isLetter = px % 8 < 5 && px > 10 && px < 150
      return isRow && isLetter && hash(px / 2, py / 2, 3) > 0.4 ? grey(20) : grey(248)
    },
    Kind(name: "code in an editor", adapters: []) { x, y, _ in
      let (px, py) = (Int(x * 192), Int(y * 144))
      let isRow = py % 14 < 7 && py < 120, isLetter = px % 8 < 5 && px > 10 + 8 * (py / 14 % 3) && px < 150
      let inks: [Color] = [[220, 220, 170], [86, 156, 214], [206, 145, 120], [156, 220, 254]]
      return isRow && isLetter && hash(px / 2, py / 2, 3) > 0.4 ? inks[(px / 24 + py / 14) % 4] : Color(30, 30, 34)
    },
    Kind(name: "black", adapters: []) { _, _, _ in grey(0) },
    Kind(name: "white", adapters: []) { _, _, _ in grey(255) },
    Kind(name: "vivid photo", adapters: []) { x, y, t in (photo(x, y, t, 4) - 128) * 1.6 + 128 },
  ]
}

extension SIMD3<Double> {
  fileprivate func map(_ change: (Double) -> Double) -> Self { Self(change(x), change(y), change(z)) }
}
