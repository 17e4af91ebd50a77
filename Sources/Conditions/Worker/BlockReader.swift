import CWorker
import Glibc
import Media
package import Support

/// Takes a worker's blocks in. An adapter may have written over anything in its process, so that nothing is believed:
/// all is checked again as it was when the adapter pushed it, and sizes before memory is touched.
package struct BlockReader {
  private let facts: ModelFacts
  private let limits: BlockLimits
  private let sink: BlockSink
  private let memory: UnsafeRawBufferPointer
  private var offset = 0
  private var blocks: [Block] = []
  private var pictures = 0

  /// - Parameters:
  ///   - file: the memory that came with the description; stays the caller's.
  ///   - maxTokens: of one condition, by the adapter's manifest.
  package static func read(
    _ json: JSON, _ file: CInt?, facts: ModelFacts, limits: BlockLimits, maxTokens: Int
  ) throws(WorkerProtocolError) -> AdapterInstance.Output {
    guard let described = json["blocks"]?.arrayValue, let chosen = json["decisions"]?.arrayValue,
      let log = json["log"]?.arrayValue?.compactMap(\.stringValue)
    else { throw .content(.result, "it lacks blocks, decisions or log") }
    guard !described.isEmpty, described.count <= limits.blocks else {
      throw .content(.result, "it has \(described.count) blocks")
    }
    let decisions = chosen.prefix(limits.decisions).compactMap { item -> Decision? in
      guard let texts = item.arrayValue?.compactMap(\.stringValue), texts.count == 3 else { return nil }
      return Decision(key: texts[0], value: texts[1], reason: texts[2])
    }
    let memory = try map(file)
    defer { if let start = memory.baseAddress { munmap(UnsafeMutableRawPointer(mutating: start), memory.count) } }
    var reader = BlockReader(
      facts: facts, limits: limits, sink: BlockSink(facts: facts, limits: limits, maxTokens: maxTokens), memory: memory)
    for item in described { try reader.add(item) }
    guard reader.offset == memory.count else {
      throw .memory("the blocks fill \(reader.offset) of \(memory.count) bytes")
    }
    return AdapterInstance.Output(
      blocks: reader.blocks, decisions: decisions, log: Array(log.prefix(limits.logLines + 1)))
  }

  private init(facts: ModelFacts, limits: BlockLimits, sink: BlockSink, memory: UnsafeRawBufferPointer) {
    self.facts = facts
    self.limits = limits
    self.sink = sink
    self.memory = memory
  }

  /// The whole file. It is sealed: nobody can cut it, which would end this process, nor change it after it was checked.
  private static func map(_ file: CInt?) throws(WorkerProtocolError) -> UnsafeRawBufferPointer {
    guard let file else { return UnsafeRawBufferPointer(start: nil, count: 0) }
    guard cworker_is_sealed(file) == 1 else { throw .memory("the memory with the blocks is not sealed") }
    var info = stat()
    guard fstat(file, &info) == 0, info.st_size > 0 else { throw .memory("the memory with the blocks is empty") }
    guard let start = mmap(nil, info.st_size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, file, 0), start != MAP_FAILED
    else {
      throw .memory("\(info.st_size) bytes of blocks cannot be mapped: \(String(cString: strerror(errno)))")
    }
    return UnsafeRawBufferPointer(start: start, count: info.st_size)
  }

  private mutating func add(_ item: JSON) throws(WorkerProtocolError) {
    let sink = sink
    switch item["kind"]?.stringValue {
    case "frames": try addFrames(item)
    case "tensor":
      guard let shape = item["shape"]?.arrayValue?.compactMap(\.intValue), let count = Checked.product(shape),
        let encoder = item["encoder"]?.stringValue
      else { throw .content(.result, "a tensor has no shape") }
      let values = try floats(count)
      try check { () throws(SinkError) in try sink.tensor(values, shape: shape, encoder: encoder) }
    case "tokens":
      guard let size = item["size"]?.arrayValue?.compactMap(\.intValue), size.count == 2,
        let count = Checked.product(size)
      else { throw .content(.result, "tokens have no size") }
      let sides = item["grid"]?.arrayValue?.compactMap(\.intValue)
      guard sides == nil || sides?.count == 3 else { throw .content(.result, "a grid has not three sides") }
      let values = try floats(count)
      try check { () throws(SinkError) in
        try sink.tokens(
          values, count: size[0], width: size[1], grid: sides.map { Grid(t: $0[0], h: $0[1], w: $0[2]) })
      }
    case "text":
      guard let fact = item["text"]?.stringValue else { throw .content(.result, "a fact has no text") }
      try check { () throws(SinkError) in try sink.text(fact) }
    default: throw .content(.result, "a block is of no known kind")
    }
  }

  /// Pushes a block again, as the adapter did.
  private mutating func check(_ push: () throws(SinkError) -> Void) throws(WorkerProtocolError) {
    do throws(SinkError) {
      try push()
    } catch {
      throw .content(.result, error.message)
    }
    if let block = sink.blocks.last { blocks.append(block) }
  }

  private mutating func addFrames(_ item: JSON) throws(WorkerProtocolError) {
    guard let encoder = item["encoder"]?.stringValue.flatMap(EncoderID.init(rawValue:)), encoder != .camera,
      let isVideo = item["video"]?.boolValue, let isNumbered = item["numbered"]?.boolValue,
      let rate = item["fps"]?.doubleValue, let indices = item["frames"]?.arrayValue?.compactMap(\.intValue),
      let size = item["size"]?.arrayValue?.compactMap(\.intValue), size.count == 2
    else { throw .content(.result, "frames are not described") }
    let factor = max(1, isVideo ? facts.video.factor : facts.picture.factor)
    guard size.allSatisfy({ $0 > 0 && $0 <= Limits.pictureSide && $0.isMultiple(of: factor) }),
      let count = Checked.product(size + [3]), count / 3 <= Limits.picturePixels
    else { throw .content(.result, "frames are \(size) pixels") }
    guard (1...Limits.clipFrames).contains(indices.count), isVideo || indices.count == 1,
      indices.allSatisfy({ $0 >= 0 }), zip(indices, indices.dropFirst()).allSatisfy({ $0 <= $1 }),
      isVideo ? rate > 0 && !isNumbered : rate == 0
    else { throw .content(.result, "frames \(indices.prefix(10)) at \(rate) a second cannot be") }
    pictures += isVideo ? 0 : 1
    guard pictures <= limits.pictures else {
      throw .content(.result, "there are more than \(limits.pictures) pictures")
    }
    var list: [Picture] = []
    for _ in indices {
      let pixels = Array(try take(count))
      do throws(MediaError) {
        list.append(try Picture(width: size[1], height: size[0], pixels: pixels))
      } catch {
        throw .content(.result, error.message)
      }
    }
    blocks.append(
      .frames(
        FrameBlock(
          pictures: list, encoder: encoder, isVideo: isVideo, sourceIndices: indices, framesPerSecond: rate,
          isNumbered: isNumbered)))
  }

  private mutating func floats(_ count: Int) throws(WorkerProtocolError) -> UnsafeBufferPointer<Float> {
    guard let bytes = Checked.product(count, MemoryLayout<Float>.stride) else {
      throw .memory("\(count) numbers are too many")
    }
    return try take(bytes).bindMemory(to: Float.self)
  }

  private mutating func take(_ bytes: Int) throws(WorkerProtocolError) -> UnsafeRawBufferPointer {
    guard let end = BlockTransfer.next(offset, bytes), end <= memory.count else {
      throw .memory("the blocks need more than the \(memory.count) bytes that came with them")
    }
    defer { offset = end }
    return UnsafeRawBufferPointer(rebasing: memory[offset..<(offset + bytes)])
  }
}
