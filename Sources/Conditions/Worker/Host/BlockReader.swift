import CWorker
import Glibc
import Media
package import Support

/// Takes a worker's blocks in. An adapter may have written over anything in its process, so that nothing is believed:
/// all is checked again as it was when the adapter pushed it, and sizes before memory is taken.
package struct BlockReader {
  private let sink: BlockSink
  private let file: CInt
  /// Of the file, in bytes.
  private let size: Int
  private var offset = 0

  /// - Parameters:
  ///   - file: the memory that came with the description; stays the caller's.
  ///   - maxTokens: of one condition, by the adapter's manifest.
  package static func read(
    _ json: JSON, _ file: CInt?, destination: Destination, limits: BlockLimits, maxTokens: Int
  ) throws(WorkerProtocolError) -> AdapterInstance.Output {
    guard let described = json["blocks"]?.arrayValue, let chosen = json["decisions"]?.arrayValue,
      let log = json["log"]?.arrayValue?.compactMap(\.stringValue), let claims = json["claims"]?.arrayValue
    else { throw .content(.result, "it lacks blocks, decisions, log or claims") }
    guard !described.isEmpty, described.count <= limits.blocks else {
      throw .content(.result, "it has \(described.count) blocks")
    }
    let decisions = chosen.prefix(limits.decisions).compactMap { item -> Decision? in
      guard let texts = item.arrayValue?.compactMap(\.stringValue), texts.count == 3, !texts[0].isEmpty else {
        return nil
      }
      // As long as they may be when they are pushed.
      return Decision(
        key: TerminalText.safe(texts[0], limit: 100), value: TerminalText.safe(texts[1], limit: 1000),
        reason: TerminalText.safe(texts[2], limit: 1000))
    }
    var reader = BlockReader(
      sink: BlockSink(destination: destination, limits: limits, maxTokens: maxTokens), file: file ?? -1,
      size: try size(file))
    for item in described { try reader.add(item) }
    for item in claims { try reader.addClaim(item) }
    guard reader.offset == reader.size else {
      throw .memory("the blocks fill \(reader.offset) of \(reader.size) bytes")
    }
    return AdapterInstance.Output(
      blocks: reader.sink.blocks, decisions: decisions,
      log: log.prefix(limits.logLines + 1).map { TerminalText.safe($0, limit: 2000) },
      claims: reader.sink.claims)
  }

  private init(sink: BlockSink, file: CInt, size: Int) {
    self.sink = sink
    self.file = file
    self.size = size
  }

  /// The size of the file. It is sealed, and all of it is there: what takes memory here has taken it there.
  private static func size(_ file: CInt?) throws(WorkerProtocolError) -> Int {
    guard let file else { return 0 }
    guard cworker_is_sealed(file) == 1 else { throw .memory("the memory with the blocks is not sealed") }
    var info = stat()
    guard fstat(file, &info) == 0, info.st_size > 0 else { throw .memory("the memory with the blocks is empty") }
    guard info.st_blocks >= info.st_size / 512 else { throw .memory("the memory with the blocks has holes") }
    return info.st_size
  }

  private mutating func add(_ item: JSON) throws(WorkerProtocolError) {
    let sink = sink
    switch item["kind"]?.stringValue {
    case "frames": try addFrames(item)
    case "tensor":
      guard let shape = item["shape"]?.arrayValue?.compactMap(\.intValue), let count = Checked.product(shape),
        let encoder = item["encoder"]?.stringValue
      else { throw .content(.result, "a tensor has no shape") }
      try check { () throws(SinkError) in try sink.checkTensor(count, shape: shape, encoder: encoder) }
      let values: [Float] = try take(count)
      try check { () throws(SinkError) in try sink.tensor(owned: values, shape: shape, encoder: encoder) }
    case "camera": try addCamera(item)
    case "tokens":
      guard let size = item["size"]?.arrayValue?.compactMap(\.intValue), size.count == 2,
        let count = Checked.product(size)
      else { throw .content(.result, "tokens have no size") }
      let sides = item["grid"]?.arrayValue?.compactMap(\.intValue)
      guard sides == nil || sides?.count == 3 else { throw .content(.result, "a grid has not three sides") }
      let grid = sides.map { Grid(t: $0[0], h: $0[1], w: $0[2]) }
      try check { () throws(SinkError) in try sink.checkTokens(count, count: size[0], width: size[1], grid: grid) }
      let values: [Float] = try take(count)
      try check { () throws(SinkError) in
        try sink.tokens(owned: values, count: size[0], width: size[1], grid: grid)
      }
    case "text":
      guard let fact = item["text"]?.stringValue else { throw .content(.result, "a fact has no text") }
      try check { () throws(SinkError) in try sink.text(fact) }
    default: throw .content(.result, "a block is of no known kind")
    }
  }

  private func addClaim(_ item: JSON) throws(WorkerProtocolError) {
    guard let list = item.arrayValue, list.count == 4, let aspect = list[0].stringValue,
      let value = list[1].stringValue, let sentence = list[2].stringValue, let certainty = list[3].doubleValue
    else { throw .content(.result, "a claim is not described") }
    let sink = sink
    try check { () throws(SinkError) in
      try sink.claim(aspect: aspect, value: value, sentence: sentence, certainty: certainty)
    }
  }

  /// Pushes a block again, as the adapter did, or asks whether it could be pushed.
  @discardableResult
  private func check<R>(_ push: () throws(SinkError) -> R) throws(WorkerProtocolError) -> R {
    do throws(SinkError) {
      return try push()
    } catch {
      throw .content(.result, error.message)
    }
  }

  private mutating func addCamera(_ item: JSON) throws(WorkerProtocolError) {
    guard let count = item["poses"]?.intValue, (1...Limits.cameraPoses).contains(count),
      let isTimed = item["timed"]?.boolValue, let most = item["most"]?.intValue, let rate = item["fps"]?.doubleValue,
      let unit = item["unit"]?.stringValue.flatMap({ Intrinsics.Unit(rawValue: $0) }),
      let size = item["source"]?.arrayValue?.compactMap(\.doubleValue), size.count == 2
    else { throw .content(.result, "a camera path is not described") }
    let (poses, lenses): ([Double], [Double]) = (try take(12 * count), try take(4 * count))
    let times: [Double] = isTimed ? try take(count) : []
    let path = PushedCamera(
      poses: poses, lenses: lenses, times: times, unit: unit, framesPerSecond: rate,
      source: .init(width: size[0], height: size[1]), most: most)
    let sink = sink
    try check { () throws(SinkError) in try sink.camera(path) }
  }

  private mutating func addFrames(_ item: JSON) throws(WorkerProtocolError) {
    guard let encoder = item["encoder"]?.stringValue, let isVideo = item["video"]?.boolValue,
      let isNumbered = item["numbered"]?.boolValue, let rate = item["fps"]?.doubleValue,
      let indices = item["frames"]?.arrayValue?.compactMap(\.intValue),
      let size = item["size"]?.arrayValue?.compactMap(\.intValue), size.count == 2,
      let whole = item["source"]?.arrayValue?.compactMap(\.intValue), whole.count == 3,
      (1...Limits.clipFrames).contains(whole[0]), isVideo || whole[0] == 1, (indices.last ?? 0) < whole[0] || !isVideo,
      (1...Limits.pictureSide).contains(whole[1]), (1...Limits.pictureSide).contains(whole[2])
    else { throw .content(.result, "frames are not described") }
    let (sink, role) = (sink, item["role"]?.stringValue)
    let request = BlockSink.FramesRequest(
      count: indices.count, framesPerSecond: rate, encoder: encoder, isVideo: isVideo, isNumbered: isNumbered,
      role: role)
    // Before a byte of them is read.
    let id = try check { () throws(SinkError) in
      try sink.checkMade(request, indices: indices, height: size[0], width: size[1])
    }
    guard let count = Checked.product(size + [3]) else { throw .content(.result, "frames are \(size) pixels") }
    var list: [Picture] = []
    for _ in indices {
      let pixels: [UInt8] = try take(count)
      do throws(MediaError) {
        list.append(try Picture(width: size[1], height: size[0], pixels: pixels))
      } catch {
        throw .content(.result, error.message)
      }
    }
    let block = FrameBlock(
      pictures: list, encoder: id, isVideo: isVideo, sourceIndices: indices, framesPerSecond: rate,
      isNumbered: isNumbered, role: role,
      source: FrameSource(frames: whole[0], width: whole[1], height: whole[2]))
    try check { () throws(SinkError) in try sink.add(made: block) }
  }

  /// The next numbers.
  private mutating func take<T: BitwiseCopyable>(_ count: Int) throws(WorkerProtocolError) -> [T] {
    guard let bytes = Checked.product(count, MemoryLayout<T>.stride), let end = BlockMemory.next(offset, bytes),
      end <= size
    else { throw .memory("the blocks need more than the \(size) bytes that came with them") }
    let (file, start) = (file, offset)
    offset = end
    var isWhole = false
    let values = [T](unsafeUninitializedCapacity: count) { buffer, filled in
      let target = UnsafeMutableRawBufferPointer(buffer)
      isWhole = Self.read(file, from: start, into: UnsafeMutableRawBufferPointer(rebasing: target[..<bytes]))
      filled = isWhole ? count : 0
    }
    guard isWhole else { throw .memory("the memory with the blocks cannot be read") }
    return values
  }

  private static func read(_ file: CInt, from start: Int, into target: UnsafeMutableRawBufferPointer) -> Bool {
    HugePages.advise(target)
    var done = 0
    while done < target.count {
      let got = pread(file, target.baseAddress.map { $0 + done }, target.count - done, start + done)
      if got < 0 && errno == EINTR { continue }
      guard got > 0 else { return false }
      done += got
    }
    return true
  }
}

/// Large memory is faster to fill where the system gives it in large pieces.
private enum HugePages {
  private static let side = 2 << 20

  /// Asks for large pieces inside memory that nothing was written to yet.
  static func advise(_ memory: UnsafeMutableRawBufferPointer) {
    guard let start = memory.baseAddress, memory.count >= 2 * side else { return }
    let first = UnsafeMutableRawPointer(bitPattern: (UInt(bitPattern: start) + UInt(side) - 1) & ~UInt(side - 1))
    guard let first else { return }
    let count = (start + memory.count - first) & ~(side - 1)
    if count > 0 { madvise(first, count, MADV_HUGEPAGE) }
  }
}
