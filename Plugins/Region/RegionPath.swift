import A2CPluginKit

/// One region over time, in shares of the picture's sides.
struct RegionPath {
  var name: String
  let ink: Ink
  /// The name is a word for it that stands for no other: no number, no stand-in.
  var isNamed = false
  /// `nil` where the region is absent.
  var extents: [AreaExtent?]
  /// Outlines to draw, one a frame; a box where there are none.
  var outlines: [[[Drawing.Point]]]
}

/// Regions as they are drawn and told.
struct RegionClip {
  let width, height: Int
  /// The size is the picture's; otherwise nothing can be said of where a region is in it.
  let isSizeKnown: Bool
  let framesPerSecond: Double?
  var paths: [RegionPath]
  let frameCount: Int
  /// What pictures look like instead of masks; `nil` where nothing speaks against masks.
  var look: PictureLook?
}
