import Glibc
import Support

/// Brings colours of high dynamic range to those of an ordinary screen: what is 203 cd/m², the white of a picture
/// (ITU-R BT.2408), becomes white, brighter lights are cut.
struct ScreenColors: Sendable {
  /// How light is written.
  enum Transfer: String, Sendable { case pq = "PQ", hlg = "HLG" }

  private let transfer: Transfer
  /// For each level the light, 1 is white.  // 256
  private let light: [Float]
  /// For each light from 0 to 1 the level of sRGB.  // 4096
  private let levels: [UInt8]

  private static let white = 203.0
  private static let steps = 4095.0

  init(_ transfer: Transfer) {
    self.transfer = transfer
    light = (0..<256).map { level in
      let value = Double(level) / 255
      switch transfer {
      case .pq:
        let (m1, m2, c1, c2, c3) = (0.1593017578125, 78.84375, 0.8359375, 18.8515625, 18.6875)
        let power = pow(value, 1 / m2)
        return Float(10_000 * pow(max(power - c1, 0) / (c2 - c3 * power), 1 / m1) / Self.white)
      case .hlg:
        let (a, b, c) = (0.17883277, 0.28466892, 0.55991073)
        return Float(value <= 0.5 ? value * value / 3 : (exp((value - c) / a) + b) / 12)
      }
    }
    levels = (0...Int(Self.steps)).map { step in
      let value = Double(step) / Self.steps
      let level = value <= 0.0031308 ? 12.92 * value : 1.055 * pow(value, 1 / 2.4) - 0.055
      return UInt8((level * 255).rounded())  // checked: in 0…255
    }
  }

  /// - Parameter channels: 3, or 4 with an alpha that stays.
  func apply(_ bytes: inout [UInt8], channels: Int) {
    guard channels >= 3 else { return }
    bytes.withUnsafeMutableBufferPointer { bytes in
      for at in stride(from: 0, to: bytes.count - channels + 1, by: channels) {
        var (r, g, b) = (light[Int(bytes[at])], light[Int(bytes[at + 1])], light[Int(bytes[at + 2])])
        if transfer == .hlg {
          // The system's gamma of 1.2 for a screen of 1000 cd/m².
          let y = 0.2627 * r + 0.678 * g + 0.0593 * b
          let gain = Float(1000 / Self.white) * powf(max(y, 1e-6), 0.2)
          (r, g, b) = (r * gain, g * gain, b * gain)
        }
        // BT.2020 to BT.709.
        bytes[at] = level(1.6605 * r - 0.5876 * g - 0.0728 * b)
        bytes[at + 1] = level(-0.1246 * r + 1.1329 * g - 0.0083 * b)
        bytes[at + 2] = level(-0.0182 * r - 0.1006 * g + 1.1187 * b)
      }
    }
  }

  private func level(_ light: Float) -> UInt8 {
    levels[Int(min(max(light, 0), 1) * Float(Self.steps) + 0.5)]  // checked: in 0…4095
  }
}
