import CA2CPlugin
import Media
import Support

/// What an adapter is told of the model's encoders. Used from any thread: nothing changes.
final class HostEncoders: Sendable {
  private let facts: ModelFacts
  private let ids: [EncoderID]
  // Never changed, and freed with this object.
  nonisolated(unsafe) private let names: [UnsafeMutablePointer<CChar>]

  init(_ facts: ModelFacts) {
    self.facts = facts
    ids = [.vision] + (facts.hasMotionEncoder ? [.motion] : []) + (facts.hasCameraEncoder ? [.camera] : [])
    names = ids.map { id in
      let bytes = Array(id.rawValue.utf8CString)
      let text = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count)
      text.initialize(from: bytes, count: bytes.count)
      return text
    }
  }

  deinit { for name in names { name.deallocate() } }

  var count: Int32 { Int32(ids.count) }

  func info(_ index: Int32) throws(HostError) -> a2c_encoder_info {
    guard index >= 0, index < count else { throw .argument("encoder \(index) of \(count) was asked for") }
    var record = a2c_encoder_info()
    record.struct_size = UInt32(MemoryLayout<a2c_encoder_info>.size)
    record.name = UnsafePointer(names[Int(index)])
    record.token_width = Int32(clamping: facts.tokenWidth)
    switch ids[Int(index)] {
    case .vision, .motion:
      record.takes = A2C_TAKES_FRAMES
      record.token_side = Int32(clamping: facts.video.factor)
      record.token_frames = Int32(clamping: facts.sampling.frameFactor)
      record.max_frames = Int64(facts.sampling.maxFrames)
      record.frames_per_second = facts.sampling.fps
    case .camera:
      record.takes = A2C_TAKES_TENSOR
      record.token_side = Int32(clamping: facts.cameraSide)
      record.token_frames = Int32(clamping: facts.cameraTokenFrames)
      record.dims = 4
      let height = Int64(facts.cameraHeight)
      record.shape = (-1, Int64(ModelFacts.cameraChannels), height, Int64(facts.cameraWidth), 0, 0, 0, 0)
      record.max_frames = Int64(facts.cameraFrames)
    }
    return record
  }

  /// The token grid that frames of a size become.
  func grid(_ frames: a2c_frames, width: Int32, height: Int32) throws(HostError) -> Grid {
    guard let name = CText.line(frames.encoder, limit: 100), let id = EncoderID(rawValue: name), id != .camera else {
      throw .argument("frames name no encoder that takes frames")
    }
    let (width, height) = (Int(width), Int(height))
    guard width > 0, height > 0, width <= Limits.pictureSide, height <= Limits.pictureSide,
      (1...Int64(Limits.clipFrames)).contains(frames.count)
    else { throw .argument("\(frames.count) frames of \(width) × \(height) pixels cannot be") }
    let isVideo = frames.flags & A2C_FRAMES_VIDEO != 0
    var wanted = 1
    if isVideo {
      let rate = frames.frames_per_second
      guard rate.isFinite, rate > 0 else { throw .argument("a video has a rate of \(rate) frames a second") }
      wanted = facts.sampling.indices(frameCount: Int(frames.count), framesPerSecond: rate).count
    }
    do throws(MediaError) {
      let size = try facts.size(height: height, width: width, frames: isVideo ? wanted : nil)
      let side = max(1, isVideo ? facts.video.factor : facts.picture.factor)
      let depth = isVideo ? max(1, facts.sampling.frameFactor) : wanted
      return Grid(t: (wanted + depth - 1) / depth, h: size.height / side, w: size.width / side)
    } catch {
      throw .media(error)
    }
  }
}
