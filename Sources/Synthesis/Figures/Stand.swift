/// Draws the parts of one figure: from its own axes (x to its right, y up, z ahead) into a raster.
struct Stand {
  let raster: RenderTarget
  /// On the ground.
  let position: Vector
  /// Radians.
  let yaw: Float
  let object: Int
  let label: Int

  func place(_ point: Vector) -> Vector { position + Vector(point.x, -point.y, point.z).turned(yaw) }

  func paint(_ colour: Vector, glow: Float = 0) -> Paint { Paint(colour, label: label, object: object, glow: glow) }

  func rod(_ from: Vector, _ to: Vector, _ radius: Float, _ other: Float? = nil, _ colour: Vector) {
    raster.capsule(place(from), place(to), radius, other ?? radius, paint(colour))
  }

  func ball(_ middle: Vector, _ radius: Float, _ colour: Vector) {
    raster.capsule(place(middle), place(middle), radius, radius, paint(colour))
  }

  /// A box whose lowest face has its middle at `base`.
  func box(_ base: Vector, _ size: Vector, _ colour: Vector, glow: Float = 0) {
    raster.box(place(base), size, yaw: yaw, paint(colour, glow: glow))
  }
}
