/// Reads a byte sequence front to back; a read past the end is an answer (`nil`), never a trap.
public struct ByteReader: Sendable {
  public let bytes: ArraySlice<UInt8>
  private var position: Int

  public init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    self.position = bytes.startIndex
  }

  public init(_ bytes: [UInt8]) { self.init(bytes[...]) }

  /// Bytes not read yet.
  public var remaining: Int { bytes.endIndex - position }
  /// Bytes read so far.
  public var offset: Int { position - bytes.startIndex }

  /// The next `count` bytes, or `nil` where fewer are left or `count` is negative.
  public mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
    guard count >= 0, count <= remaining else { return nil }
    defer { position += count }
    return bytes[position..<(position + count)]
  }

  /// A little-endian integer.
  public mutating func little<T: FixedWidthInteger>(_ type: T.Type = T.self) -> T? {
    guard let raw = take(T.bitWidth / 8) else { return nil }
    var value: T = 0
    for byte in raw.reversed() { value = (value << 8) | T(truncatingIfNeeded: byte) }
    return value
  }

  /// A big-endian integer.
  public mutating func big<T: FixedWidthInteger>(_ type: T.Type = T.self) -> T? {
    guard let raw = take(T.bitWidth / 8) else { return nil }
    var value: T = 0
    for byte in raw { value = (value << 8) | T(truncatingIfNeeded: byte) }
    return value
  }
}
