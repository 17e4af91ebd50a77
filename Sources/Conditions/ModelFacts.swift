import CA2CPlugin
package import Manifests
package import Media
import Support

/// What the conditions need to know of the model that will read them.
package struct ModelFacts: Sendable, Equatable {
  /// Numbers of a token; 0 where the model takes no tokens (a remote one).
  package var tokenWidth: Int
  /// Without it frames for the motion encoder go to the vision encoder.
  package var hasMotionEncoder: Bool
  /// Without it a tensor for the camera encoder is refused, and the camera adapter emits facts and a drawing.
  package var hasCameraEncoder: Bool
  /// Height of the maps the camera encoder takes, in pixels.
  package var cameraHeight: Int
  package var cameraWidth: Int
  /// The most maps of one condition.
  package var cameraFrames: Int
  /// Pixels: height and width of the area of a map that becomes one token of the camera encoder.
  package var cameraSide: Int
  /// Maps that become one token of the camera encoder.
  package var cameraTokenFrames: Int
  /// The size of pictures that are not frames of a video.
  package var picture: PixelBudget
  /// The size of a video's frames.
  package var video: Media.VideoBudget
  /// Which frames of a video are taken.
  package var sampling: FrameSampling
  /// Full ids of the adapters whose conditions the model was trained on.
  package var trainedOn: Set<String>

  /// Channels of a Plücker map: direction and moment of each pixel's ray.
  package static let cameraChannels = 6

  package init(
    tokenWidth: Int = 0, hasMotionEncoder: Bool = false, hasCameraEncoder: Bool = false, cameraHeight: Int = 256,
    cameraWidth: Int = 384, cameraFrames: Int = 128, cameraSide: Int = 64, cameraTokenFrames: Int = 1,
    picture: PixelBudget = .processor,
    video: Media.VideoBudget = .current, sampling: FrameSampling = FrameSampling(), trainedOn: Set<String> = []
  ) {
    self.tokenWidth = tokenWidth
    self.hasMotionEncoder = hasMotionEncoder
    self.hasCameraEncoder = hasCameraEncoder
    self.cameraHeight = cameraHeight
    self.cameraWidth = cameraWidth
    self.cameraFrames = cameraFrames
    self.cameraSide = cameraSide
    self.cameraTokenFrames = cameraTokenFrames
    self.picture = picture
    self.video = video
    self.sampling = sampling
    self.trainedOn = trainedOn
  }

  /// What the class of a model in this process says.
  /// - Parameters:
  ///   - tokenWidth: the language model's hidden size.
  ///   - factor: patch side × merge side of the vision tower.
  ///   - temporalPatch: frames of one patch.
  package init(tokenWidth: Int, factor: Int, temporalPatch: Int) {
    self.init(tokenWidth: tokenWidth)
    picture.factor = factor
    video.factor = factor
    sampling.frameFactor = temporalPatch
  }

  /// Puts over it what the model's `a2c.yaml` says.
  package mutating func apply(_ manifest: ModelManifest) {
    hasMotionEncoder = manifest.encoders.motion != nil
    if let camera = manifest.encoders.camera {
      hasCameraEncoder = true
      cameraHeight = camera.mapHeight
      cameraWidth = camera.mapWidth
      cameraSide = camera.pixelUnshuffle * camera.patch * camera.merge
      cameraTokenFrames = camera.framesPerToken * camera.temporalPatch
    }
    let (image, clip) = (manifest.vision.image, manifest.vision.video)
    picture.minPixels = image.minPixels ?? picture.minPixels
    picture.maxPixels = image.maxPixels ?? picture.maxPixels
    video.minPixels = clip.minPixels ?? video.minPixels
    video.maxPixels = clip.maxPixels ?? video.maxPixels
    video.totalPixels = clip.totalPixels ?? video.totalPixels
    sampling.fps = clip.fps ?? sampling.fps
    sampling.minFrames = clip.minFrames ?? sampling.minFrames
    sampling.maxFrames = clip.maxFrames ?? sampling.maxFrames
    trainedOn = Set(manifest.trainedOn)
  }

  /// The size at which the encoder sees a picture, or a frame of a video of `frames` sampled frames.
  package func size(height: Int, width: Int, frames: Int?) throws(MediaError) -> (height: Int, width: Int) {
    if let frames { return try video.size(height: height, width: width, frames: frames) }
    return try picture.size(height: height, width: width)
  }

  /// Whether frames of this size can have come from ``size(height:width:frames:)``, whatever their source was.
  func couldMake(height: Int, width: Int, frames: Int?) -> Bool {
    if let frames { return video.couldMake(height: height, width: width, frames: frames) }
    return picture.couldMake(height: height, width: width)
  }

  /// Tokens that the model's encoders make of a block; what this cannot tell counts as none.
  package func tokenCount(of block: Block) -> Int {
    switch block {
    case .text: return 0
    case .tokens(let tokens): return tokens.count
    case .frames(let frames):
      guard let first = frames.pictures.first else { return 0 }
      let side = max(1, frames.isVideo ? video.factor : picture.factor)
      let depth = frames.isVideo ? max(1, sampling.frameFactor) : frames.pictures.count
      return (frames.pictures.count + depth - 1) / depth * (first.height / side) * (first.width / side)
    case .camera(let path): return path.mapSize == nil ? 0 : mapTokens(path.mapShape)
    case .tensor(let tensor): return mapTokens(tensor.shape)
    }
  }

  private func mapTokens(_ shape: [Int]) -> Int {
    guard shape.count == 4, cameraSide > 0, cameraTokenFrames > 0 else { return 0 }
    let maps = (shape[0] + cameraTokenFrames - 1) / cameraTokenFrames
    return maps * (shape[2] / cameraSide) * (shape[3] / cameraSide)
  }

  /// Whether an adapter's facts enter the prompt as text, and why.
  package func usesFacts(_ wish: ConditionEntry.Facts, adapter id: String) -> (use: Bool, reason: String) {
    switch wish {
    case .on: (true, "the run manifest asks for them")
    case .off: (false, "the run manifest leaves them out")
    case .auto where tokenWidth == 0: (true, "the model gets conditions as pictures and text")
    case .auto where trainedOn.contains(id): (false, "the model was trained on this condition")
    case .auto: (true, "the model was not trained on this condition")
    }
  }

  /// - Throws: where the camera encoder is absent or takes maps of another shape.
  func checkCameraTensor(_ shape: [Int]) throws(SinkError) {
    guard hasCameraEncoder else {
      throw .unsupported(
        "the model has no camera encoder", hint: "use a model whose a2c.yaml has one, or an adapter that draws the path"
      )
    }
    guard shape.count == 4, shape[1] == Self.cameraChannels, shape[2] == cameraHeight, shape[3] == cameraWidth else {
      throw .shape(
        "the camera encoder takes [n, \(Self.cameraChannels), \(cameraHeight), \(cameraWidth)], "
          + "a tensor of shape \(shape) was pushed")
    }
    guard shape[0] <= cameraFrames else { throw .tooMany(what: "camera maps", count: shape[0], limit: cameraFrames) }
  }

  /// The facts as adapters see them.
  var record: a2c_model_facts {
    a2c_model_facts(
      struct_size: UInt32(MemoryLayout<a2c_model_facts>.size), token_width: Int32(clamping: tokenWidth),
      has_motion_encoder: hasMotionEncoder ? 1 : 0, has_camera_encoder: hasCameraEncoder ? 1 : 0,
      camera_height: Int32(clamping: cameraHeight), camera_width: Int32(clamping: cameraWidth),
      camera_max_frames: Int32(clamping: cameraFrames), reserved: 0)
  }
}
