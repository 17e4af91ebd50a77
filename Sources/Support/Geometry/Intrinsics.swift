/// The lens of a camera without distortion: focal lengths and principal point, in a ``Unit``.
@frozen public struct Intrinsics: Equatable, Sendable {
  /// What focal lengths and principal points are counted in.
  public enum Unit: String, CaseIterable, Sendable {
    /// Shares of the picture: fx and cx of its width, fy and cy of its height.
    case normalised
    case pixels
  }

  public var fx, fy, cx, cy: Double

  @inlinable public init(fx: Double, fy: Double, cx: Double, cy: Double) {
    (self.fx, self.fy, self.cx, self.cy) = (fx, fy, cx, cy)
  }

  /// The lens in pixels of a picture of `width`×`height`, when a picture of the size `source` is resized to cover it and
  /// its middle is kept.
  ///
  /// Shares of the picture follow CameraCtrl (inference.py): the focal length along the side that is cropped grows by
  /// what is cropped, the principal point is a share of the new picture. Pixels are scaled and lose the cropped margin.
  public func pixels(
    _ unit: Unit, source: (width: Double, height: Double), width: Int, height: Int
  ) -> Intrinsics {
    let (w, h) = (Double(width), Double(height))
    switch unit {
    case .normalised:
      var (fx, fy) = (fx, fy)
      let ratio = source.width / source.height
      if ratio > w / h { fx = h * ratio * fx / w } else { fy = w / ratio * fy / h }
      return Intrinsics(fx: fx * w, fy: fy * h, cx: cx * w, cy: cy * h)
    case .pixels:
      let scale = max(w / source.width, h / source.height)
      return Intrinsics(
        fx: fx * scale, fy: fy * scale, cx: cx * scale - (source.width * scale - w) / 2,
        cy: cy * scale - (source.height * scale - h) / 2)
    }
  }
}
