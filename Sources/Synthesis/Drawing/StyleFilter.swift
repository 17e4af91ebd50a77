import Glibc
import Media

/// Gives a picture the look of a style.
enum StyleFilter {
  static func apply(_ style: VisualStyle, to picture: Picture, frame: Int) -> Picture {
    var result = picture
    let (w, h) = (picture.width, picture.height)
    func each(_ body: (Int, Int, SIMD3<Float>) -> SIMD3<Float>) {
      picture.pixels.withUnsafeBufferPointer { source in
        result.pixels.withUnsafeMutableBufferPointer { out in
          for y in 0..<h {
            for x in 0..<w {
              let at = (y * w + x) * 3
              let c = SIMD3<Float>(Float(source[at]), Float(source[at + 1]), Float(source[at + 2])) / 255
              let made = body(x, y, c)
              for k in 0..<3 { out[at + k] = UInt8(min(max(made[k], 0), 1) * 255) }
            }
          }
        }
      }
    }
    func pixel(_ x: Int, _ y: Int) -> SIMD3<Float> {
      let at = (min(max(y, 0), h - 1) * w + min(max(x, 0), w - 1)) * 3
      return SIMD3<Float>(Float(picture.pixels[at]), Float(picture.pixels[at + 1]), Float(picture.pixels[at + 2])) / 255
    }
    func luma(_ c: SIMD3<Float>) -> Float { 0.299 * c.x + 0.587 * c.y + 0.114 * c.z }
    let unit = max(1, w / 112)
    switch style {
    case .photorealistic: return picture
    case .watercolor:
      each { x, y, _ in
        var sum = SIMD3<Float>.zero
        for (dx, dy) in [(0, 0), (2, 0), (-2, 0), (0, 2), (0, -2)] { sum += pixel(x + dx * unit, y + dy * unit) }
        let c = sum / 5
        let paper = 0.94 + 0.06 * hash(x / (2 * unit), y / (2 * unit))
        return (SIMD3(repeating: 1) - (SIMD3(repeating: 1) - c) * 0.72) * paper
      }
    case .anime:
      each { x, y, c in
        let edge = abs(luma(pixel(x + unit, y)) - luma(c)) + abs(luma(pixel(x, y + unit)) - luma(c))
        if edge > 0.14 { return SIMD3(0.08, 0.06, 0.14) }
        let grey = luma(c)
        let flat = ((c * 4).rounded(.toNearestOrEven)) / 4
        return (flat - SIMD3(repeating: grey)) * 1.35 + SIMD3(repeating: grey) * 1.08
      }
    case .oilPainting:
      each { x, y, _ in
        // Strokes: each patch of the picture takes its colour from one point of it.
        let (bx, by) = (x / (3 * unit), (y + x / 2) / (4 * unit))
        let c = pixel(bx * 3 * unit + unit, by * 4 * unit - x / 2 + unit)
        let grain = 0.9 + 0.2 * hash(bx, by)
        let grey = luma(c)
        return ((c - SIMD3(repeating: grey)) * 1.4 + SIMD3(repeating: grey)) * grain
      }
    case .filmNoir:
      each { x, y, c in
        let (dx, dy) = (Float(x) / Float(w) - 0.5, Float(y) / Float(h) - 0.5)
        let g = (luma(c) - 0.42) * 1.7 + 0.42
        return SIMD3(repeating: g * (1.1 - 1.3 * (dx * dx + dy * dy)))
      }
    case .pixelArt:
      let block = 4 * unit
      each { x, y, _ in
        let c = pixel(x / block * block + block / 2, y / block * block + block / 2)
        return (c * 5).rounded(.toNearestOrEven) / 5
      }
    case .vintageFilm:
      each { x, y, c in
        let g = luma(c)
        let sepia = SIMD3<Float>(g * 1.05 + 0.10, g * 0.88 + 0.07, g * 0.62 + 0.04)
        let scratch: Float = hash(x / unit, frame, 11) > 0.992 ? 0.25 : 0
        return sepia * 0.78 + c * 0.16 + (hash(x, y, frame) - 0.5) * 0.1 + scratch
      }
    case .cyberpunk:
      each { x, y, c in
        let g = luma(c)
        let tint = SIMD3<Float>(0.10, 0.02, 0.28) * (1 - g) + SIMD3<Float>(1.0, 0.25, 0.85) * (g * 0.55)
        let cyan = SIMD3<Float>(0, 0.75, 0.9) * max(0, g - 0.45) * 1.4
        return tint + cyan + c * 0.28
      }
    }
    return result
  }
}
