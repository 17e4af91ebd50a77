/// The path of a camera, found again in the maps that an adapter emitted.
package struct CameraTrack: Sendable {
  package let cameras: [RecoveredCamera]

  /// - Returns: `nil` where one of the maps is none of a camera, in either order of the channels.
  package init?(_ tensor: TensorBlock) {
    guard tensor.shape.count == 4, tensor.shape[0] > 0 else { return nil }
    for isMomentFirst in [true, false] {
      let found = (0..<tensor.shape[0]).map { RecoveredCamera(tensor, $0, isMomentFirst: isMomentFirst) }
      let cameras = found.compactMap { $0 }
      guard cameras.count == found.count else { continue }
      self.cameras = cameras
      return
    }
    return nil
  }
}
