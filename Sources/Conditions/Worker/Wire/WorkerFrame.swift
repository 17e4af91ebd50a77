package import Support

/// One message between host and worker.
///
/// On the wire: `A2CW`, the protocol's version, the kind, the sender's count of frames before this one, four zero
/// bytes, the body's length; then the body. Numbers are little-endian. Both sides are the same program, so another
/// version means that something else is on the line.
package struct WorkerFrame: Sendable, Equatable {
  package enum Kind: UInt16, Sendable, CaseIterable {
    /// Server: it runs and makes workers. No body.
    case hello = 1
    /// Host: the ``WorkerRequest``.
    case request
    /// Worker: the adapter's function that is about to be called.
    case stage
    /// Worker: a line of the adapter's log.
    case log
    /// Worker: how far the adapter is.
    case progress
    /// Worker: the blocks; comes with the memory that holds their numbers, where there are any.
    case result
    /// Worker: the ``WorkerFailure`` that ended the request.
    case failure
    /// Host: the request is no longer wanted. No body.
    case cancel
    /// Worker: a question to the model's tokenizer.
    case question
    /// Host: the answer.
    case answer
    /// Host: instead of a request, what the worker could do. No body; the result is the ``FenceReport``.
    case probe

    /// The longest body, in bytes.
    package var limit: Int {
      switch self {
      case .hello, .cancel, .probe: 0
      case .stage, .progress: 1 << 12
      case .log: 1 << 16
      // A text of 64 KiB, whatever has to be escaped in it.
      case .question: 1 << 19
      case .failure, .answer: 1 << 20
      case .result: 1 << 23
      case .request: 1 << 25
      }
    }

    /// JSON values of a body: what a worker sends is taken apart in a moment, whatever it is.
    var mostValues: Int {
      switch self {
      case .hello, .cancel, .probe: 0
      case .stage, .log, .progress, .question: 16
      case .failure: 1 << 12
      // A number for each frame of each block.
      case .result: 1 << 18
      case .request, .answer: 1 << 22
      }
    }
  }

  package static let magic: UInt32 = 0x5743_3241
  package static let version: UInt16 = 1
  package static let headerBytes = 24

  package var kind: Kind
  package var body: [UInt8]

  package init(_ kind: Kind, _ body: [UInt8] = []) {
    self.kind = kind
    self.body = body
  }

  package init(_ kind: Kind, _ json: JSON) { self.init(kind, Array(json.text().utf8)) }

  /// What goes over the wire.
  /// - Parameter sequence: frames that the sender sent before.
  package func bytes(sequence: UInt32) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Self.headerBytes + body.count)
    func add<T: FixedWidthInteger>(_ value: T) {
      for shift in stride(from: 0, to: T.bitWidth, by: 8) { bytes.append(UInt8(truncatingIfNeeded: value >> T(shift))) }
    }
    add(Self.magic)
    add(Self.version)
    add(kind.rawValue)
    add(sequence)
    add(UInt32(0))
    add(UInt64(body.count))
    return bytes + body
  }

  /// The body as JSON.
  package func json() throws(WorkerProtocolError) -> JSON {
    do throws(JSONError) {
      return try JSONParser.parse(body, maxValues: kind.mostValues)
    } catch {
      throw .content(kind, error.message)
    }
  }
}

/// What came over the wire is not what the protocol says.
package enum WorkerProtocolError: Error, Equatable {
  case magic(UInt32)
  case version(UInt16)
  case kind(UInt16)
  case sequence(found: UInt32, expected: UInt32)
  case length(WorkerFrame.Kind, bytes: UInt64)
  /// The stream ended inside a frame.
  case truncated
  /// A frame of this kind has no place here.
  case unexpected(WorkerFrame.Kind)
  case content(WorkerFrame.Kind, String)
  /// The memory that came with a result, or did not.
  case memory(String)

  package var text: String {
    switch self {
    case .magic(let found): "a frame starts with 0x\(String(found, radix: 16))"
    case .version(let found): "a frame has protocol version \(found), expected \(WorkerFrame.version)"
    case .kind(let found): "a frame has the unknown kind \(found)"
    case .sequence(let found, let expected): "frame \(found) came where \(expected) was due"
    case .length(let kind, let bytes): "a \(kind) frame of \(bytes) bytes is longer than \(kind.limit)"
    case .truncated: "the last frame is cut"
    case .unexpected(let kind): "a \(kind) frame came out of turn"
    case .content(let kind, let detail): "a \(kind) frame cannot be read: \(detail)"
    case .memory(let detail): detail
    }
  }
}

/// Cuts a stream of bytes into frames.
package struct WorkerFrameReader: Sendable {
  private var bytes: [UInt8] = []
  /// Bytes of ``bytes`` that were read already.
  private var start = 0
  private var sequence: UInt32 = 0

  package init() {}

  package mutating func append(_ more: some Collection<UInt8>) {
    if start > 1 << 16 {
      bytes.removeFirst(start)
      start = 0
    }
    bytes.append(contentsOf: more)
  }

  /// The next whole frame, `nil` where more bytes are needed. The header is judged as soon as it is there, so that a
  /// wrong length is never waited for.
  package mutating func next() throws(WorkerProtocolError) -> WorkerFrame? {
    var reader = ByteReader(bytes[start...])
    guard let magic = reader.little(UInt32.self), let version = reader.little(UInt16.self),
      let code = reader.little(UInt16.self), let number = reader.little(UInt32.self), reader.take(4) != nil,
      let length = reader.little(UInt64.self)
    else { return nil }
    guard magic == WorkerFrame.magic else { throw .magic(magic) }
    guard version == WorkerFrame.version else { throw .version(version) }
    guard let kind = WorkerFrame.Kind(rawValue: code) else { throw .kind(code) }
    guard number == sequence else { throw .sequence(found: number, expected: sequence) }
    guard let count = Int(exactly: length), count <= kind.limit else { throw .length(kind, bytes: length) }
    guard let body = reader.take(count) else { return nil }
    start += WorkerFrame.headerBytes + count
    sequence &+= 1
    return WorkerFrame(kind, Array(body))
  }

  /// To be called at the end of the stream.
  package func finish() throws(WorkerProtocolError) {
    if start < bytes.count { throw .truncated }
  }
}
