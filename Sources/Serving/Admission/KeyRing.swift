import Support

/// The keys that let clients in. Their hashes are kept, and compared all of them whatever the first ones say, so that the
/// time of an answer tells nothing of a key.
package struct KeyRing: Sendable {
  private let hashes: [[UInt8]]

  /// The least length of a key, in characters: shorter ones are found by trying.
  package static let leastLength = 16

  /// - Throws: where there is no key, or one is too short.
  package init(_ keys: [String]) throws(ServerError) {
    guard !keys.isEmpty else { throw ServerError(500, "keys", "there is no key") }
    guard keys.allSatisfy({ $0.utf8.count >= Self.leastLength }) else {
      throw ServerError(
        500, "keys", "a key has fewer than \(Self.leastLength) characters", hint: "make one with: openssl rand -hex 24")
    }
    hashes = keys.map { SHA256.digest(Array($0.utf8)) }
  }

  /// The keys of a file, one a line; lines that begin with `#` are notes.
  package init(file path: String) throws {
    let text = String(decoding: try FileSystem.read(path, limit: 1 << 20), as: UTF8.self)
    try self.init(
      text.split(whereSeparator: \.isNewline).map { line in String(line.filter { !$0.isWhitespace }) }
        .filter { !$0.isEmpty && !$0.hasPrefix("#") })
  }

  package func contains(_ key: String) -> Bool {
    let asked = SHA256.digest(Array(key.utf8))
    var found = false
    for hash in hashes where zip(hash, asked).reduce(UInt8(0), { $0 | ($1.0 ^ $1.1) }) == 0 { found = true }
    return found
  }
}
