/// Lenses brought from the pictures a path was taken with to maps of another size.
enum LensScaling {
  /// The size CameraCtrl takes for granted where a file does not say one.
  static let usualSource = CameraPath.Size(width: 1280, height: 720)

  /// The lens in pixels of a map of `width`×`height`, when the picture is resized to cover the map and its middle is
  /// kept.
  ///
  /// Shares of the picture follow CameraCtrl (inference.py): the focal length along the side that is cropped grows by
  /// what is cropped, the principal point is a share of the map. Pixels are scaled and lose the cropped margin.
  static func pixels(
    _ lens: Intrinsics, unit: CameraPath.Unit, source: CameraPath.Size, width: Int, height: Int
  ) -> Intrinsics {
    let (w, h) = (Double(width), Double(height))
    switch unit {
    case .normalised:
      var (fx, fy) = (lens.fx, lens.fy)
      let ratio = source.width / source.height
      if ratio > w / h { fx = h * ratio * fx / w } else { fy = w / ratio * fy / h }
      return Intrinsics(fx: fx * w, fy: fy * h, cx: lens.cx * w, cy: lens.cy * h)
    case .pixels:
      let scale = max(w / source.width, h / source.height)
      return Intrinsics(
        fx: lens.fx * scale, fy: lens.fy * scale, cx: lens.cx * scale - (source.width * scale - w) / 2,
        cy: lens.cy * scale - (source.height * scale - h) / 2)
    }
  }
}
