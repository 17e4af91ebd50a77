package import Conditions
package import Support

/// A camera's path as it is drawn and told: where the camera is, where it looks, how wide.
package struct CameraTrack: Sendable {
  /// One pose, in the axes of the first.
  package struct Camera: Sendable, Equatable {
    package var centre: Vector3
    /// The camera's axes.
    package var right: Vector3
    package var down: Vector3
    package var forward: Vector3
    /// Tangents from the axis ahead to the edges of the picture: left, right, top, bottom; left and top are negative.
    package var edges: (left: Double, right: Double, top: Double, bottom: Double)

    package static func == (a: Self, b: Self) -> Bool {
      a.centre == b.centre && a.right == b.right && a.down == b.down && a.forward == b.forward && a.edges == b.edges
    }

    init(_ motion: RigidMotion, lens: Intrinsics) {
      let axes = motion.rotation.transposed
      (centre, right, down, forward) = (motion.translation, axes.r0, axes.r1, axes.r2)
      edges = (-lens.cx / lens.fx, (1 - lens.cx) / lens.fx, -lens.cy / lens.fy, (1 - lens.cy) / lens.fy)
    }

    /// A point `distance` ahead, at the given tangents to the right and down.
    func point(_ distance: Double, _ x: Double, _ y: Double) -> Vector3 {
      centre + (forward + right * x + down * y) * distance
    }

    /// The angle by which another camera is turned against this one, in radians.
    package func turn(to other: Camera) -> Double {
      let trace = right.dot(other.right) + down.dot(other.down) + forward.dot(other.forward)
      return Trigonometry.arcCosine((trace - 1) / 2)
    }
  }

  /// The most poses that a drawing has room for.
  private static let most = 512

  /// At least one.
  package let cameras: [Camera]
  /// Of the path, also where fewer are drawn.
  package let count: Int

  /// - Returns: `nil` where the path has no pose.
  package init?(_ path: CameraBlock) {
    let chosen = EvenSpread.indices(Self.most, of: path.poses.count)
    guard !chosen.isEmpty else { return nil }
    count = path.poses.count
    cameras = chosen.map { Camera(path.poses[$0], lens: path.shares(of: $0)) }
  }
}

extension CameraBlock {
  /// The lens of a pose as shares of the source's own picture.
  fileprivate func shares(of pose: Int) -> Intrinsics {
    let lens = lenses[pose]
    guard unit == .pixels else { return lens }
    return Intrinsics(
      fx: lens.fx / source.width, fy: lens.fy / source.height, cx: lens.cx / source.width, cy: lens.cy / source.height)
  }
}
