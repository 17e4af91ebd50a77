/// What an adapter may want to know of the model that will read its blocks.
public struct ModelFacts: Sendable, Equatable {
  /// Numbers of a token; 0 where the model takes no tokens (a remote one).
  public var tokenWidth: Int
  /// Without it the host shows frames for the motion encoder to the vision encoder.
  public var hasMotionEncoder: Bool
  /// Without it a tensor for the camera encoder is refused: emit text and frames instead.
  public var hasCameraEncoder: Bool
  /// Height of the maps the camera encoder takes.
  public var cameraHeight: Int
  /// Width of the maps the camera encoder takes.
  public var cameraWidth: Int
  /// The most maps of one condition.
  public var cameraFrames: Int

  public init(
    tokenWidth: Int = 0, hasMotionEncoder: Bool = false, hasCameraEncoder: Bool = false, cameraHeight: Int = 256,
    cameraWidth: Int = 384, cameraFrames: Int = 128
  ) {
    self.tokenWidth = tokenWidth
    self.hasMotionEncoder = hasMotionEncoder
    self.hasCameraEncoder = hasCameraEncoder
    self.cameraHeight = cameraHeight
    self.cameraWidth = cameraWidth
    self.cameraFrames = cameraFrames
  }
}
