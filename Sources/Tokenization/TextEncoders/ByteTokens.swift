/// The pieces of single bytes, `<0x00>` to `<0xFF>`, in which a character without a piece of its own is spelled.
struct ByteTokens: Sendable {
  private let ids: [Int32?]  // 256

  /// - Parameter token: the token with a spelling. Some may be missing: Gemma's has the tab's under another name.
  init(_ token: (String) -> Int32?) {
    let digits = Array("0123456789ABCDEF")
    ids = (0..<256).map { token("<0x\(digits[$0 / 16])\(digits[$0 % 16])>") }
  }

  /// - Returns: `nil` where a byte has no token.
  func spelling(of bytes: some Sequence<UInt8>) -> [Int32]? {
    var spelled: [Int32] = []
    for byte in bytes {
      guard let id = ids[Int(byte)] else { return nil }
      spelled.append(id)
    }
    return spelled
  }
}
