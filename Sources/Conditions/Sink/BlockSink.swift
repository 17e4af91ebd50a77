package import Claims
import Media
import Support

/// Collects the blocks of one condition and checks all that an adapter pushes. Used by one thread.
///
/// After the first failure everything further is refused with that same failure, so that an adapter which ignores a
/// status cannot pass half of its blocks for the whole.
package final class BlockSink {
  private let destination: Destination
  /// What the adapter was told of its reader.
  private let facts: ModelFacts
  let limits: BlockLimits
  /// Tokens of one condition, by the adapter's manifest.
  private let maxTokens: Int

  /// Where the numbers of blocks go; `nil` where they stay in the blocks.
  private let memory: BlockMemory?

  /// What was pushed so far, in order. With a memory, tensors and tokens are without their values.
  package private(set) var blocks: [Block] = []
  /// What the adapter and the host chose by themselves.
  package private(set) var decisions: [Decision] = []
  /// What is known of the video, in the order it was pushed. Who reads the condition sets the source.
  package private(set) var claims: [Claim] = []
  /// What was left out, for the log.
  package private(set) var notes: [String] = []
  /// The first failure; everything after it is refused.
  package private(set) var failure: SinkError?
  private var collector: FrameCollector?
  private var pictures = 0
  private var tensorValues = 0
  private var poses = 0
  private var tokens = 0
  private var texts = 0

  package init(destination: Destination, limits: BlockLimits, maxTokens: Int, memory: BlockMemory? = nil) {
    self.memory = memory
    self.destination = destination
    facts = destination.facts
    self.limits = limits
    self.maxTokens = maxTokens
  }

  /// What a frames block is about to hold.
  struct FramesRequest {
    var count: Int
    var framesPerSecond: Double
    var encoder: String
    var isVideo: Bool
    var isNumbered: Bool
    /// What the frames stand for.
    var role: String?
  }

  /// Opens a block.
  /// - Returns: the source's frames that are wanted, ascending.
  func begin(_ request: FramesRequest) throws(SinkError) -> [Int] {
    try step { () throws(SinkError) in
      let encoder = try announce(request)
      let opened = try FrameCollector(request, encoder: encoder, destination: destination)
      collector = opened
      return opened.wanted
    }
  }

  /// What can be told of a frames block before its first frame.
  private func announce(_ request: FramesRequest) throws(SinkError) -> EncoderID {
    try checkRoom()
    guard let encoder = EncoderID(rawValue: request.encoder) else {
      throw .unsupported("there is no encoder '\(request.encoder)'", hint: nil)
    }
    guard encoder != .camera else { throw .unsupported("the camera encoder takes a tensor, no frames", hint: nil) }
    if let role = request.role { try Self.checkRole(role) }
    guard request.count >= 1 else { throw .malformed("a block of \(request.count) frames was announced") }
    if request.isVideo {
      guard !request.isNumbered else { throw .malformed("a video cannot be numbered as pictures are") }
      let rate = request.framesPerSecond
      guard rate.isFinite, rate > 0 else { throw .malformed("a video has a rate of \(rate) frames a second") }
    } else {
      pictures += min(request.count, limits.pictures + 1)
      guard pictures <= limits.pictures else {
        throw .tooMany(what: "pictures", count: request.count, limit: limits.pictures)
      }
    }
    return encoder
  }

  /// Whether a block of frames that were sampled and resized already, elsewhere, could be the outcome of
  /// ``begin(_:)`` and ``frame(_:)`` here. It counts as pushed.
  /// - Parameters:
  ///   - request: `count` is that of the frames that are left.
  ///   - indices: of these, in their source.
  func checkMade(_ request: FramesRequest, indices: [Int], height: Int, width: Int) throws(SinkError) -> EncoderID {
    try step { () throws(SinkError) in
      let encoder = try announce(request)
      guard request.isVideo ? indices.count == request.count : indices.count == 1 && request.count == 1,
        indices.allSatisfy({ (0..<Limits.clipFrames).contains($0) }),
        zip(indices, indices.dropFirst()).allSatisfy({ $0 <= $1 })
      else { throw .malformed("frames \(indices.prefix(10)) of a source cannot be") }
      guard request.isVideo || request.framesPerSecond == 0 else {
        throw .malformed("a picture has a rate of \(request.framesPerSecond) frames a second")
      }
      if request.isVideo {
        guard indices.count <= destination.mostFrames else {
          throw .tooMany(what: "frames", count: indices.count, limit: destination.mostFrames)
        }
      }
      guard destination.couldMake(height: height, width: width, frames: request.isVideo ? indices.count : nil) else {
        throw .shape("frames of \(width) × \(height) pixels are not what the model's pixel budget makes")
      }
      return encoder
    }
  }

  /// Takes a block over that ``checkMade(_:indices:height:width:)`` has let pass.
  func add(made block: FrameBlock) throws(SinkError) {
    try step { () throws(SinkError) in
      try checkRoom()
      blocks.append(.frames(block))
    }
  }

  /// The next wanted frame.
  func frame(_ view: RasterConversion.View) throws(SinkError) {
    try step { () throws(SinkError) in
      guard collector != nil else { throw .order("a frame was pushed outside of a frames block") }
      try collector?.add(view)
    }
  }

  /// Closes the block.
  func end() throws(SinkError) {
    try step { () throws(SinkError) in
      guard let finished = collector else { throw .order("a frames block was closed that was not open") }
      collector = nil
      let (made, chosen) = try finished.finish()
      guard blocks.count + made.count <= limits.blocks else {
        throw .tooMany(what: "blocks", count: blocks.count + made.count, limit: limits.blocks)
      }
      blocks += made.map { .frames($0) }
      for picture in made.flatMap(\.pictures) {
        try store { (memory) throws(WorkerTransferError) in try memory.append(picture.pixels) }
      }
      for decision in chosen { add(decision) }
    }
  }

  func tensor(_ values: UnsafeBufferPointer<Float>, shape: [Int], encoder name: String) throws(SinkError) {
    try step { () throws(SinkError) in
      let encoder = try checkedTensor(values.count, shape, name)
      try checkFinite(values, "tensor values")
      add(TensorBlock(values: try keep(values), shape: shape, encoder: encoder), values.count)
    }
  }

  /// Takes an array over.
  func tensor(owned values: [Float], shape: [Int], encoder name: String) throws(SinkError) {
    try step { () throws(SinkError) in
      let encoder = try checkedTensor(values.count, shape, name)
      try checkFinite(values, "tensor values")
      add(TensorBlock(values: values, shape: shape, encoder: encoder), values.count)
    }
  }

  /// Whether a tensor of `count` values could be pushed.
  func checkTensor(_ count: Int, shape: [Int], encoder name: String) throws(SinkError) {
    try step { () throws(SinkError) in _ = try checkedTensor(count, shape, name) }
  }

  private func checkedTensor(_ values: Int, _ shape: [Int], _ name: String) throws(SinkError) -> EncoderID {
    try checkRoom()
    guard shape.allSatisfy({ $0 > 0 }), let count = Checked.product(shape), count == values else {
      throw .shape("a tensor of shape \(shape) was given \(values) values")
    }
    guard count <= limits.tensorValues - tensorValues else {
      throw .tooMany(what: "tensor values", count: count, limit: limits.tensorValues - tensorValues)
    }
    guard let encoder = EncoderID(rawValue: name) else {
      throw .unsupported("there is no encoder '\(name)'", hint: nil)
    }
    guard encoder == .camera else { throw .unsupported("the \(name) encoder takes frames, no tensor", hint: nil) }
    try facts.checkCameraTensor(shape)
    return encoder
  }

  private func add(_ block: TensorBlock, _ count: Int) {
    tensorValues += count
    blocks.append(.tensor(block))
  }

  /// A camera's path: shown to the camera encoder where the model has one, written into files in any case.
  func camera(_ path: PushedCamera) throws(SinkError) {
    try step { () throws(SinkError) in
      try checkRoom()
      guard path.count <= Limits.cameraPoses - poses else {
        throw .tooMany(what: "camera poses", count: path.count, limit: Limits.cameraPoses - poses)
      }
      var block = try path.block(maps: facts.cameraFrames)
      poses += path.count
      if let size = destination.mapSize {
        block.mapSize = size
        guard let count = Checked.product(block.mapShape), count <= limits.tensorValues - tensorValues else {
          throw .unsupported(
            "maps of \(size.width)×\(size.height) for \(block.shown.count) poses are too large",
            hint: "lower the parameter frames")
        }
        tensorValues += count
        if block.shown.count < path.count {
          add(
            Decision(
              key: "poses", value: "\(block.shown.count) of \(path.count)",
              reason: path.reason(shown: block.shown.count)))
        }
      }
      blocks.append(.camera(block))
      for numbers in [path.poses, path.lenses, path.times] where !numbers.isEmpty {
        try store { (memory) throws(WorkerTransferError) in try memory.append(numbers) }
      }
    }
  }

  func tokens(_ values: UnsafeBufferPointer<Float>, count: Int, width: Int, grid: Grid?) throws(SinkError) {
    try step { () throws(SinkError) in
      try checkTokens(values.count, count, width, grid)
      try checkFinite(values, "token values")
      add(Embeddings(values: try keep(values), count: count, width: width, grid: grid))
    }
  }

  /// Takes an array over.
  func tokens(owned values: [Float], count: Int, width: Int, grid: Grid?) throws(SinkError) {
    try step { () throws(SinkError) in
      try checkTokens(values.count, count, width, grid)
      try checkFinite(values, "token values")
      add(Embeddings(values: values, count: count, width: width, grid: grid))
    }
  }

  /// Whether tokens of `values` values could be pushed.
  func checkTokens(_ values: Int, count: Int, width: Int, grid: Grid?) throws(SinkError) {
    try step { () throws(SinkError) in try checkTokens(values, count, width, grid) }
  }

  private func checkTokens(_ values: Int, _ count: Int, _ width: Int, _ grid: Grid?) throws(SinkError) {
    try checkRoom()
    guard facts.tokenWidth > 0 else {
      throw .unsupported("the model takes no tokens of an adapter's own", hint: "use a model that runs in this process")
    }
    guard width == facts.tokenWidth else {
      throw .shape("tokens are \(width) wide, the model's are \(facts.tokenWidth)")
    }
    guard count > 0, let total = Checked.product(count, width), total == values else {
      throw .shape("\(count) tokens of width \(width) were given \(values) values")
    }
    let most = min(limits.tokens, maxTokens) - tokens
    guard count <= most else { throw .tooMany(what: "tokens", count: count, limit: most) }
    guard let grid else { return }
    guard grid.t > 0, grid.h > 0, grid.w > 0, Checked.product(grid.t, grid.h, grid.w) == count else {
      throw .shape("a grid of \(grid.t) × \(grid.h) × \(grid.w) does not hold \(count) tokens")
    }
  }

  private func add(_ block: Embeddings) {
    tokens += block.count
    blocks.append(.tokens(block))
  }

  func text(_ fact: String) throws(SinkError) {
    try step { () throws(SinkError) in
      try checkRoom()
      guard fact.utf8.count <= limits.factBytes else {
        throw .tooMany(what: "bytes of a fact", count: fact.utf8.count, limit: limits.factBytes)
      }
      guard texts < limits.facts else { throw .tooMany(what: "facts", count: texts + 1, limit: limits.facts) }
      guard fact.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
        throw .malformed("an empty fact was pushed")
      }
      texts += 1
      blocks.append(.text(fact))
    }
  }

  func decide(_ decision: Decision) throws(SinkError) {
    try step { () throws(SinkError) in
      guard !decision.key.isEmpty else { throw .malformed("a decision without a key was pushed") }
      add(decision)
    }
  }

  /// Something known of the video.
  /// - Parameter aspect: as the adapter names it; one that is not known here is left out.
  func claim(aspect name: String, value: String, sentence: String, certainty: Double) throws(SinkError) {
    try step { () throws(SinkError) in
      guard collector == nil else { throw .order("a claim was pushed inside a frames block") }
      guard certainty.isFinite, (0...1).contains(certainty) else {
        throw .malformed("a claim is \(certainty) sure; 0 to 1 is possible")
      }
      guard value.utf8.count <= limits.claimValueBytes else {
        throw .tooMany(what: "bytes of a claim's value", count: value.utf8.count, limit: limits.claimValueBytes)
      }
      guard sentence.utf8.count <= limits.claimSentenceBytes else {
        throw .tooMany(
          what: "bytes of a claim's sentence", count: sentence.utf8.count, limit: limits.claimSentenceBytes)
      }
      let (value, sentence) = (ClaimText.line(value), ClaimText.line(sentence))
      guard !value.isEmpty, !sentence.isEmpty else {
        throw .malformed("a claim without a value or a sentence was pushed")
      }
      guard let aspect = Aspect(rawValue: name) else {
        if notes.count < limits.claims {
          notes.append("a claim of the unknown aspect \(TerminalText.quoted(name)) was left out")
        }
        return
      }
      guard claims.count < limits.claims else {
        throw .tooMany(what: "claims", count: claims.count + 1, limit: limits.claims)
      }
      claims.append(Claim(aspect, value, sentence: sentence, source: .condition(0), certainty: certainty))
    }
  }

  /// Roles are `depth`, `key-frames`.
  static func checkRole(_ text: String) throws(SinkError) {
    let isRole =
      (1...64).contains(text.utf8.count)
      && text.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
    guard isRole else {
      throw .malformed("frames stand for \(TerminalText.quoted(text)); a role has small letters, digits and hyphens")
    }
  }

  /// Records what a caller found wrong before it could call a function here.
  func fail(_ error: SinkError) -> SinkError {
    if let failure { return failure }
    failure = error
    return error
  }

  /// Ends the collection.
  /// - Throws: the first failure, also one that the adapter kept quiet about.
  package func finish() throws(SinkError) {
    if let failure { throw failure }
    guard collector == nil else { throw fail(.order("encode returned inside a frames block")) }
  }

  private func step<R>(_ body: () throws(SinkError) -> R) throws(SinkError) -> R {
    if let failure { throw failure }
    do throws(SinkError) {
      return try body()
    } catch {
      throw fail(error)
    }
  }

  /// A new block may start: none is open and there is room for it.
  private func checkRoom() throws(SinkError) {
    guard collector == nil else { throw .order("a block was pushed inside a frames block") }
    guard blocks.count < limits.blocks else {
      throw .tooMany(what: "blocks", count: blocks.count + 1, limit: limits.blocks)
    }
  }

  private func add(_ decision: Decision) {
    if decisions.count < limits.decisions { decisions.append(decision) }
  }

  /// The numbers for a block: a copy, or nothing where they go into the memory.
  private func keep(_ values: UnsafeBufferPointer<Float>) throws(SinkError) -> [Float] {
    guard memory != nil else { return Array(values) }
    try store { (memory) throws(WorkerTransferError) in try memory.append(values) }
    return []
  }

  private func store(_ append: (BlockMemory) throws(WorkerTransferError) -> Void) throws(SinkError) {
    guard let memory else { return }
    do throws(WorkerTransferError) {
      try append(memory)
    } catch {
      throw .unsupported(error.message, hint: nil)
    }
  }

  private func checkFinite(_ values: [Float], _ what: String) throws(SinkError) {
    let result = values.withUnsafeBufferPointer { values in
      Result { () throws(SinkError) in try checkFinite(values, what) }
    }
    try result.get()
  }

  private func checkFinite(_ values: UnsafeBufferPointer<Float>, _ what: String) throws(SinkError) {
    // An exponent of ones is infinity or no number. Found for many at once, then one by one: much faster.
    var start = 0
    while start < values.count {
      let end = min(start + 4096, values.count)
      var most: UInt32 = 0
      for index in start..<end { most = max(most, values[index].bitPattern & 0x7F80_0000) }
      if most == 0x7F80_0000 {
        for index in start..<end where !values[index].isFinite { throw .notFinite(what: what, index: index) }
      }
      start = end
    }
  }
}
