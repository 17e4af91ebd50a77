import Support

/// Memory that an adapter has for the time of one call.
final class HostScratch {
  private static let alignment = 64

  /// Bytes that all pieces together may have.
  private let limit: Int
  private var taken = 0
  private var pieces: [UnsafeMutableRawPointer] = []

  init(limit: Int) { self.limit = limit }

  deinit { freeAll() }

  func take(_ bytes: Int64) throws(HostError) -> UnsafeMutableRawPointer {
    guard bytes > 0, let count = Int(exactly: bytes) else {
      throw .argument("\(bytes) bytes of scratch were asked for")
    }
    guard let total = Checked.sum(taken, count), total <= limit else {
      throw .noMemory("\(count) bytes of scratch on top of \(taken) are more than the limit of \(limit)")
    }
    let piece = UnsafeMutableRawPointer.allocate(byteCount: count, alignment: Self.alignment)
    piece.initializeMemory(as: UInt8.self, repeating: 0, count: count)
    pieces.append(piece)
    taken = total
    return piece
  }

  func freeAll() {
    for piece in pieces { piece.deallocate() }
    pieces = []
    taken = 0
  }
}
