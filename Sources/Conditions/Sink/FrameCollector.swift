import Media
import Support

/// One frames block while an adapter pushes it: says which frames are wanted, brings them to the size that the encoder
/// sees.
struct FrameCollector {
  let wanted: [Int]

  private let request: BlockSink.FramesRequest
  private let encoder: EncoderID
  private let destination: Destination
  private var pictures: [Picture] = []
  /// Width and height of the source, of the first frame.
  private var source: (width: Int, height: Int)?
  /// Of the source's frames that were pushed.
  private var sources: [FrameSource] = []
  private var size: (height: Int, width: Int)?

  init(_ request: BlockSink.FramesRequest, encoder: EncoderID, destination: Destination) throws(SinkError) {
    self.request = request
    self.encoder = encoder
    self.destination = destination
    guard request.count <= Limits.clipFrames else {
      throw .tooMany(what: "frames", count: request.count, limit: Limits.clipFrames)
    }
    if request.isVideo {
      wanted = destination.indices(frameCount: request.count, framesPerSecond: request.framesPerSecond)
    } else {
      wanted = Array(0..<request.count)
    }
    guard !wanted.isEmpty else { throw .media("no frame is left after sampling", hint: nil) }
  }

  mutating func add(_ view: RasterConversion.View) throws(SinkError) {
    guard pictures.count < wanted.count else {
      throw .order("more frames were pushed than the \(wanted.count) that were wanted")
    }
    if request.isVideo, let source, source != (view.width, view.height) {
      throw .shape(
        "frame \(wanted[pictures.count]) of a video is \(view.width) × \(view.height), the first is "
          + "\(source.width) × \(source.height)")
    }
    let picture = try RasterConversion.picture(view)
    do throws(MediaError) {
      let target: (height: Int, width: Int)
      if request.isVideo, let size {
        target = size
      } else {
        target = try destination.size(
          height: view.height, width: view.width, frames: request.isVideo ? wanted.count : nil)
        size = target
        source = (view.width, view.height)
      }
      sources.append(FrameSource(frames: request.isVideo ? request.count : 1, width: view.width, height: view.height))
      pictures.append(try Resampling.bicubic(picture, width: target.width, height: target.height))
    } catch {
      throw .media("frame \(wanted[pictures.count]): \(error.message)", hint: error.hint)
    }
  }

  /// The blocks: one for a video, one for each picture otherwise; and what the host chose by itself.
  func finish() throws(SinkError) -> ([FrameBlock], [Decision]) {
    guard pictures.count == wanted.count else {
      throw .order("\(wanted.count) frames were wanted, \(pictures.count) were pushed")
    }
    guard request.isVideo else {
      let blocks = zip(zip(pictures, sources), wanted).map { made, index in
        FrameBlock(
          pictures: [made.0], encoder: encoder, isVideo: false, sourceIndices: [index], framesPerSecond: 0,
          isNumbered: request.isNumbered, role: request.role, source: made.1)
      }
      return (blocks, [])
    }
    let block = FrameBlock(
      pictures: pictures, encoder: encoder, isVideo: true, sourceIndices: wanted,
      framesPerSecond: request.framesPerSecond, isNumbered: false, role: request.role, source: sources.first)
    return ([block], decisions)
  }

  /// What decided: the rate, or a bound of the model.
  private var samplingReason: String {
    let sampling = destination.facts.sampling
    let asked = Double(request.count) / request.framesPerSecond * sampling.fps
    if asked > Double(wanted.count + sampling.frameFactor), wanted.count + sampling.frameFactor > sampling.maxFrames {
      return "the model takes no more; evenly spread"
    }
    if asked < Double(wanted.count - sampling.frameFactor) {
      return "the model takes no fewer; evenly spread"
    }
    return "sampled at \(sampling.fps) a second from \(request.framesPerSecond)"
  }

  private var decisions: [Decision] {
    // What is done for a file is told by who writes it.
    guard case .model = destination else { return [] }
    var list: [Decision] = []
    if wanted.count != request.count {
      list.append(
        Decision(
          key: "frames", value: "\(wanted.count) of \(request.count)",
          reason: samplingReason))
    }
    if let source, let size, source != (size.width, size.height) {
      list.append(
        Decision(
          key: "size", value: "\(size.width)x\(size.height)",
          reason: "the pixel budget of the model; the source has \(source.width)x\(source.height)"))
    }
    return list
  }
}
