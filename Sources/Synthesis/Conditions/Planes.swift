import Media

/// What is read off a drawn raster beside its colours.
enum Planes {
  /// Inverse distance in 16 bits, larger is nearer, 1 is the sky; as the raw output of a depth network. The nearest
  /// value is that at two thirds of the main subject's distance, so that what is close to the lens hides no contrast.
  static func depth(_ raster: RenderTarget, _ scene: Scene) -> [UInt16] {
    let scale = scene.subjects[0].position.z / 1.5 * 65534
    return (0..<(raster.side * raster.side)).map { UInt16(min(raster.near[$0] * scale, 65534)) + 1 }
  }

  /// The ADE20K class of each pixel.
  static func labels(_ raster: RenderTarget) -> [UInt8] {
    (0..<(raster.side * raster.side)).map { raster.surfaces[Int(raster.surface[$0])].label }
  }

  /// Normals as colours: red to the right, green up, blue towards the camera.
  static func normals(_ raster: RenderTarget) -> Picture {
    let view = raster.view
    var picture = Picture(width: raster.side, height: raster.side, fill: (128, 128, 255))
    for at in 0..<(raster.side * raster.side) where raster.surface[at] != 0 {
      let n = Shader.normal(raster, at, raster.surfaces[Int(raster.surface[at])])
      let seen = Vector(n.dot(view.right), -n.dot(view.down), -n.dot(view.forward))
      for channel in 0..<3 {
        picture.pixels[3 * at + channel] = UInt8(min(max((seen[channel] + 1) / 2, 0), 1) * 255)
      }
    }
    return picture
  }

  /// Black lines on white, as a person would draw the scene: where one thing ends and another begins.
  static func sketch(_ raster: RenderTarget) -> Picture {
    let side = raster.side
    var picture = Picture(width: side, height: side, fill: (255, 255, 255))
    func differs(_ a: Int, _ b: Int) -> Bool {
      let (x, y) = (raster.surfaces[Int(raster.surface[a])], raster.surfaces[Int(raster.surface[b])])
      if x.object != y.object || x.label != y.label { return true }
      let (n, m) = (raster.near[a], raster.near[b])
      if abs(n - m) > 0.08 * max(n, m) + 0.004 { return true }
      return !x.isRound && !y.isRound && x.normal.dot(y.normal) < 0.6
    }
    for y in 0..<(side - 1) {
      for x in 0..<(side - 1) {
        let at = y * side + x
        if differs(at, at + 1) || differs(at, at + side) {
          for channel in 0..<3 { picture.pixels[3 * at + channel] = 0 }
        }
      }
    }
    return picture
  }

  /// Which pixels belong to a subject.
  static func mask(_ raster: RenderTarget, object: UInt8) -> [Bool] {
    (0..<(raster.side * raster.side)).map { raster.surfaces[Int(raster.surface[$0])].object == object }
  }
}
