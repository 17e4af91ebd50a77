package import Support

/// A camera's path as its adapter pushed it, poses and lenses as they are. The host makes of it what a reader wants: Plücker
/// maps for the model's encoder (``maps``), the path in a generator's spelling.
package struct CameraBlock: Sendable, Equatable {
  /// The size of the pictures that the path was taken with, in pixels or any other unit: only the proportion counts where
  /// lenses are shares.
  package struct Source: Sendable, Equatable {
    package var width: Double
    package var height: Double

    package init(width: Double, height: Double) { (self.width, self.height) = (width, height) }
  }

  /// The size of a map, in pixels.
  package struct MapSize: Sendable, Equatable {
    package var width: Int
    package var height: Int

    package init(width: Int, height: Int) { (self.width, self.height) = (width, height) }
  }

  /// From the camera to the axes of the first pose, which is the identity. Axes are OpenCV's: x right, y down, z forward;
  /// lengths are those of the file.
  package var poses: [RigidMotion]
  /// One a pose.
  package var lenses: [Intrinsics]
  package var unit: Intrinsics.Unit
  package var source: Source
  /// Seconds, one a pose, each later than the one before; empty where nobody tells.
  package var times: [Double]
  /// Poses a second; `nil` where nobody tells.
  package var framesPerSecond: Double?
  /// Poses that an encoder sees at most, as the adapter asked; 0 where it left that to the host.
  package var most: Int
  /// The poses that an encoder sees, ascending.
  package var shown: [Int]
  /// The maps of the model's camera encoder; `nil` where it has none.
  package var mapSize: MapSize?

  package init(
    poses: [RigidMotion], lenses: [Intrinsics], unit: Intrinsics.Unit = .normalised, source: Source,
    times: [Double] = [], framesPerSecond: Double? = nil, most: Int = 0, shown: [Int], mapSize: MapSize? = nil
  ) {
    self.poses = poses
    self.lenses = lenses
    self.unit = unit
    self.source = source
    self.times = times
    self.framesPerSecond = framesPerSecond
    self.most = most
    self.shown = shown
    self.mapSize = mapSize
  }

  /// The lens of a pose as shares of a picture of another size, that the source's pictures are scaled to cover.
  package func lens(of pose: Int, width: Int, height: Int) -> Intrinsics {
    let lens = lensInPixels(of: pose, width: width, height: height)
    let (w, h) = (Double(width), Double(height))
    return Intrinsics(fx: lens.fx / w, fy: lens.fy / h, cx: lens.cx / w, cy: lens.cy / h)
  }

  func lensInPixels(of pose: Int, width: Int, height: Int) -> Intrinsics {
    lenses[pose].pixels(unit, source: (source.width, source.height), width: width, height: height)
  }

  /// fx, fy, cx, cy of each pose.
  var lensNumbers: [Double] { lenses.flatMap { [$0.fx, $0.fy, $0.cx, $0.cy] } }
}
