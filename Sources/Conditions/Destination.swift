package import Media
import Support

/// For whom a condition is read.
package enum Destination: Sendable, Equatable {
  /// The encoders of a model, at their sizes.
  case model(ModelFacts)
  /// A file of a generator, at its size, rate and length.
  case file(FrameTarget)

  /// What an adapter is told of its reader. Whoever writes a file takes whatever an adapter can make, so that it shows
  /// itself as a model with every encoder.
  package var facts: ModelFacts {
    switch self {
    case .model(let facts): facts
    case .file: ModelFacts(hasMotionEncoder: true, hasCameraEncoder: true)
    }
  }

  /// The maps that a camera path is seen as; `nil` where nobody sees them.
  var mapSize: CameraBlock.MapSize? {
    guard case .model(let facts) = self, facts.hasCameraEncoder else { return nil }
    return CameraBlock.MapSize(width: facts.cameraWidth, height: facts.cameraHeight)
  }

  /// The size of a picture, or of a frame of a video of `frames` sampled frames.
  package func size(height: Int, width: Int, frames: Int?) throws(MediaError) -> (height: Int, width: Int) {
    switch self {
    case .model(let facts): try facts.size(height: height, width: width, frames: frames)
    case .file(let target): try target.size(height: height, width: width)
    }
  }

  /// Whether frames of this size can have come from ``size(height:width:frames:)``, whatever their source was.
  func couldMake(height: Int, width: Int, frames: Int?) -> Bool {
    guard (1...Limits.pictureSide).contains(height), (1...Limits.pictureSide).contains(width),
      height * width <= Limits.picturePixels
    else { return false }
    switch self {
    case .model(let facts): return facts.couldMake(height: height, width: width, frames: frames)
    case .file(let target): return target.couldMake(height: height, width: width)
    }
  }

  /// The most frames that are ever taken of a clip.
  var mostFrames: Int {
    switch self {
    case .model(let facts): max(facts.sampling.maxFrames, facts.sampling.frameFactor, 1)
    case .file(let target): max(target.frames, 1)
    }
  }

  /// Which of a clip's frames are taken, ascending.
  func indices(frameCount: Int, framesPerSecond: Double) -> [Int] {
    switch self {
    case .model(let facts): facts.sampling.indices(frameCount: frameCount, framesPerSecond: framesPerSecond)
    case .file(let target): target.indices(of: frameCount, framesPerSecond: framesPerSecond)
    }
  }
}

extension Destination {
  var json: JSON {
    switch self {
    case .model(let facts): .object(["model": facts.json])
    case .file(let target): .object(["file": target.json])
    }
  }

  init?(_ json: JSON) {
    if let facts = json["model"].flatMap({ ModelFacts($0) }) {
      self = .model(facts)
    } else if let target = json["file"].flatMap({ FrameTarget($0) }) {
      self = .file(target)
    } else {
      return nil
    }
  }
}
