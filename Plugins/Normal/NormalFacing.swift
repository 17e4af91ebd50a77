import A2CPluginKit

/// How much of the picture faces up and how much faces the viewer.
struct NormalFacing {
  private var units = 0, pixels = 0, up = 0, front = 0

  /// Within about 32 degrees.
  private static let least = 0.85

  private var first: [UInt8]?
  /// All pixels of all frames are one colour.
  private(set) var isBlank = true

  /// Most pixels have the length of a normal.
  var areNormals: Bool { 2 * units >= pixels }

  /// - Parameter bytes: x right, y up, z to the viewer.
  mutating func count(_ bytes: [UInt8]) {
    for at in stride(from: 0, to: bytes.count - 2, by: 3) {
      pixels += 1
      if isBlank {
        let color = Array(bytes[at..<(at + 3)])
        if first == nil { first = color } else if first != color { isBlank = false }
      }
      let normal = SIMD3(Double(bytes[at]), Double(bytes[at + 1]), Double(bytes[at + 2])) / 127.5 - 1
      guard NormalLook.isUnit(normal) else { continue }
      units += 1
      if normal.y >= Self.least { up += 1 }
      if normal.z >= Self.least { front += 1 }
    }
  }

  /// - Parameter isUpSure: only then what faces up is told.
  func words(isUpSure: Bool) -> String? {
    // Where many pixels are no normals, nothing is told.
    guard Double(units) >= 0.5 * Double(pixels), units > 0 else { return nil }
    var parts: [String] = []
    func share(_ count: Int) -> Double { Double(count) / Double(pixels) }
    if share(front) >= 0.05 { parts.append("\(PlainWords.percent(share(front))) of the area faces the viewer") }
    if isUpSure, share(up) >= 0.05 {
      parts.append("\(PlainWords.percent(share(up))) of the area faces upwards, as a floor does")
    }
    return parts.isEmpty ? nil : PlainWords.sentence(PlainWords.list(parts))
  }
}
