/// What is drawn at a pixel: one part of something, with its colour.
struct Surface {
  /// How the colour varies over a flat surface.
  enum Pattern: UInt8 { case plain, speckle, tiles, planks, bricks, grass, sand, water, windows, road }

  var colour: Vector  // 0 … 1
  /// Of flat surfaces, in the axes of the world.
  var normal = Vector(0, -1, 0)
  /// The pixels carry normals of their own.
  var isRound = false
  var pattern = Pattern.plain
  /// 0: the place; else the number of the subject plus 1.
  var object: UInt8 = 0
  /// ADE20K class: what the segmentation tells.
  var label: UInt8 = 0
  /// Light of its own: lamps, windows at night.
  var glow: Float = 0
}

/// How something is painted; what ``RenderTarget`` turns into a ``Surface``.
struct Paint {
  var colour: Vector
  var pattern = Surface.Pattern.plain
  var label: UInt8 = 0
  var object: UInt8 = 0
  var glow: Float = 0

  init(_ colour: Vector, _ pattern: Surface.Pattern = .plain, label: Int = 0, object: Int = 0, glow: Float = 0) {
    self.colour = colour
    self.pattern = pattern
    self.label = UInt8(clamping: label)
    self.object = UInt8(clamping: object)
    self.glow = glow
  }
}
