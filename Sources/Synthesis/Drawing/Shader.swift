import Glibc
import Media

/// Gives a drawn raster its colours.
enum Shader {
  static func picture(_ raster: RenderTarget, _ light: Light, weather: Weather?, frame: Int) -> Picture {
    let side = raster.side
    var pixels = [UInt8](repeating: 0, count: side * side * 3)
    let view = raster.view
    let scale = 1 / (view.focal * Float(side))
    raster.surfaces.withUnsafeBufferPointer { surfaces in
      pixels.withUnsafeMutableBufferPointer { out in
        for row in 0..<side {
          let py = (Float(row) + 0.5 - Float(side) / 2) * scale
          for column in 0..<side {
            let px = (Float(column) + 0.5 - Float(side) / 2) * scale
            let at = row * side + column
            let ray = view.forward + view.right * px + view.down * py
            var colour: Vector
            if raster.surface[at] == 0 {
              let height = min(max(-ray.y / ray.length * 1.8, 0), 1)
              colour = light.skyLow + (light.skyTop - light.skyLow) * height
            } else {
              colour = lit(raster, at, surfaces[Int(raster.surface[at])], view, ray, light)
            }
            if let weather { fall(weather, row, column, side, frame, &colour) }
            for channel in 0..<3 {
              out[at * 3 + channel] = UInt8(min(max(colour[channel], 0), 1) * 255)
            }
          }
        }
      }
    }
    // checked: side × side × 3 bytes were made above
    return (try? Picture(width: side, height: side, pixels: pixels))
      ?? Picture(width: side, height: side, fill: (0, 0, 0))
  }

  /// The normal at a pixel, in the axes of the world.
  static func normal(_ raster: RenderTarget, _ at: Int, _ surface: Surface) -> Vector {
    guard surface.isRound else { return surface.normal }
    let (x, y) = (Float(raster.normalX[at]) / 127, Float(raster.normalY[at]) / 127)
    let z = max(0, 1 - x * x - y * y).squareRoot()
    let view = raster.view
    return view.right * x + view.down * y - view.forward * z
  }

  @inline(__always)
  private static func lit(
    _ raster: RenderTarget, _ at: Int, _ surface: Surface, _ view: View, _ ray: Vector, _ light: Light
  ) -> Vector {
    let distance = 1 / raster.near[at]
    let normal = normal(raster, at, surface)
    var colour = surface.colour
    if surface.pattern != .plain {
      colour *= texture(surface.pattern, view.position + ray * distance, normal, glow: surface.glow)
    }
    let facing = max(0, normal.dot(light.sun))
    // A little light from behind the camera keeps the side that looks at us from being flat.
    let front = max(0, -normal.dot(view.forward))
    let glow = surface.pattern == .windows ? 0 : surface.glow
    var shade = light.ambient * (0.78 + 0.22 * front) + light.sunColour * facing
    shade = shade * (1 - glow) + Vector(1, 1, 1) * glow
    let fade = 1 - exp(-distance * light.hazeDensity)
    return colour * shade * (1 - fade) + light.haze * fade
  }

  private static func texture(_ pattern: Surface.Pattern, _ p: Vector, _ normal: Vector, glow: Float) -> Vector {
    func whole(_ value: Float) -> Int { Int(value.rounded(.down)) }
    func flat(_ value: Float) -> Vector { Vector(repeating: value) }
    let isFloor = abs(normal.y) > 0.5
    // Along the surface and, on walls, up.
    let along = isFloor ? p.x : abs(normal.x) > 0.5 ? p.z : p.x
    let other = isFloor ? p.z : p.y
    guard abs(along) < 1000, abs(other) < 1000 else { return flat(0.95) }
    switch pattern {
    case .plain: return flat(1)
    case .speckle: return flat(0.92 + 0.14 * hash(whole(along * 6), whole(other * 6)))
    case .tiles:
      let isDark = (whole(along / 0.6) + whole(other / 0.6)) & 1 == 0
      return flat(isDark ? 0.84 : 1.05)
    case .planks:
      let plank = whole(along / 0.22)
      return flat(0.84 + 0.28 * hash(plank, whole(other / 1.6 + Float(plank & 3) * 0.4)))
    case .bricks:
      let row = whole(other / 0.3)
      return flat(0.82 + 0.28 * hash(row, whole(along / 0.55 + Float(row & 1) * 0.5)))
    case .grass: return flat(0.80 + 0.38 * hash(whole(along * 9), whole(other * 4)))
    case .sand: return flat(0.92 + 0.13 * hash(whole(along * 7), whole(other * 5)))
    case .water: return flat(0.85 + 0.3 * hash(whole(along * 0.8), whole(other * 2.5)))
    case .windows:
      let (u, v) = (along / 1.7, other / 2.2)
      let (fu, fv) = (u - u.rounded(.down), v - v.rounded(.down))
      guard !isFloor, fu > 0.25, fu < 0.75, fv > 0.2, fv < 0.75 else { return flat(1) }
      let isLit = glow > 0 && hash(whole(u), whole(v), 7) > 0.45
      return isLit ? Vector(3.6, 3.1, 1.9) : Vector(0.42, 0.48, 0.60)
    case .road:
      let dash = other / 2.4
      let isLine = abs(p.x) < 0.08 && dash - dash.rounded(.down) < 0.5
      return isLine ? flat(2.4) : flat(0.92 + 0.14 * hash(whole(along * 6), whole(other * 6)))
    }
  }

  /// Rain and snow in front of everything.
  @inline(__always)
  private static func fall(
    _ weather: Weather, _ row: Int, _ column: Int, _ side: Int, _ frame: Int, _ colour: inout Vector
  ) {
    let unit = max(1, side / 112)
    switch weather {
    case .rain:
      let slant = (column / unit * 3 + row / unit) / 3
      if hash(slant, (row / unit + frame * 5) / 7, frame) > 0.975 {
        colour = colour * 0.6 + Vector(0.8, 0.85, 0.92) * 0.4
      }
    case .snow:
      let cell = 3 * unit
      if hash(column / cell, (row + frame * 3 * unit) / cell, 3) > 0.982 {
        colour = colour * 0.15 + Vector(0.85, 0.85, 0.85)
      }
    default: break
    }
  }
}
